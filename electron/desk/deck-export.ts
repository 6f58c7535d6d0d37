import { basename, dirname, join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import { planDeck } from '../../domain/deck.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Language } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import type { Helper } from '../helper/helper.ts';
import { errnoOf, filesIn, makeFolder } from '../store/fs-steps.ts';
import { fileNamePart } from './folder-name.ts';
import type { Machine } from './storage.ts';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** A deck that was written, with its bytes for a download. */
export interface ExportedDeck {
  readonly fileName: string;
  readonly path: string;
  readonly slides: number;
  readonly file: FileBytes;
}

/** The slides of a session as they would be exported. */
export function deckPlanOf(book: Book, sessionId: string, language: Language): HostAnswer<DeckPlan> {
  const session = book.sessions[sessionId];
  if (!session) return fail({ code: 'NO_SUCH_SESSION' });
  try {
    return ok(planDeck(releaseFacts(book.programme, session), language));
  } catch {
    // The plan is parsed strictly: what nobody foresaw stops it rather than riding along.
    return fail({ code: 'deck-refused' });
  }
}

/** Writes the deck into the programme's `exports/`, in a process of its own. An older one of the same name is replaced. */
export async function exportDeckOf(
  { machine, helper, folder }: { readonly machine: Machine; readonly helper: Helper; readonly folder: string },
  book: Book,
  sessionId: string,
  language: Language,
): Promise<HostAnswer<ExportedDeck>> {
  const plan = deckPlanOf(book, sessionId, language);
  if (!plan.ok) return plan;
  const fileName = deckFileName(book, sessionId, language);
  const outFile = join(folder, 'exports', fileName);
  const { fs, clock } = machine;
  try {
    await makeFolder(fs, dirname(outFile));
    const done = await helper.runJob('write-deck', { plan: plan.value, outFile, now: clock.now() });
    if (!done.ok) {
      await clearUnfinished(machine, outFile);
      return fail({ code: done.problem.code });
    }
    if (!done.value.ok) return fail({ code: done.value.problem.code });
    const bytes = await fs.readFile(outFile);
    const file = new File([bytes as Uint8Array<ArrayBuffer>], fileName, { type: PPTX });
    return ok({ fileName, path: outFile, slides: done.value.value.slides, file });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}

/** What a helper that was ended left of its file. */
async function clearUnfinished({ fs }: Machine, outFile: string): Promise<void> {
  const folder = dirname(outFile);
  const left = await filesIn(fs, folder, (name) => name.startsWith(`${basename(outFile)}.`) && name.endsWith('.tmp'));
  for (const name of left) await fs.unlink(join(folder, name)).catch(() => {});
}

function deckFileName({ programme, sessions }: Book, sessionId: string, language: Language): string {
  const session = sessions[sessionId];
  const workplace = session && programme.workplaces[session.workplaceId]?.name;
  const parts = [firstDate(session), workplace ?? '', String(session?.number ?? ''), language];
  return `samling-${parts.map(fileNamePart).filter(Boolean).join('-')}.pptx`;
}

function firstDate(session: Session | undefined): string {
  return (
    Object.values(session?.days ?? {})
      .map((day) => day.date)
      .sort()[0] ?? ''
  );
}
