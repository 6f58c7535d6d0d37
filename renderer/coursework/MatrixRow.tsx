import { memo } from 'react';
import type { PersonLevel } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';
import { liesOnPaper, type MatrixCell } from './matrix-facts.ts';
import { StateMark } from './StateMark.tsx';

/** The id of a cell in the document, for `aria-activedescendant`. */
export function cellId(personId: string, column: number): string {
  return `matrix-${personId}-${column}`;
}

/** A person's row. Drawn again only when something in it has changed. */
export const MatrixRowView = memo(
  function MatrixRowView({
    personId,
    code,
    level,
    unit,
    workplace,
    cells,
    due,
    number,
    active,
    meant,
  }: {
    personId: string;
    code: string;
    level: PersonLevel;
    unit: string;
    /** Named where people of several workplaces are shown, else empty. */
    workplace: string;
    cells: readonly MatrixCell[];
    /** A 1 for each piece that is due in this session. */
    due: string;
    /** Equal keys stand for equal cells. */
    cellsKey: string;
    /** Its place among all rows that are shown, from 1. */
    number: number;
    /** The column that the hands are on, or −1. */
    active: number;
    /** The column in which the row is meant by what is done next, or −1. */
    meant: number;
  }) {
    const t = useWords();
    return (
      <tr aria-rowindex={number + 1} data-person={personId}>
        <th scope="row" className="matrix-code">
          {code}
        </th>
        <td className="matrix-who">
          {t(`common.${level}`)}
          {(workplace || unit) && <span className="ui-hint"> {[workplace, unit].filter(Boolean).join(', ')}</span>}
        </td>
        {cells.map((cell, column) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a cell is a grid cell
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
            key={column}
            id={cellId(personId, column)}
            className="matrix-cell"
            aria-selected={column === meant}
            data-active={column === active || undefined}
            data-column={column}
            data-due={due[column] === '1' || undefined}
          >
            {cell.pending ? (
              <span className="ui-hint">{t('coursework.pending')}</span>
            ) : (
              <StateMark
                state={cell.state}
                attempt={cell.attempt}
                paper={liesOnPaper(cell)}
                sessionNumber={cell.from?.number ?? null}
              />
            )}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.cellsKey === after.cellsKey &&
    before.personId === after.personId &&
    before.code === after.code &&
    before.level === after.level &&
    before.unit === after.unit &&
    before.workplace === after.workplace &&
    before.due === after.due &&
    before.number === after.number &&
    before.active === after.active &&
    before.meant === after.meant,
);
