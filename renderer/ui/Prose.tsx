import { lazy, memo, Suspense } from 'react';

const MarkdownText = lazy(() => import('./MarkdownText.tsx'));

/** Beyond this many characters Markdown is shown as it was written: reading it would hold up the screen. */
const MARKDOWN_MAX = 20_000;

const HAS_MARKDOWN = /[*_`[\]|#>~]|^\s*([-+]|\d+[.)])\s|https?:|\n\s*\n/m;

/** Free text. Markdown is drawn where there is some; plain text needs no machinery. */
export const Prose = memo(function Prose({ text }: { text: string }) {
  if (text.length > MARKDOWN_MAX || !HAS_MARKDOWN.test(text)) return <div className="ui-prose">{text}</div>;
  return (
    <Suspense fallback={<div className="ui-prose">{text}</div>}>
      <MarkdownText text={text} />
    </Suspense>
  );
});
