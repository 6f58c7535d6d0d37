import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type Say, useWords } from '../ui/words.ts';
import type { Remaining } from './remaining.ts';

/** What remains before the room may have the card: what it is, why, and what to do instead. */
export function RemainingList({
  id,
  left,
  released,
  onFix,
}: {
  id: string;
  left: readonly Remaining[];
  released: boolean;
  onFix: (one: Remaining) => void;
}) {
  const t = useWords();
  return (
    <ul id={id} className="feedback-left" aria-live="polite" aria-label={t('themes.left')}>
      {released && left.length > 0 && <li className="ui-hint">{t('themes.heldUntilFit')}</li>}
      {left.map((one) => (
        <li key={keyOf(one)}>
          <Icon of={IconAlertTriangle} size={16} />
          <span>{whyOf(t, one)}</span>
          {one.kind !== 'empty' && one.kind !== 'echo' && (
            <Button size="small" aria-label={t(`themes.fixLabel-${one.kind}`, said(one))} onClick={() => onFix(one)}>
              {t(`themes.fix-${one.kind}`)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function keyOf(one: Remaining): string {
  return `${one.kind} ${'word' in one ? one.word : one.kind === 'echo' ? one.run : ''}`;
}

function said(one: Remaining): { word: string; n: number } {
  return { word: 'word' in one ? one.word : '', n: one.kind === 'quotes' ? one.count : 0 };
}

function whyOf(t: Say, one: Remaining): string {
  switch (one.kind) {
    case 'empty':
      return t('themes.why-empty');
    case 'few':
      return t('themes.why-few', { n: one.people });
    case 'echo':
      return t('themes.why-echo', { run: one.run });
    case 'quotes':
      return t('themes.why-quotes', { n: one.count });
    default:
      return t(`themes.why-${one.kind}`, { word: one.word });
  }
}
