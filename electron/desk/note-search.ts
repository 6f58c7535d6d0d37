import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { HostAnswer, SessionSummary } from '../../domain/contract.ts';
import {
  FOUND_MOST,
  isFoundIn,
  mayHold,
  type NoteFound,
  type NotesFound,
  searchedTexts,
  wordLine,
  wordsIn,
} from '../../domain/note-search.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { RestingDoc } from '../store/catalogue.ts';
import type { Fs } from '../store/fs.ts';
import { metaFolders } from './layouts.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import { readWords, type WordEntry, writeWords } from './word-index.ts';

const SESSION = 'session/';

/**
 * Searches what facilitators wrote down in all sessions of the open programme. Sessions in memory are looked through;
 * of those that rest on the disk an index of words tells which are worth opening, and none of them stays in memory.
 */
export class NoteSearch {
  readonly #fs: Fs;
  readonly #desk: () => ProgrammeDesk | null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(fs: Fs, desk: () => ProgrammeDesk | null) {
    this.#fs = fs;
    this.#desk = desk;
  }

  /** What holds every word that is sought, or words that begin so; newest sessions first. One search at a time. */
  search(query: string): Promise<HostAnswer<NotesFound>> {
    const mine = this.#last.then(() => this.#search(wordsIn(query)));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** When no search is under way. One of a programme that is closed by then writes nothing more. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #search(sought: readonly string[]): Promise<HostAnswer<NotesFound>> {
    const desk = this.#desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    if (sought.length === 0) return ok({ found: [], more: false });
    const { sessions } = desk;
    const { resting } = sessions;
    const words = resting.size > 0 ? await this.#words(desk) : new Map<string, WordEntry>();
    const found: NoteFound[] = [];
    for (const summary of sessions.summaries(desk.shown).reverse()) {
      if (found.length > FOUND_MOST) break;
      const here = desk.shown.sessions[summary.id];
      const entry = words.get(SESSION + summary.id);
      // One that has come to rest meanwhile has no entry yet, and is looked at.
      if (!here && entry && !mayHold(entry.words, sought)) continue;
      const session = here ?? (await sessions.look(summary.id));
      if (session) found.push(...textsWith(session, sought, summary));
    }
    return ok({ found: found.slice(0, FOUND_MOST), more: found.length > FOUND_MOST });
  }

  /** The words of every session that rests, made anew where they are not those of its present state. */
  async #words(desk: ProgrammeDesk): Promise<ReadonlyMap<string, WordEntry>> {
    const meta = join(desk.folder, metaFolders.programme);
    const known = await readWords(this.#fs, meta);
    const words = new Map<string, WordEntry>();
    let isNew = false;
    for (const doc of [...desk.sessions.resting.values()]) {
      const entry = known.get(doc.key);
      if (entry?.sha256 === doc.stamp.sha256) words.set(doc.key, entry);
      else {
        isNew = true;
        const made = await entryOf(desk, doc);
        if (made) words.set(doc.key, made);
        // The desk answers others between two sessions.
        await turn();
      }
    }
    if (isNew && this.#desk() === desk) await writeWords(desk.machine.fs, meta, words.values());
    return words;
  }
}

async function entryOf(desk: ProgrammeDesk, { key, stamp }: RestingDoc): Promise<WordEntry | null> {
  const session = await desk.sessions.look(key.slice(SESSION.length));
  return session && { key, sha256: stamp.sha256, words: wordLine(searchedTexts(session)) };
}

function textsWith(session: Session, sought: readonly string[], { id, kind, number }: SessionSummary): NoteFound[] {
  return searchedTexts(session)
    .filter(({ text }) => isFoundIn(text, sought))
    .map((one) => ({ ...one, session: { id, kind, number } }));
}
