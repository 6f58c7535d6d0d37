import { IconArrowBackUp } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { dateText } from '../../domain/clock-text.ts';
import type { HistoryEntry } from '../../domain/history.ts';
import { historyLine } from '../../domain/history-words.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { deskApi, dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { notify, withdrawUndo } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';
import { byDay, itemOf, otherSessionOf, standingOf } from './history-rows.ts';
import { useAnswer } from './use-answer.ts';

const AT_FIRST = 40;
const MORE = 120;
/** As far back as the host tells. */
const MOST = 500;

/** What was done, in words, newest first; each change that stands by itself can be undone by itself. */
export function HistoryPanel({ programme }: { programme: Programme }) {
  const t = useWords();
  const language = useLanguage();
  const session = useDesk((desk) => desk.session);
  const sessions = useDesk((desk) => desk.sessions);
  const [limit, setLimit] = useState(AT_FIRST);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another programme or session is one more change
  const ask = useCallback(() => deskApi.history({ limit }), [limit, programme, session, sessions]);
  const asked = useAnswer(ask);
  return (
    <Panel title={t('history.changes')}>
      {asked.kind === 'problem' && <HostProblemNote problem={asked.problem} />}
      {asked.kind === 'there' && asked.value.length === 0 && <Empty>{t('history.none')}</Empty>}
      {asked.kind === 'there' &&
        byDay(asked.value).map(({ date, entries }) => (
          <section key={date} className="history-day" aria-label={dateText(date, language)}>
            <h3>{dateText(date, language)}</h3>
            <ol className="history-rows">
              {entries.map((entry) => (
                <Row key={entry.seq} entry={entry} session={session} />
              ))}
            </ol>
          </section>
        ))}
      {asked.kind === 'there' && asked.value.length === limit && limit < MOST && (
        <Button size="small" onClick={() => setLimit(Math.min(MOST, limit + MORE))}>
          {t('history.older')}
        </Button>
      )}
    </Panel>
  );
}

function Row({ entry, session }: { entry: HistoryEntry; session: Session | null }) {
  const t = useWords();
  const language = useLanguage();
  const sessions = useDesk((desk) => desk.sessions);
  const line = historyLine(language, entry, itemOf(entry, session));
  const elsewhere = otherSessionOf(entry, session, sessions);
  const standing = standingOf(entry);
  const row = useRef<HTMLLIElement>(null);
  const undo = async () => {
    // Refused where something newer has changed the same meanwhile; the desk says why.
    const answer = await dispatch({ kind: 'history.undo', of: entry.seq });
    if (!answer.ok) return;
    // The button goes; whoever came by the keys goes on from here.
    row.current?.focus();
    withdrawUndo();
    notify({ text: t('history.saidUndone', { line }), detail: t('history.redoHint') });
  };
  return (
    <li ref={row} tabIndex={-1} className="history-row" data-standing={standing}>
      <span className="history-line num">{line}</span>
      {elsewhere && <Chip kind="tag">{t('history.session', { number: elsewhere.number })}</Chip>}
      {standing === 'can' ? (
        <Button
          kind="quiet"
          size="small"
          icon={<Icon of={IconArrowBackUp} size={16} />}
          aria-label={t('history.undoThis', { line })}
          onClick={() => void undo()}
        >
          {t('common.undo')}
        </Button>
      ) : (
        <span className="ui-hint history-standing">{t(`history.standing-${standing}`)}</span>
      )}
    </li>
  );
}
