import { freeShape } from '../../domain/group-shape.ts';
import type { PresentationKind } from '../../domain/presentation-record.ts';
import { dispatch } from '../desk-client.ts';
import { groupsFor, setOf } from './presentation-facts.ts';
import type { Here } from './use-presentation.ts';

/** What a new presentation is, while it is asked for. */
export interface NewTalk {
  readonly kind: PresentationKind;
  /** Empty where it is no group's, or that of one that is still to be made. */
  readonly groupId: string;
  /** The name of a group that is made along with it; null where one is chosen. */
  readonly newGroup: string | null;
  readonly title: string;
}

/** A presentation of which nothing is said yet but its kind. */
export function noTalk(kind: PresentationKind): NewTalk {
  return { kind, groupId: '', newGroup: null, title: '' };
}

/** Whether a name is that of a group that is there already. */
export function isTakenName({ programme, session }: Pick<Here, 'programme' | 'session'>, talk: NewTalk): boolean {
  const name = talk.newGroup?.trim().toLowerCase();
  return groupsFor(programme, session.workplaceId, talk.kind).some((one) => one.name.toLowerCase() === name);
}

/** Whether all that has to be said of it is said. */
export function isWholeTalk(here: Pick<Here, 'programme' | 'session'>, talk: NewTalk): boolean {
  const named = talk.newGroup === null || (talk.newGroup.trim() !== '' && !isTakenName(here, talk));
  return named && talk.title.trim() !== '';
}

/** The talk with its group made, where it names a new one; null where that was refused. */
export async function withGroup(
  { programme, session }: Pick<Here, 'programme' | 'session'>,
  talk: NewTalk,
): Promise<NewTalk | null> {
  if (talk.newGroup === null) return talk;
  const { workplaceId } = session;
  const shape = freeShape(groupsFor(programme, workplaceId, talk.kind));
  const name = talk.newGroup.trim();
  const answer = await dispatch({ kind: 'group.add', workplaceId, set: setOf(talk.kind), name, shape });
  const made = answer.ok ? answer.ids[0] : undefined;
  return made === undefined ? null : { ...talk, groupId: made, newGroup: null };
}
