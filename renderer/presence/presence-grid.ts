import { itemsOfDay } from '../../domain/agenda.ts';
import { LEVELS, ROLES } from '../../domain/mix.ts';
import { isExpected, type Presence, presenceAt } from '../../domain/presence.ts';
import type { Person, PersonLevel, PersonRole } from '../../domain/programme.ts';
import type { PresenceMark, Session } from '../../domain/session.ts';

/** A person in the grid. `since` is the item where the mark was set; null where there is none. */
export interface PresenceCell {
  readonly person: Person;
  readonly mark: Presence;
  /** Whether they are to be there on the day of the item; who is not, is not missed. */
  readonly expected: boolean;
  readonly since: string | null;
}

/** Everyone's mark during an item, in the order of the codes. */
export function presenceCells(session: Session, itemId: string, people: readonly Person[]): PresenceCell[] {
  const marks = presenceAt(session, itemId);
  const dayId = session.items[itemId]?.dayId;
  const items = dayId === undefined ? [] : itemsOfDay(session, dayId);
  const upTo = items.slice(0, items.findIndex(({ id }) => id === itemId) + 1).reverse();
  return people.map((person) => ({
    person,
    mark: marks.get(person.id) ?? null,
    expected: dayId === undefined || isExpected(session, person.id, dayId),
    since: upTo.find(({ id }) => session.presence[id]?.[person.id] !== undefined)?.id ?? null,
  }));
}

const AFTER: Readonly<Record<PresenceMark, PresenceMark>> = { present: 'away', away: 'floor', floor: 'present' };

/** What a press makes of a mark: first here, then out, on the floor, and round. Taking it away has a key of its own. */
export function nextMark(mark: Presence): PresenceMark {
  return mark === null ? 'present' : AFTER[mark];
}

/** The cells that count: everyone expected, and whoever came anyway. */
export function countedCells(cells: readonly PresenceCell[]): PresenceCell[] {
  return cells.filter(({ mark, expected }) => expected || mark !== null);
}

/** The units of a workplace that anybody belongs to, in the order of the codes; empty when there is only one. */
export function unitsOf(people: readonly Person[]): string[] {
  const units = [...new Set(people.map(({ unit }) => unit))];
  return units.length > 1 ? units : [];
}

/** How many are here of how many. */
export interface PresenceCount<K extends string> {
  readonly key: K;
  readonly present: number;
  readonly of: number;
}

/** The room in numbers, for the desk. Levels and roles that nobody has are left out. */
export interface PresenceCounts {
  readonly present: number;
  /** All that count. */
  readonly of: number;
  readonly away: number;
  readonly floor: number;
  readonly unmarked: number;
  readonly levels: readonly PresenceCount<PersonLevel>[];
  readonly roles: readonly PresenceCount<PersonRole>[];
}

/** Counts a grid. Whoever is neither expected nor marked does not count. */
export function countPresence(all: readonly PresenceCell[]): PresenceCounts {
  const cells = countedCells(all);
  const marked = (mark: Presence) => cells.filter((cell) => cell.mark === mark).length;
  const by = <K extends string>(keys: readonly K[], keyOf: (person: Person) => K): PresenceCount<K>[] =>
    keys
      .map((key) => {
        const own = cells.filter(({ person }) => keyOf(person) === key);
        return { key, present: own.filter(({ mark }) => mark === 'present').length, of: own.length };
      })
      .filter(({ of }) => of > 0);
  return {
    present: marked('present'),
    of: cells.length,
    away: marked('away'),
    floor: marked('floor'),
    unmarked: marked(null),
    levels: by(LEVELS, ({ level }) => level),
    roles: by(ROLES, ({ role }) => role),
  };
}

/** The place an arrow key leads to in a grid of `columns`, or null where there is none. */
export function gridStep(at: number, key: string, columns: number, count: number): number | null {
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined || to < 0 || to >= count ? null : to;
}
