import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Case, Settled } from '../../domain/coursework-record.ts';
import type { Programme } from '../../domain/programme.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import type { PieceOf } from './use-kept-text.ts';

/** What was settled, by whom and when, also what was settled before it was opened again. Newest first. */
export function CaseHistory({ programme, piece, one }: { programme: Programme; piece: PieceOf; one: Case }) {
  const t = useWords();
  const { outcome, earlier } = one;
  const now = outcome.kind === 'settled' ? outcome.settled : null;
  if (!now && earlier.length === 0) return null;
  return (
    <section className="case-part" aria-label={t('coursework.history')}>
      {now && (
        <>
          <h3 className="ui-label">{t('coursework.settledTitle')}</h3>
          <OneVerdict programme={programme} settled={now} />
          <div>
            <Button size="small" onClick={() => void dispatch({ kind: 'case.reopen', ...piece })}>
              {t('coursework.reopen')}
            </Button>
          </div>
        </>
      )}
      {earlier.length > 0 && (
        <>
          <h3 className="ui-label">{t('coursework.earlier')}</h3>
          <ol className="case-earlier">
            {[...earlier].reverse().map((settled) => (
              <li key={settled.at}>
                <OneVerdict programme={programme} settled={settled} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function OneVerdict({ programme, settled }: { programme: Programme; settled: Settled }) {
  const t = useWords();
  const language = useLanguage();
  const { verdict, reason, note, assessors, at, by } = settled;
  const { timeZone, facilitators } = programme;
  const who = assessors.map((id) => facilitators[id]?.initials ?? '–').join(' + ');
  return (
    <div className="case-verdict" dir="auto">
      <p>
        <b>{t(`coursework.state-${verdict}`)}.</b> {reason}
      </p>
      {note && (
        <p>
          <span className="ui-label">{t('coursework.talkedThrough')}</span> {note}
        </p>
      )}
      <p className="ui-hint num">
        {t('coursework.settledBy', {
          who,
          by,
          date: dateText(localDate(at, timeZone), language, false),
          time: clockText(at, timeZone),
        })}
      </p>
    </div>
  );
}
