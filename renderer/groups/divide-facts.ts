import { currentSpan, daysOf, itemsOfDay } from '../../domain/agenda.ts';
import { type Division, divide } from '../../domain/divide.ts';
import { GROUPS_MAX, newGroups } from '../../domain/divide-commands.ts';
import { peopleOf } from '../../domain/mix.ts';
import { isExpected, presenceAt } from '../../domain/presence.ts';
import type { GroupSet, GroupShape, Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import type { SetFacts } from './group-facts.ts';

/** Who is divided: those in the room, those who are to be there today, or all. */
export type DivideWho = 'present' | 'expected' | 'all';

/** People that can be divided; at least one. */
export interface Candidates {
  readonly who: DivideWho;
  readonly people: readonly Person[];
}

/**
 * The choices of whom to divide at a workplace. Those present are offered when somebody has been marked in the session
 * that is open, those expected when that is not everybody. Empty where there are no people.
 */
export function candidates(programme: Programme, session: Session | null, workplaceId: string): Candidates[] {
  const all = peopleOf(programme.people, workplaceId);
  const choices: Candidates[] = [];
  const dayId = session && (session.run.dayId ?? daysOf(session).find(({ closedAt }) => closedAt === null)?.id);
  if (session && dayId && session.workplaceId === workplaceId) {
    const itemId = currentSpan(session)?.itemId ?? itemsOfDay(session, dayId).at(-1)?.id ?? '';
    const marks = presenceAt(session, itemId);
    choices.push({ who: 'present', people: all.filter(({ id }) => marks.get(id) === 'present') });
    const expected = all.filter(({ id }) => isExpected(session, id, dayId));
    if (expected.length < all.length) choices.push({ who: 'expected', people: expected });
  }
  choices.push({ who: 'all', people: all });
  return choices.filter(({ people }) => people.length > 0);
}

/** How many groups to begin with: those that are there, else reading groups of about four or working groups of six. */
export function firstCount(set: GroupSet, groups: number, people: number): number {
  const usual = Math.round(people / (set === 'reading' ? 4 : 6));
  return Math.max(1, Math.min(people, GROUPS_MAX, groups > 0 ? groups : usual));
}

/** What is written as a number of groups, or null where that many cannot be made of so many people. */
export function countFrom(text: string, people: number): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= Math.min(people, GROUPS_MAX) ? count : null;
}

/** A division as it would be taken, with what each group is called and looks like. */
export interface DividePreview {
  readonly groups: readonly { readonly name: string; readonly shape: GroupShape; readonly people: readonly Person[] }[];
  readonly shortfalls: Division['shortfalls'];
  /** How many sit in the set now and would sit in no group. */
  readonly leaving: number;
}

/** Works out what the command would do, without doing it. */
export function previewDivision(
  programme: Programme,
  at: { readonly workplaceId: string; readonly set: GroupSet },
  { groups: there }: SetFacts,
  people: readonly Person[],
  count: number,
  seed: string,
): DividePreview {
  const { groups, shortfalls } = divide({ people, count, seed });
  const called = [...there.map(({ group }) => group), ...newGroups(programme, at.workplaceId, at.set, count)];
  const divided = new Set(people.map(({ id }) => id));
  return {
    groups: groups.map((members, index) => ({
      name: called[index]?.name ?? '',
      shape: called[index]?.shape ?? 'plain',
      people: members.flatMap((id) => programme.people[id] ?? []),
    })),
    shortfalls,
    leaving: there.flatMap(({ people: members }) => members).filter(({ id }) => !divided.has(id)).length,
  };
}
