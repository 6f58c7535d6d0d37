import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { SessionKind } from '../../domain/session-kinds.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useWords } from '../ui/words.ts';
import { cellId, MatrixRowView } from './MatrixRow.tsx';
import { cellsKey, type MatrixRow } from './matrix-facts.ts';
import { type MatrixAct, matrixAct, type Spot } from './matrix-keys.ts';
import './matrix.css';
import { useRowWindow } from './use-row-window.ts';

/** The height of a row in rem: the sheet of styles says the same. */
const ROW_REM = 2.0625;
const rowPx = () => ROW_REM * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);

/**
 * People × coursework. One Tab stop; the arrow keys move in it, with Shift over a stretch of people. Only the rows near
 * what is seen are in the document, so that three hundred people open and scroll like ten.
 */
export function Matrix({
  rows,
  pieces,
  dueKind,
  spot,
  meant,
  workplaces,
  onAct,
}: {
  rows: readonly MatrixRow[];
  pieces: readonly Coursework[];
  /** What is due in a session of another kind stands back. */
  dueKind: SessionKind;
  spot: Spot;
  /** The rows that the next act means. */
  meant: ReadonlySet<number>;
  /** Names of workplaces by id, where people of several are shown; else empty. */
  workplaces: Readonly<Record<string, string>>;
  onAct: (act: MatrixAct) => void;
}) {
  const t = useWords();
  const letters = useSingleKeys();
  const scroller = useRef<HTMLDivElement>(null);
  const height = rowPx();
  const { first, last, onScroll } = useRowWindow(scroller, rows.length, height);
  const due = pieces.map((one) => (one.dueKind === dueKind ? '1' : '0')).join('');
  const at = rows[spot.row];
  const grid = useRef<HTMLTableElement>(null);
  // The place is marked from the start, so the keys that are told above it have to work from the start.
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (!element || element.clientHeight === 0) return;
    const top = spot.row * height;
    // The heading stands over the first row that is seen.
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height * 2 > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height * 2 - element.clientHeight;
    }
  }, [spot.row, height]);
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey: shift, altKey: alt } = event;
    const size = { rows: rows.length, columns: pieces.length };
    const act = matrixAct({ key, ctrl: ctrlKey || metaKey, shift, alt }, spot, size, letters);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    onAct(act);
  };
  const point = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const person = cell?.closest<HTMLElement>('[data-person]')?.dataset.person;
    const row = rows.findIndex((one) => one.person.id === person);
    if (!cell || row < 0) return;
    const column = Number(cell.dataset.column);
    const more = event.ctrlKey || event.metaKey;
    const anchor = event.shiftKey ? (spot.anchor ?? spot.row) : null;
    if (!more && anchor === null) onAct({ kind: 'none' });
    onAct({ kind: 'go', spot: { row, column, anchor } });
    if (more) onAct({ kind: 'pick' });
  };
  return (
    <div className="matrix" ref={scroller} onScroll={onScroll}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved between is a grid
        role="grid"
        tabIndex={0}
        className="matrix-table"
        aria-label={t('coursework.matrix')}
        aria-describedby="matrix-keys"
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at ? cellId(at.person.id, spot.column) : undefined}
        onKeyDown={press}
        onClick={point}
        onDoubleClick={() => onAct({ kind: 'open' })}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="matrix-code">
              {t('coursework.code')}
            </th>
            <th scope="col" className="matrix-who">
              {t('coursework.level')}
            </th>
            {pieces.map((one, column) => (
              <th scope="col" key={one.id} title={one.title} data-active={column === spot.column || undefined}>
                <b>{one.key}</b> {one.title}
                {one.dueKind !== dueKind && <span className="ui-sr">, {t(`common.${one.dueKind}`)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <Gap rows={first} height={height} />
        <tbody>
          {rows.slice(first, last).map(({ person, cells }, n) => {
            const row = first + n;
            return (
              <MatrixRowView
                key={person.id}
                personId={person.id}
                code={person.code}
                level={person.level}
                unit={person.unit}
                workplace={workplaces[person.workplaceId] ?? ''}
                cells={cells}
                due={due}
                cellsKey={cellsKey(cells)}
                number={row + 1}
                active={row === spot.row ? spot.column : -1}
                meant={meant.has(row) ? spot.column : -1}
              />
            );
          })}
        </tbody>
        <Gap rows={rows.length - last} height={height} />
      </table>
    </div>
  );
}

/** Stands for rows that are not drawn. */
function Gap({ rows, height }: { rows: number; height: number }) {
  if (rows <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td className="matrix-gap" style={{ height: rows * height }} />
      </tr>
    </tbody>
  );
}
