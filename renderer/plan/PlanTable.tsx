import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../ui/words.ts';
import { DRAGGED_ITEM, PlanRow } from './PlanRow.tsx';
import { dropAfter, neighbourAfter } from './plan-rows.ts';
import type { Plan } from './use-plan.ts';

/** Where a dragged row would land. */
interface Landing {
  readonly itemId: string;
  readonly half: 'upper' | 'lower';
}

const COLUMNS = ['plan.clock', 'plan.minutes', 'plan.item', 'plan.lead', 'plan.onWall', 'plan.collects'] as const;

/**
 * A day as a table. Arrow keys go from row to row, Alt moves the row along, Enter on the chosen row goes to its
 * minutes, Delete removes. The mouse drags by the handle.
 */
export function PlanTable({
  plan,
  chosenId,
  onChoose,
}: {
  plan: Plan;
  chosenId: string | null;
  onChoose: (itemId: string) => void;
}) {
  const t = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const [dragged, drag] = useState<string | null>(null);
  const [landing, land] = useState<Landing | null>(null);
  const { rows, closed } = plan;
  const inRow = (itemId: string, selector: string) =>
    body.current?.querySelector<HTMLElement>(`[data-row="${itemId}"] ${selector}`);

  const enter = (event: globalThis.KeyboardEvent) => {
    const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const first = chosenId ?? rows[0]?.item.id;
    if (!arrow || event.altKey || event.ctrlKey || event.shiftKey || first === undefined) return;
    if (document.activeElement !== document.body || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onChoose(first);
    inRow(first, 'button.plan-pick')?.focus();
  };
  // An arrow key goes into the table also while nothing has the focus, as when the screen has just come up.
  useEffect(() => {
    addEventListener('keydown', enter);
    return () => removeEventListener('keydown', enter);
  });

  const press = (event: KeyboardEvent, itemId: string) => {
    const at = rows.findIndex(({ item }) => item.id === itemId);
    const row = rows[at];
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!row || event.ctrlKey || event.shiftKey) return;
    if (by !== 0 && event.altKey) {
      const after = closed ? undefined : neighbourAfter(rows, itemId, by);
      if (after !== undefined) plan.move(row.item, after);
    } else if (by !== 0) {
      const next = rows[at + by]?.item.id;
      if (next === undefined) return;
      onChoose(next);
      inRow(next, 'button.plan-pick')?.focus();
    } else if (event.key === 'Enter' && itemId === chosenId && !closed) inRow(itemId, 'input')?.focus();
    else if (event.key === 'Delete' && !closed) plan.remove(row.item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const over = (event: DragEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (!row?.dataset.row || !event.dataTransfer.types.includes(DRAGGED_ITEM)) return;
    event.preventDefault();
    const { top, height } = row.getBoundingClientRect();
    land({ itemId: row.dataset.row, half: event.clientY < top + height / 2 ? 'upper' : 'lower' });
  };
  const drop = (event: DragEvent) => {
    const row = rows.find(({ item }) => item.id === dragged);
    const after = row && landing ? dropAfter(rows, row.item.id, landing) : undefined;
    if (row) event.preventDefault();
    drag(null);
    land(null);
    if (row && after !== undefined) plan.move(row.item, after);
  };
  return (
    <table className="plan-table" aria-label={t('plan.title')}>
      <thead>
        <tr className="plan-row plan-row-head">
          <th scope="col">
            <span className="ui-sr">{t('plan.move')}</span>
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onDragOver={over} onDrop={drop}>
        {rows.map((row, index) => (
          <PlanRow
            key={row.item.id}
            row={row}
            plan={plan}
            chosen={row.item.id === chosenId}
            reachable={chosenId === null ? index === 0 : row.item.id === chosenId}
            dragged={row.item.id === dragged}
            landing={landing?.itemId === row.item.id && dragged !== row.item.id ? landing.half : null}
            onChoose={() => onChoose(row.item.id)}
            onKeyDown={(event) => press(event, row.item.id)}
            onDrag={(on) => {
              drag(on ? row.item.id : null);
              land(null);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}
