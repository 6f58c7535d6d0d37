import { inOrder } from './order.ts';
import type { Person, PersonLevel, PersonRole } from './programme.ts';

/** Levels from the one that schooling left first, roles from the many to the few: the order in which they are shown. */
export const LEVELS: readonly PersonLevel[] = ['assistant', 'skilled', 'professional'];
export const ROLES: readonly PersonRole[] = ['employee', 'leader', 'unionRep'];

/** How a number of people are put together. Every level and role is there, also those of nobody. */
export interface Mix {
  readonly total: number;
  readonly levels: readonly { readonly key: PersonLevel; readonly count: number }[];
  readonly roles: readonly { readonly key: PersonRole; readonly count: number }[];
}

/** Counts people by level and by role. For the desk: the room sees such counts only through `suppress`. */
export function mixOf(people: readonly Person[]): Mix {
  return {
    total: people.length,
    levels: LEVELS.map((key) => ({ key, count: people.filter(({ level }) => level === key).length })),
    roles: ROLES.map((key) => ({ key, count: people.filter(({ role }) => role === key).length })),
  };
}

/** The people of a workplace in their order. */
export function peopleOf(people: Readonly<Record<string, Person>>, workplaceId: string): Person[] {
  return inOrder(people).filter((person) => person.workplaceId === workplaceId);
}
