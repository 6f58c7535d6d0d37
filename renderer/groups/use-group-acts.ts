import type { CommandInput } from '../../domain/commands.ts';
import { freeShape } from '../../domain/group-shape.ts';
import type { Group, GroupSet, Workplace } from '../../domain/programme.ts';
import { dispatch } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { placing, type SetFacts } from './group-facts.ts';

/** What can be done to a set of groups. Each says what it did and can be undone. */
export interface GroupActs {
  readonly add: (name: string) => void;
  readonly edit: (group: Group, changes: Partial<Pick<Group, 'name' | 'shape'>>) => void;
  readonly remove: (group: Group) => void;
  /** Puts people in a group, or in none; gives whether all of it went well. */
  readonly place: (personIds: readonly string[], into: Group | null) => Promise<boolean>;
  /** Divides people by lot into the first `count` groups; gives whether it went well. */
  readonly divide: (personIds: readonly string[], count: number, seed: string) => Promise<boolean>;
}

/** The acts of one set at one workplace. */
export function useGroupActs(workplace: Workplace, set: GroupSet, facts: SetFacts): GroupActs {
  const t = useWords();
  const give = async (command: CommandInput, said: string) => {
    const answer = await dispatch(command);
    if (answer.ok) notify({ text: said, undo: true });
    return answer.ok;
  };
  return {
    add: (name) =>
      void give(
        {
          kind: 'group.add',
          workplaceId: workplace.id,
          set,
          name,
          shape: freeShape(facts.groups.map(({ group }) => group)),
        },
        t('groups.saidAdd', { name }),
      ),
    edit: ({ id, name }, changes) =>
      void give({ kind: 'group.edit', groupId: id, ...changes }, t('groups.saidEdit', { name: changes.name ?? name })),
    remove: ({ id, name }) => void give({ kind: 'group.remove', groupId: id }, t('groups.saidRemove', { name })),
    place: async (personIds, into) => {
      const said = into
        ? t('groups.saidPlace', { n: personIds.length, name: into.name })
        : t('groups.saidOut', { n: personIds.length });
      for (const { groupId, members } of placing(facts.groups, personIds, into?.id ?? null)) {
        if (!(await give({ kind: 'group.edit', groupId, members }, said))) return false;
      }
      return true;
    },
    divide: (personIds, count, seed) =>
      give(
        { kind: 'groups.divide', workplaceId: workplace.id, set, personIds: [...personIds], count, seed },
        t('groups.saidDivide', { n: count }),
      ),
  };
}
