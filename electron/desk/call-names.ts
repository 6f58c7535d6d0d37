import type { Book } from '../../domain/command-table.ts';
import { codesInText, codesOf } from '../../domain/person-in-text.ts';
import type { Names } from '../../domain/programme.ts';

/**
 * What whoever stands on the open session's speaker list wants to be called in the room, by the id of their entry.
 * None where two are called the same, or where it would be a code: then the room knows them by their place.
 */
export function callNameOf(book: Book, names: Names): (entryId: string) => string | null {
  const { programme, sessions } = book;
  const session = programme.openSessionId === null ? undefined : sessions[programme.openSessionId];
  const lists = Object.values(session?.speakers ?? {});
  const codes = codesOf(programme);
  const times = new Map<string, number>();
  for (const { callName } of Object.values(names.people)) times.set(key(callName), (times.get(key(callName)) ?? 0) + 1);
  return (entryId) => {
    const personId = lists.find((list) => list.entries[entryId])?.entries[entryId]?.personId ?? '';
    const callName = names.people[personId]?.callName.trim() ?? '';
    if (callName === '' || times.get(key(callName)) !== 1) return null;
    return codesInText(codes, callName).length > 0 ? null : callName;
  };
}

function key(callName: string): string {
  return callName.trim().toLowerCase();
}
