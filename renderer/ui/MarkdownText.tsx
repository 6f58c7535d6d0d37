import type { ComponentProps } from 'react';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** Only what a note needs. No pictures, so nothing is ever fetched; no raw HTML; no attributes at all but an address. */
const allowed = {
  tagNames: [
    ...['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'hr', 'a'],
    ...['ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
};

/** A link is read, never followed: an address typed in a room must not open by a slip of the hand. */
function Address({ href, children }: ComponentProps<'a'>) {
  const text = typeof children === 'string' ? children : '';
  return (
    <span className="ui-address">
      {children}
      {href && href !== text && href !== `mailto:${text}` && <span className="ui-hint"> ({href})</span>}
    </span>
  );
}

const flat = (props: ComponentProps<'p'>) => <p className="ui-md-heading">{props.children}</p>;

/** Markdown as text. Headings inside it are not headings of the page. */
export default function MarkdownText({ text }: { text: string }) {
  return (
    <div className="ui-md">
      <Markdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, allowed]]}
        skipHtml
        components={{ a: Address, h1: flat, h2: flat, h3: flat, h4: flat, h5: flat, h6: flat }}
      >
        {text}
      </Markdown>
    </div>
  );
}
