import { z } from 'zod';
import { type DraftBook, rule } from './command-table.ts';
import { divide } from './divide.ts';
import { COLOURED_SHAPES } from './group-shape.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderLast } from './order.ts';
import { type Group, type GroupSet, GroupSetSchema, type GroupShape, type Programme } from './programme.ts';
import { setMembers } from './programme-commands.ts';
import { made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import { say } from './words.ts';

/** The most groups that people are divided into. */
export const GROUPS_MAX = 30;

/** Commands that divide people into groups by lot. */
export const divideCommands = {
  /**
   * Divides people into the first `count` groups of a set, as `divide` does; groups that are missing are made. Whoever
   * sits in the set and is not among `personIds` ends up outside. One change, so one undo takes it back.
   */
  'groups.divide': rule(
    {
      workplaceId: IdSchema,
      set: GroupSetSchema,
      personIds: z.array(IdSchema).min(1).max(300),
      count: z.int().min(1).max(GROUPS_MAX),
      seed: z.string().min(1).max(40),
    },
    true,
    (book, command, context) => {
      const { workplaceId, set, seed } = command;
      const { people: everyone, groups: kin, workplaces } = book.programme;
      if (!workplaces[workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
      const people = [...new Set(command.personIds)].flatMap((id) => everyone[id] ?? []);
      if (people.length < new Set(command.personIds).size || people.some((one) => one.workplaceId !== workplaceId)) {
        return refuse('NO_SUCH_RECORD', { record: 'person' });
      }
      if (command.count > people.length) return refuse('TOO_MANY_GROUPS');
      const { groups } = divide({ people, count: command.count, seed });
      const there = groupsOf(book, workplaceId, set);
      for (const { name, shape } of newGroups(book.programme, workplaceId, set, command.count)) {
        const id = context.newId();
        const order = orderLast(Object.values(kin));
        kin[id] = { id, workplaceId, set, name, shape, members: {}, order, ...made(context) };
      }
      for (const group of there) {
        if (Object.keys(group.members).length > 0) group.members = {};
      }
      groupsOf(book, workplaceId, set).forEach((group, at) => {
        const members = groups[at];
        if (!members) return;
        setMembers(book, group.id, members);
        touch(group, context);
      });
      return undefined;
    },
  ),
};

function groupsOf({ programme }: Pick<DraftBook, 'programme'>, workplaceId: string, set: GroupSet): Group[] {
  return inOrder(programme.groups).filter((group) => group.workplaceId === workplaceId && group.set === set);
}

/** The groups that have to be made before a set has `count`: by the colour of a free shape, then by number. */
export function newGroups(
  programme: Programme,
  workplaceId: string,
  set: GroupSet,
  count: number,
): { readonly name: string; readonly shape: GroupShape }[] {
  const there = groupsOf({ programme }, workplaceId, set);
  const shapes = new Set<GroupShape>(there.map(({ shape }) => shape));
  const names = new Set(there.map(({ name }) => name.toLowerCase()));
  const free = COLOURED_SHAPES.flatMap((shape) => {
    const name = say(programme.language, `groups.colour-${shape}`);
    return shapes.has(shape) || names.has(name.toLowerCase()) ? [] : [{ name, shape }];
  });
  const made: { name: string; shape: GroupShape }[] = free.slice(0, Math.max(0, count - there.length));
  for (let n = there.length + made.length + 1; there.length + made.length < count; n += 1) {
    const name = say(programme.language, 'groups.numbered', { n });
    if (!names.has(name.toLowerCase())) made.push({ name, shape: 'plain' });
  }
  return made;
}
