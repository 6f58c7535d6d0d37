import { applyPatches } from '../../domain/apply-patches.ts';
import type { Book } from '../../domain/command-table.ts';
import type { PartialBook } from '../../domain/difference.ts';
import type { DocKey, Patches } from '../../domain/patch.ts';
import type { Attachment, PresentationFile } from '../../domain/presentation-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';

const SESSION = 'session/';

/** The book that a folder's documents make; null where the programme itself is not among them. */
export function bookOf(documents: Iterable<readonly [DocKey, unknown]>): Book | null {
  const { programme, sessions } = partialBookOf(documents);
  return programme && { programme, sessions };
}

/** What documents of a folder make of a book, whichever there are. */
export function partialBookOf(documents: Iterable<readonly [DocKey, unknown]>): PartialBook {
  let programme: Programme | null = null;
  const sessions: Record<string, Session> = {};
  for (const [key, data] of documents) {
    if (key === 'programme') programme = data as Programme;
    else if (key.startsWith(SESSION)) sessions[key.slice(SESSION.length)] = data as Session;
  }
  return { programme, sessions };
}

/** The book after steps on its documents; null when they do not fit. */
export function patchedBook(book: Book, patches: Patches): Book | null {
  const documents = new Map<DocKey, unknown>([['programme', book.programme]]);
  for (const [id, session] of Object.entries(book.sessions)) documents.set(SESSION + id, session);
  for (const [key, steps] of Object.entries(patches)) {
    const result = applyPatches(documents.get(key), steps);
    if (!result.ok) return null;
    if (result.value === undefined) documents.delete(key);
    else documents.set(key, result.value);
  }
  return bookOf(documents);
}

/** Every file of a presentation in these sessions. */
export function attachmentsOf(book: Book): PresentationFile[] {
  return Object.values(book.sessions).flatMap(presentedFilesOf);
}

/** Every file of a session's presentations. */
export function presentedFilesOf(session: Session): PresentationFile[] {
  return Object.values(session.presentations).flatMap(({ files }) => Object.values(files));
}

/**
 * Whether a file can be one that was taken in: what it is called on the disk is made of these, and a document that opens
 * although it is odd may be anybody's work.
 */
export function isTakenIn({ sha256, ext }: Attachment): boolean {
  return /^[0-9a-f]{64}$/.test(sha256) && /^[a-z0-9]{1,8}$/.test(ext);
}

/** Every file that was handed in at a session. */
export function handedInFilesOf({ submissions }: Session): Attachment[] {
  return Object.values(submissions).flatMap((pieces) =>
    Object.values(pieces).flatMap(({ attempts }) => attempts.flatMap(({ files }) => Object.values(files))),
  );
}

/** Every file that the book points at: those of presentations, and those that were handed in. */
export function keptFilesOf(book: Book): Attachment[] {
  const sessions = Object.values(book.sessions);
  return [...attachmentsOf(book), ...sessions.flatMap(handedInFilesOf)];
}
