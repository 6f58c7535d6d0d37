import { IconCheck, IconDoorExit, IconStethoscope } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { PresenceMark } from '../../domain/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { gridStep, nextMark, type PresenceCell } from './presence-grid.ts';

const MARK_ICONS = { present: IconCheck, away: IconDoorExit, floor: IconStethoscope } as const;

/** Everyone as a code to press. One Tab stop; arrow keys move, Space changes, V is on the floor, Delete takes the mark away. */
export function PresenceGrid({
  cells,
  sinceText,
  onMark,
}: {
  cells: readonly PresenceCell[];
  /** Where a mark was set, in words. */
  sinceText: (cell: PresenceCell) => string | undefined;
  onMark: (personId: string, mark: PresenceMark | null) => void;
}) {
  const t = useWords();
  const root = useRef<HTMLFieldSetElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = cells.some(({ person }) => person.id === active) ? active : (cells[0]?.person.id ?? null);
  const press = (event: KeyboardEvent, at: number, cell: PresenceCell) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...(root.current?.querySelectorAll('button') ?? [])];
    if (event.key === 'Delete' || event.key === 'Backspace') onMark(cell.person.id, null);
    else if (event.key.toLowerCase() === 'v') onMark(cell.person.id, cell.mark === 'floor' ? 'present' : 'floor');
    else {
      const to = gridStep(at, event.key, columnsOf(buttons), buttons.length);
      if (to === null) return;
      buttons[to]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset ref={root} className="presence-grid">
      <legend className="ui-sr">
        {t('presence.grid')}. {t('presence.keys')}
      </legend>
      {cells.map((cell, at) => {
        const { person, mark, expected } = cell;
        const state = mark ?? (expected ? 'none' : 'unexpected');
        return (
          <button
            key={person.id}
            type="button"
            className={`presence-cell presence-${state}`}
            tabIndex={stop === person.id ? 0 : -1}
            aria-label={t('presence.person', { code: person.code, mark: t(`presence.mark-${state}`) })}
            title={sinceText(cell)}
            onFocus={() => setActive(person.id)}
            onClick={() => onMark(person.id, nextMark(mark))}
            onKeyDown={(event) => press(event, at, cell)}
          >
            {mark && <Icon of={MARK_ICONS[mark]} size={15} />}
            {person.code}
          </button>
        );
      })}
    </fieldset>
  );
}

/** How many stand in a row, read from where they are drawn. */
function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const inFirstRow = buttons.filter((button) => button.offsetTop === top).length;
  return Math.max(1, inFirstRow);
}
