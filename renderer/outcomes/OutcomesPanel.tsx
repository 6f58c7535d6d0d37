import { IconPresentation } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ANSWERS_MIN, type HandCount } from '../../domain/hand-count.ts';
import type { Day, Session } from '../../domain/session.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import './outcomes.css';

const ANSWERS = ['yes', 'partly', 'notYet'] as const;
const NOBODY: HandCount = { yes: 0, partly: 0, notYet: 0 };

/** What the day is to give, and at the check-out the hands that are counted for each. */
export function OutcomesPanel({ sessionId, itemId }: { sessionId: string; itemId: string }) {
  const t = useWords();
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  const day = session?.days[session.items[itemId]?.dayId ?? ''];
  if (!session || !day) return null;
  return (
    <section className="outcomes" aria-label={t('outcomes.title')}>
      <header className="outcomes-head">
        <h2>{t('outcomes.title')}</h2>
        <span className="ui-grow" />
        <Show session={session} kind="outcomes" />
        <Show session={session} kind="checkout" />
      </header>
      {day.outcomes.length === 0 ? (
        <Empty>{t('outcomes.none')}</Empty>
      ) : (
        <>
          <table className="outcomes-table">
            <thead>
              <tr>
                <th scope="col">{t('wall.checkout')}</th>
                {ANSWERS.map((answer) => (
                  <th key={answer} scope="col">
                    {t(`common.hands-${answer}`)}
                  </th>
                ))}
                <th scope="col">{t('outcomes.room')}</th>
              </tr>
            </thead>
            <tbody>
              {day.outcomes.map((outcome, at) => (
                <Row key={outcome} sessionId={sessionId} day={day} at={at} outcome={outcome} />
              ))}
            </tbody>
          </table>
          <p className="ui-hint">{t('outcomes.rule', { n: ANSWERS_MIN })}</p>
        </>
      )}
    </section>
  );
}

function Show({ session, kind }: { session: Session; kind: 'outcomes' | 'checkout' }) {
  const t = useWords();
  const { scene, black } = session.wall;
  return (
    <Button
      kind="wall"
      size="small"
      icon={<Icon of={IconPresentation} size={16} />}
      aria-pressed={scene.kind === kind && !black}
      onClick={() => void dispatch({ kind: 'wall.show', sessionId: session.id, scene: { kind, itemId: null } })}
    >
      {t(`run.scene-${kind}`)}
    </Button>
  );
}

function Row({ sessionId, day, at, outcome }: { sessionId: string; day: Day; at: number; outcome: string }) {
  const t = useWords();
  const count = day.checkout[`${at}`] ?? NOBODY;
  // Whoever counts is faster than the disk: what is on its way belongs to the next count too.
  const latest = useRef(count);
  const flying = useRef(0);
  if (flying.current === 0) latest.current = count;
  const commit = async (answer: keyof HandCount, hands: number) => {
    latest.current = { ...latest.current, [answer]: hands };
    flying.current += 1;
    await dispatch({ kind: 'outcome.count', sessionId, dayId: day.id, outcome: at, ...latest.current });
    flying.current -= 1;
  };
  const total = count.yes + count.partly + count.notYet;
  return (
    <tr>
      <th scope="row">{outcome}</th>
      {ANSWERS.map((answer) => (
        <td key={answer}>
          <Hands
            label={t('outcomes.hands', { answer: t(`common.hands-${answer}`), outcome })}
            value={count[answer]}
            onCommit={(hands) => void commit(answer, hands)}
          />
        </td>
      ))}
      <td className="ui-hint num">
        {total === 0 ? '' : t(total >= ANSWERS_MIN ? 'outcomes.shown' : 'outcomes.held', { n: total })}
      </td>
    </tr>
  );
}

/** A number that is written as it is counted: kept when the field is left or Enter is pressed. */
function Hands({ label, value, onCommit }: { label: string; value: number; onCommit: (hands: number) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const hands = Math.min(999, Number(draft ?? value) || 0);
    setDraft(null);
    if (hands !== value) onCommit(hands);
  };
  return (
    <input
      className="ui-input num"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      aria-label={label}
      value={draft ?? (value === 0 ? '' : String(value))}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value.replace(/\D/g, ''))}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
