import { type Mix, mixOf, peopleOf } from '../../domain/mix.ts';
import { inOrder } from '../../domain/order.ts';
import type { Group, GroupSet, Person, Programme } from '../../domain/programme.ts';

/** A group of one set with the people in it. */
export interface GroupFacts {
  readonly group: Group;
  readonly people: readonly Person[];
  readonly mix: Mix;
}

/** One of the two sets of a workplace: its groups, and who is in none of them. */
export interface SetFacts {
  readonly groups: readonly GroupFacts[];
  readonly outside: readonly Person[];
}

/** Reads one set of groups. Members who are no longer there are left out. */
export function setFacts(programme: Programme, workplaceId: string, set: GroupSet): SetFacts {
  const people = peopleOf(programme.people, workplaceId);
  const groups = inOrder(programme.groups)
    .filter((group) => group.workplaceId === workplaceId && group.set === set)
    .map((group) => {
      const members = people.filter(({ id }) => group.members[id]);
      return { group, people: members, mix: mixOf(members) };
    });
  const placed = new Set(groups.flatMap(({ people: members }) => members.map(({ id }) => id)));
  return { groups, outside: people.filter(({ id }) => !placed.has(id)) };
}

/** The groups that have other members once people are put in `into` (null = in none), with all their members then. */
export function placing(
  groups: readonly GroupFacts[],
  personIds: readonly string[],
  into: string | null,
): { readonly groupId: string; readonly members: string[] }[] {
  const moved = new Set(personIds);
  if (into !== null) {
    // Joining one group leaves the other by itself, so one command is enough.
    const group = groups.find((one) => one.group.id === into);
    if (!group) return [];
    const stay = group.people.map(({ id }) => id);
    const members = [...stay, ...personIds.filter((id) => !stay.includes(id))];
    return members.length === stay.length ? [] : [{ groupId: into, members }];
  }
  return groups.flatMap(({ group, people }) => {
    const members = people.map(({ id }) => id).filter((id) => !moved.has(id));
    return members.length === people.length ? [] : [{ groupId: group.id, members }];
  });
}
