import { IconFileText, IconNotes, IconPresentation } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { currentSpan } from '../../domain/agenda.ts';
import type { Item, Session } from '../../domain/session.ts';
import { readTimer } from '../../domain/timer.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { countWriters, type WriterCell, writerCells, writingGoes } from './writing-facts.ts';
import './writing.css';

/**
 * Everybody writes alone: begins the silent countdown, counts what is handed in and marks what came on paper. What is
 * written is typed in afterwards, among the coursework; it is never for the wall.
 */
export function WritingPanel({
  sessionId,
  itemId,
  courseworkId,
}: {
  sessionId: string;
  itemId: string;
  courseworkId: string;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  const item = session?.items[itemId];
  const coursework = programme?.coursework[courseworkId];
  if (!programme || !session || !item || !coursework) return null;
  const cells = writerCells(programme, session, item, courseworkId);
  const { done, of } = countWriters(cells);
  const waiting = cells.filter(({ handed, out }) => handed === 'none' && !out).map(({ person }) => person.id);
  const on = { sessionId, courseworkId };
  const allOnPaper = async () => {
    const answer = await dispatch({ kind: 'submission.hand-in-many', ...on, personIds: waiting, how: 'paper' });
    if (answer.ok) notify({ text: t('writing.allMarked', { n: waiting.length }), undo: true });
  };
  return (
    <section className="writing" aria-label={t('writing.title', { key: coursework.key })}>
      <header className="writing-head">
        <strong className="num" role="status">
          {t('writing.count', { done, of })}
        </strong>
        <span className="ui-grow" />
        <Begin session={session} item={item} />
      </header>
      <p className="ui-hint">{t('writing.wall')}</p>
      {curtained ? (
        <Empty>{t('writing.behindCurtain')}</Empty>
      ) : (
        <>
          <Grid
            cells={cells}
            onMark={({ person, handed }) => {
              const one = { ...on, personId: person.id };
              if (handed === 'none') void dispatch({ kind: 'submission.hand-in', ...one, how: 'paper' });
              if (handed === 'paper') void dispatch({ kind: 'submission.clear', ...one });
            }}
          />
          <footer className="writing-foot">
            {waiting.length > 1 && (
              <Button size="small" onClick={() => void allOnPaper()}>
                {t('writing.restOnPaper', { n: waiting.length })}
              </Button>
            )}
            <span className="ui-grow" />
            <a className="ui-btn ui-btn-quiet" href="#/coursework">
              <Icon of={IconNotes} size={16} />
              {t('writing.typeIn')}
            </a>
          </footer>
        </>
      )}
    </section>
  );
}

/** Begins the countdown and shows it in one press; while it goes it says so. */
function Begin({ session, item }: { session: Session; item: Item }) {
  const t = useWords();
  const goes = writingGoes(session, item.id, hostNow());
  const begin = async () => {
    const sessionId = session.id;
    const { timer } = session.run;
    if (currentSpan(session)?.itemId !== item.id) {
      const started = await dispatch({ kind: 'run.start', sessionId, dayId: item.dayId, itemId: item.id });
      if (!started.ok) return;
    } else if (!timer || readTimer(timer, hostNow()).state !== 'running') {
      await dispatch({ kind: 'timer.start', sessionId });
    }
    void dispatch({ kind: 'wall.show', sessionId, scene: { kind: 'reflection', itemId: item.id } });
  };
  return (
    <Button
      kind="wall"
      icon={<Icon of={IconPresentation} size={16} />}
      aria-pressed={goes}
      onClick={() => void begin()}
    >
      {t(goes ? 'writing.goes' : 'writing.begin')}
    </Button>
  );
}

/** Everyone as a code. One Tab stop; arrow keys move, Space or Enter marks paper or takes the mark away. */
function Grid({ cells, onMark }: { cells: readonly WriterCell[]; onMark: (cell: WriterCell) => void }) {
  const t = useWords();
  const root = useRef<HTMLFieldSetElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = cells.some(({ person }) => person.id === active) ? active : (cells[0]?.person.id ?? null);
  const press = (event: KeyboardEvent, at: number) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = root.current?.querySelectorAll('button');
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? cells.length - 1 : by === undefined ? null : at + by;
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    buttons?.[Math.max(0, Math.min(cells.length - 1, to))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset ref={root} className="writing-grid">
      <legend className="ui-sr">{t('writing.grid')}</legend>
      {cells.map((cell, at) => {
        const { person, handed, out } = cell;
        return (
          <button
            key={person.id}
            type="button"
            className={`writing-cell writing-${handed}${out ? ' writing-out' : ''}`}
            tabIndex={stop === person.id ? 0 : -1}
            aria-pressed={handed !== 'none'}
            aria-disabled={handed === 'text' || handed === 'settled' || undefined}
            aria-label={t('writing.person', { code: person.code, state: t(`writing.state-${handed}`) })}
            onFocus={() => setActive(person.id)}
            onClick={() => onMark(cell)}
            onKeyDown={(event) => press(event, at)}
          >
            {handed === 'paper' && <Icon of={IconFileText} size={15} />}
            {(handed === 'text' || handed === 'settled') && <Icon of={IconNotes} size={15} />}
            {person.code}
          </button>
        );
      })}
    </fieldset>
  );
}
