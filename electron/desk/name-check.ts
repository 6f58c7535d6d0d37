import type { Book } from '../../domain/command-table.ts';
import type { Patches } from '../../domain/patch.ts';
import { nameInText } from '../../domain/person-in-text.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';

/** What people write during a day, and which may reach the room. The plan itself is written before and read through. */
const CONTENT =
  /^(card|note|decision|commitment|parked|presentation|feedback|judgement|group|coursework|theme|question)\./;

/** Every name and call name of the link key. */
export function namesIn(names: Names): string[] {
  return Object.values(names.people).flatMap(({ name, callName }) => [name, callName].filter(Boolean));
}

/** What changes a book: its kind, and what it is about. */
export interface Changing {
  readonly kind: string;
  readonly sessionId?: string | null | undefined;
  readonly noteId?: string | undefined;
}

/**
 * Whether a command would let the room see one of the names: in a text that it releases, or changes after its
 * release. The model checks codes; names it does not know, so this is done where they are.
 */
export function releasesName(before: Book, after: Book, command: Changing, names: Names): boolean {
  const all = namesIn(names);
  if (all.length === 0) return false;
  return newTexts(before, after, command).some((text) => nameInText(all, text));
}

/** The same for steps that reverse a command of this kind: what it had put right may have been released since. */
export function reversalReleasesName(before: Book, after: Book, kind: string, patches: Patches, names: Names): boolean {
  const sessions = Object.keys(patches).flatMap((key) => (key.startsWith(SESSION) ? [key.slice(SESSION.length)] : []));
  const places = sessions.length > 0 ? sessions : [undefined];
  return places.some((sessionId) => releasesName(before, after, { kind, sessionId }, names));
}

const SESSION = 'session/';

function newTexts(before: Book, after: Book, command: Changing): readonly string[] {
  const sessionId = command.sessionId ?? after.programme.openSessionId;
  const textsOf = whatCounts(after, command);
  if (sessionId === null || textsOf === null) return [];
  const known = new Set(textsOf(before, sessionId));
  return textsOf(after, sessionId).filter((text) => !known.has(text));
}

function whatCounts(after: Book, command: Changing): ((book: Book, sessionId: string) => string[]) | null {
  const { kind } = command;
  if (kind === 'wall.show' || kind === 'wall.prepare' || kind === 'item.edit') return shownPrompts;
  if (kind === 'wall.message') return writtenMessage;
  return CONTENT.test(kind) && !isPrivateNote(after, command) ? roomTexts : null;
}

/** Prompts that are on the wall or ready for it: showing is releasing. */
function shownPrompts(book: Book, sessionId: string): string[] {
  const session = book.sessions[sessionId];
  const scenes = session ? [session.wall.scene, session.wall.prepared] : [];
  return scenes.flatMap((scene) => (scene?.itemId ? [session?.items[scene.itemId]?.prompt ?? ''] : []));
}

function writtenMessage(book: Book, sessionId: string): string[] {
  return [book.sessions[sessionId]?.wall.message ?? ''];
}

/** Most of what is written is a note that stays private, a few times a second: it cannot reach the room. */
function isPrivateNote(after: Book, { kind, sessionId, noteId }: Changing): boolean {
  if (noteId === undefined) return kind === 'note.begin';
  const note = after.sessions[sessionId ?? '']?.notes[noteId];
  return note?.forDeck !== true && (note?.releasedAt ?? null) === null;
}

function roomTexts(book: Book, sessionId: string): string[] {
  const session = book.sessions[sessionId];
  return session ? textsIn(releaseFacts(book.programme, session)) : [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const WORD = /[\p{L}\p{N}]+/gu;
/** A shorter word is a name only together with another of the same person's: there are people called Dag and Liv. */
const TELLING = 5;

/**
 * The name that a file came with, with people's names in it replaced by their codes: such a name is kept in the
 * programme, where no name may be.
 */
export function fileNameWithoutNames(fileName: string, names: Names, programme: Programme): string {
  const replaced = Object.entries(names.people).reduce((text, [personId, { name }]) => {
    const parts = new Set((name.match(WORD) ?? []).map((part) => part.toLowerCase()).filter((part) => part.length > 2));
    const hits = (text.match(WORD) ?? []).filter((word) => parts.has(word.toLowerCase()));
    if (hits.length < 2 && !hits.some((word) => word.length >= TELLING)) return text;
    const code = programme.people[personId]?.code ?? '';
    return text.replace(WORD, (word) => (parts.has(word.toLowerCase()) ? code : word));
  }, fileName);
  if (replaced === fileName) return fileName;
  return replaced.replace(/([\p{L}\p{N}]+)(?:[\s_.-]+\1(?![\p{L}\p{N}]))+/gu, '$1');
}
