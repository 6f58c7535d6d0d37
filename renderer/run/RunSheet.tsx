import { IconAlertTriangle, IconCheck, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { minuteText } from '../../domain/clock-text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { restoreItem } from './late-orders.ts';
import { lookAt } from './run-view.ts';
import type { Sheet, SheetRow, SubRow } from './sheet-rows.ts';

/** The day as it goes: what was done and how long it took, what runs and what is inside it, what is ahead. */
export function RunSheet({ sheet, viewedItemId }: { sheet: Sheet; viewedItemId: string | null }) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const current = sheet.rows.find((row) => row.state === 'now')?.item.id ?? null;
  const shown = viewedItemId ?? current;
  useEffect(() => {
    if (shown === null) return;
    const box = list.current;
    const row = box?.querySelector<HTMLElement>(`[data-item="${shown}"]`);
    if (!box || !row) return;
    // Only this list: where all is one column, the page itself must stay where the reader is.
    const above = row.offsetTop - box.offsetTop;
    if (above < box.scrollTop) box.scrollTop = above;
    else box.scrollTop = Math.max(box.scrollTop, above + row.offsetHeight - box.clientHeight);
  }, [shown]);
  return (
    <div className="run-sheet">
      <header className="run-sheet-head">
        <h2>{t('run.sheet')}</h2>
        <span className="ui-hint">{t('run.minutes')}</span>
      </header>
      <ol ref={list}>
        {sheet.rows.map((row) => (
          <li key={row.item.id} data-item={row.item.id} className={row.state === 'now' ? 'run-now' : undefined}>
            {row.item.cut && row.state === 'ahead' ? (
              <CutRow row={row} />
            ) : (
              <Row row={row} shown={row.item.id === shown} />
            )}
            {row.parts.length > 0 && (
              <ol>
                {row.parts.map((part) => (
                  <Part key={part.key} part={part} />
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ row, shown }: { row: SheetRow; shown: boolean }) {
  const t = useWords();
  const { item, state } = row;
  const rest = item.activity === 'break' || item.activity === 'lunch';
  const names = ['run-row', `run-${state}-row`, rest && 'run-rest', item.lockedStart !== null && 'run-locked'];
  return (
    <button
      type="button"
      className={names.filter(Boolean).join(' ')}
      aria-current={state === 'now' ? 'step' : undefined}
      aria-pressed={shown}
      onClick={() => lookAt(state === 'now' ? null : item.id)}
    >
      <Clock row={row} />
      <span className="run-row-title">
        {item.lockedStart !== null && <Icon of={IconLock} size={15} />}
        {item.title}
        {item.lockedStart !== null && <span className="ui-sr"> ({t('run.locked')})</span>}
      </span>
      {row.squeezed >= 1 ? <Squeezed row={row} /> : <Minutes minutes={row.minutes} difference={row.difference} />}
    </button>
  );
}

/** When it began or is to be expected; where that is another minute than planned, the plan's is struck beside it. */
function Clock({ row: { state, start, plannedStart } }: { row: SheetRow }) {
  const t = useWords();
  const moved = state === 'ahead' && Math.abs(start - plannedStart) >= 1;
  return (
    <span className="tm">
      {minuteText(start)}
      {moved && (
        <>
          <span className="ui-sr"> {t('late.planned')} </span>
          <s className="run-planned">{minuteText(plannedStart)}</s>
        </>
      )}
    </span>
  );
}

/** A locked window that loses some of its beginning, and whether it is left with too little. */
function Squeezed({ row: { item, minutes, breach } }: { row: SheetRow }) {
  const t = useWords();
  const [from, to] = [item.minutes, Math.round(minutes)];
  const short = breach >= 1;
  return (
    <span className={short ? 'run-minutes run-short num' : 'run-minutes num'}>
      {short && <Icon of={IconAlertTriangle} size={14} />}
      <b aria-hidden="true">{t('late.squeezed', { from, to })}</b>
      <span className="ui-sr">
        {t('late.squeezedSaid', { from, to })}
        {short && `, ${t('late.tooShort')}`}
      </span>
    </span>
  );
}

/** An item that was cut: it stays where it was, struck out, and can be taken in again. */
function CutRow({ row: { item, plannedStart } }: { row: SheetRow }) {
  const t = useWords();
  return (
    <div className="run-row run-cut">
      <s className="tm">{minuteText(plannedStart)}</s>
      <span className="run-row-title">
        <s>{item.title}</s>
        <span className="ui-sr"> ({t('late.cut')})</span>
      </span>
      <Button kind="quiet" size="small" onClick={() => restoreItem(item.id)}>
        {t('late.restore')}
      </Button>
    </div>
  );
}

function Part({ part }: { part: SubRow }) {
  const t = useWords();
  return (
    <li
      className={part.state === 'now' ? 'run-part run-part-now' : 'run-part'}
      aria-current={part.state === 'now' || undefined}
    >
      <span className="tm">{minuteText(part.start)}</span>
      <span className="run-part-mark">
        {part.state === 'done' && <Icon of={IconCheck} size={16} />}
        {part.state === 'now' && <Icon of={IconPlayerPlay} size={16} />}
        {part.state !== 'ahead' && <span className="ui-sr">{t(part.state === 'now' ? 'run.now' : 'run.done')}</span>}
      </span>
      <span className="run-row-title">{part.title}</span>
      <Minutes minutes={part.minutes} difference={part.difference} />
    </li>
  );
}

/** Minutes, and by how many they differ from the plan: a bold figure in ink, never red. A plan is not a verdict. */
function Minutes({ minutes, difference }: { minutes: number; difference: number }) {
  const t = useWords();
  return (
    <span className="run-minutes num">
      {difference !== 0 && (
        <>
          <b>{difference > 0 ? `+${difference}` : `−${-difference}`}</b>
          <span className="ui-sr"> {t('run.difference')} </span>
        </>
      )}
      <span>{Math.round(minutes)}</span>
    </span>
  );
}
