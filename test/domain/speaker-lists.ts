import { NEW_SPEAKER_LIST, speakerQueue } from '../../domain/speakers.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

export const at = { sessionId: 's1', itemId: 'open' };
export type Speech = 'ordinary' | 'reply' | 'procedural';

export const ask = (room: Rehearsal, personId: string, speech: Speech = 'ordinary') =>
  room.try({ kind: 'speaker.ask', ...at, personId, speech, entryId: `${personId}-${speech}` });
export const next = (room: Rehearsal, minutes = 0) => room.do({ kind: 'speaker.next', ...at }, minutesIn(minutes));
export const listOf = (room: Rehearsal) => room.session.speakers.open ?? NEW_SPEAKER_LIST;
export const queue = (room: Rehearsal) => speakerQueue(room.book.programme, room.session, 'open').map(({ id }) => id);
export const dayId = (room: Rehearsal) => room.session.items.open?.dayId ?? '';
export const refused = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? null : result.problem?.code;

/** People who have asked, in that order. */
export function asked(...people: string[]): Rehearsal {
  const room = nursingHome();
  for (const personId of people) ask(room, personId);
  return room;
}
