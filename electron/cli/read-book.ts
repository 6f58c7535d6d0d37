import { resolve } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { bookOf } from '../desk/book.ts';
import { isErasing } from '../desk/erasure-marker.ts';
import { type Machine, storeOptions } from '../desk/storage.ts';
import { isUnfinished } from '../package/unfinished.ts';
import { readStore } from '../store/read-store.ts';

/** The documents of one of a folder's stores, read beside an open app: no lock is taken and not a byte is written. */
export async function readDocuments(
  machine: Machine,
  folder: string,
  which: 'programme' | 'names',
): Promise<Result<[DocKey, unknown][], { readonly code: string }>> {
  if (isUnfinished(resolve(folder))) return fail({ code: 'NOT_A_PROGRAMME' });
  // Half of it would be shown as it was, and half without somebody.
  if (await isErasing(machine.fs, resolve(folder))) return fail({ code: 'ERASURE_UNFINISHED' });
  const wait = (ms: number): Promise<void> => new Promise((done) => machine.clock.after(ms, done));
  const read = await readStore(storeOptions(machine, resolve(folder), which), wait);
  if (!read.ok) return fail({ code: read.problem.code });
  return ok([...read.value.documents].map(([key, { data }]) => [key, data]));
}

/** Reads a programme without opening it. */
export async function readBook(machine: Machine, folder: string): Promise<Result<Book, { readonly code: string }>> {
  const documents = await readDocuments(machine, folder, 'programme');
  if (!documents.ok) return documents;
  const book = bookOf(documents.value);
  return book ? ok(book) : fail({ code: 'NOT_A_PROGRAMME' });
}

/** The session that an id or `latest` means: the latest is the one whose first day is last. */
export function sessionNamed(book: Book, name: string): Session | null {
  if (name !== 'latest') return Object.hasOwn(book.sessions, name) ? (book.sessions[name] ?? null) : null;
  const first = (session: Session): string =>
    Object.values(session.days)
      .map((day) => day.date)
      .sort()[0] ?? '';
  const key = (session: Session): string =>
    `${first(session)} ${String(session.number).padStart(2, '0')} ${session.id}`;
  return Object.values(book.sessions).sort((a, b) => (key(a) < key(b) ? 1 : -1))[0] ?? null;
}
