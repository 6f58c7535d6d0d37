import { basename, dirname, join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { DeckExportEvent, ExportedFile, HostAnswer } from '../../domain/contract.ts';
import { planDeck } from '../../domain/deck.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Language } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Helper } from '../helper/helper.ts';
import { errnoOf, filesIn, makeFolder } from '../store/fs-steps.ts';
import { picturesAtHand } from './deck-pictures.ts';
import { exportName } from './export-name.ts';
import type { Machine } from './storage.ts';

/** What a deck is made from: slides as data, and where their pictures lie. */
export interface PlannedDeck {
  readonly plan: DeckPlan;
  readonly pictures: Readonly<Record<string, string>>;
}

/** What an export works with. `folder` is the programme's. */
export interface DeckExportTaking {
  readonly machine: Machine;
  readonly helper: Helper;
  readonly folder: string;
}

/** The slides of a session as they would be exported. */
export async function plannedDeck(
  { machine, folder }: { readonly machine: Machine; readonly folder: string },
  book: Book,
  sessionId: string,
  language: Language,
): Promise<HostAnswer<PlannedDeck>> {
  const session = book.sessions[sessionId];
  if (!session) return fail({ code: 'NO_SUCH_SESSION' });
  try {
    const facts = releaseFacts(book.programme, session);
    const { known, places } = await picturesAtHand(machine.fs, folder, facts);
    return ok({ plan: planDeck(facts, language, known), pictures: places });
  } catch {
    // The plan is parsed strictly: what nobody foresaw stops it rather than riding along.
    return fail({ code: 'deck-refused' });
  }
}

/**
 * Writes the deck into the programme's `exports/`, in a process of its own, and tells on the way how far it is. An older
 * one of the same name is replaced when the new one is good. When the signal is aborted, or nobody listens any more, the
 * process is ended and nothing is left of what it wrote.
 */
export async function* exportDeckOf(
  taking: DeckExportTaking,
  book: Book,
  sessionId: string,
  language: Language,
  signal?: AbortSignal,
): AsyncGenerator<DeckExportEvent, void, undefined> {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  const steps = new Steps();
  const working = writeInto(taking, book, { sessionId, language }, stop.signal, (percent) =>
    steps.tell(percent),
  ).finally(() => steps.end());
  try {
    for await (const percent of steps.follow()) yield { kind: 'progress', percent };
    const written = await working;
    yield written.ok ? { kind: 'done', ...written.value } : { kind: 'failed', problem: written.problem };
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
    await working;
  }
}

async function writeInto(
  { machine, helper, folder }: DeckExportTaking,
  book: Book,
  { sessionId, language }: { sessionId: string; language: Language },
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<HostAnswer<ExportedFile & { readonly slides: number }>> {
  // It starts while the slides are planned.
  helper.getReady('write-deck');
  const planned = await plannedDeck({ machine, folder }, book, sessionId, language);
  if (!planned.ok) return planned;
  const fileName = exportName(book, sessionId, language, 'pptx');
  const outFile = join(folder, 'exports', fileName);
  try {
    await makeFolder(machine.fs, dirname(outFile));
    const job = { ...planned.value, outFile, now: machine.clock.now() };
    const done = await helper.runJob('write-deck', job, { signal, onProgress });
    if (!done.ok) {
      await clearUnfinished(machine, outFile);
      return fail({ code: done.problem.code });
    }
    if (!done.value.ok) return fail({ code: done.value.problem.code });
    const { slides, bytes } = done.value.value;
    return ok({ fileName, path: outFile, slides, bytes });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}

/** How far it is, for one who listens: only the last is kept for a slow one. */
class Steps {
  #percent: number | null = null;
  #ended = false;
  #wake = () => {};

  tell(percent: number): void {
    this.#percent = percent;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *follow(): AsyncGenerator<number, void, undefined> {
    for (;;) {
      const percent = this.#percent;
      this.#percent = null;
      if (percent !== null) yield percent;
      else if (this.#ended) return;
      else {
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
      }
    }
  }
}

/** What a helper that was ended left of its file. */
async function clearUnfinished({ fs }: Machine, outFile: string): Promise<void> {
  const folder = dirname(outFile);
  const left = await filesIn(fs, folder, (name) => name.startsWith(`${basename(outFile)}.`) && name.endsWith('.tmp'));
  for (const name of left) await fs.unlink(join(folder, name)).catch(() => {});
}
