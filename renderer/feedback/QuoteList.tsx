import { IconQuote, IconX } from '@tabler/icons-react';
import type { Theme } from '../../domain/coursework-record.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import { sourcesBehind } from './theme-facts.ts';
import type { FeedbackData } from './use-feedback.ts';

/** The longest quote that a card may have. */
const QUOTE_MAX = 200;

/** What a card rests on, which stays here; and of it what was approved as a quote and worded for the room. */
export function QuoteList({
  data,
  theme,
  few,
  onQuote,
}: {
  data: FeedbackData;
  theme: Theme;
  /** It rests on too few to have quotes. */
  few: boolean;
  onQuote: (highlightId: string, text: string | null) => void;
}) {
  const t = useWords();
  const by = useDesk((desk) => desk.by);
  const behind = sourcesBehind(data.programme, data.session, data.coursework.id, theme, by);
  return (
    <section className="feedback-behind" aria-label={t('themes.behind')}>
      <header>
        <h4>{t('themes.behind')}</h4>
        <span className="ui-grow" />
        <PrivacyMark kind="private" />
      </header>
      {behind.length === 0 && <p className="ui-hint">{t('themes.behindNone')}</p>}
      {few && behind.length > 0 && <p className="ui-hint">{t('themes.quotesFew')}</p>}
      <ul>
        {behind.map(({ highlight, code, text }) => {
          const quote = theme.quotes[highlight.id];
          return (
            <li key={highlight.id}>
              <b>{code}</b>
              <span>
                {text ? t('themes.quoted', { text }) : t('themes.wholeText')}
                {highlight.comment && <i className="ui-hint"> {highlight.comment}</i>}
              </span>
              {quote === undefined && text !== '' && !few && (
                <Button
                  kind="quiet"
                  size="small"
                  icon={<Icon of={IconQuote} size={15} />}
                  aria-label={t('themes.approveLabel', { text })}
                  onClick={() => onQuote(highlight.id, text.slice(0, QUOTE_MAX))}
                >
                  {t('themes.approve')}
                </Button>
              )}
              {quote !== undefined && (
                <span className="feedback-quote">
                  <PrivacyMark kind={theme.releasedAt === null ? 'for-room' : 'released'} />
                  <InlineText
                    label={t('themes.quoteLabel', { code })}
                    maxLength={QUOTE_MAX}
                    value={quote}
                    onCommit={(next) => onQuote(highlight.id, next)}
                  />
                  <Button
                    kind="quiet"
                    size="small"
                    aria-label={t('themes.dropQuote', { text: quote })}
                    icon={<Icon of={IconX} size={15} />}
                    onClick={() => onQuote(highlight.id, null)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
