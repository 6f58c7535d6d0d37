import type { Card, CardSource } from '../../domain/card-record.ts';
import type { Group, Person } from '../../domain/programme.ts';
import type { Item } from '../../domain/session.ts';
import type { Givers } from './card-entry.ts';

/** How far the round has come, for the desk: codes and groups that have not given a card yet. */
export interface CardProgress {
  readonly given: number;
  readonly of: number;
  readonly waiting: readonly { readonly source: CardSource; readonly name: string }[];
}

/**
 * Who is still waited for, by whose cards the item collects; null where it collects the room's own. `away` are people
 * who are marked as not in the room: nobody waits for them. Groups are those of the set that has given something, or
 * else of the set with the most groups, since an item does not say which.
 */
export function cardProgress(
  collects: Item['cards'],
  cards: readonly Card[],
  { people, groups }: Givers,
  away: ReadonlySet<string>,
): CardProgress | null {
  if (collects === 'person') {
    const given = new Set(cards.flatMap(({ from }) => (from.kind === 'person' ? [from.personId] : [])));
    return progress(
      people.filter((person) => given.has(person.id) || !away.has(person.id)),
      given,
      (person: Person) => ({ source: { kind: 'person', personId: person.id }, name: person.code }),
    );
  }
  if (collects === 'group') {
    const given = new Set(cards.flatMap(({ from }) => (from.kind === 'group' ? [from.groupId] : [])));
    return progress(groupsOfRound(groups, given), given, (group: Group) => ({
      source: { kind: 'group', groupId: group.id },
      name: group.name,
    }));
  }
  return null;
}

function groupsOfRound(groups: readonly Group[], given: ReadonlySet<string>): readonly Group[] {
  const working = groups.filter(({ set }) => set === 'working');
  const reading = groups.filter(({ set }) => set === 'reading');
  const gave = groups.find(({ id }) => given.has(id))?.set;
  if (gave) return gave === 'working' ? working : reading;
  return reading.length > working.length ? reading : working;
}

function progress<T extends { readonly id: string }>(
  all: readonly T[],
  given: ReadonlySet<string>,
  entry: (one: T) => CardProgress['waiting'][number],
): CardProgress {
  const waiting = all.filter(({ id }) => !given.has(id));
  return { given: all.length - waiting.length, of: all.length, waiting: waiting.map(entry) };
}
