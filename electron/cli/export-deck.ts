import { dirname, resolve } from 'node:path';
import type { HostProblem } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { plannedDeck } from '../desk/deck-export.ts';
import type { Machine } from '../desk/storage.ts';
import type { Helper } from '../helper/helper.ts';
import { makeFolder } from '../store/fs-steps.ts';
import { readBook, sessionNamed } from './read-book.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** Writes the deck of a session to a file. The programme is only read, so it may be open elsewhere. */
export async function exportDeck(
  { machine, helper, terminal }: { machine: Machine; helper: Helper; terminal: Terminal },
  asked: { folder: string; session: string; language: Language | undefined; out: string; json: boolean },
): Promise<number> {
  const problem = (problem: HostProblem): number => tellProblem(terminal, problem, asked.json);
  const book = await readBook(machine, asked.folder);
  if (!book.ok) return problem(book.problem);
  const session = sessionNamed(book.value, asked.session);
  if (!session) return problem({ code: 'NO_SUCH_SESSION' });
  const folder = resolve(asked.folder);
  const planned = await plannedDeck({ machine, folder }, book.value, session.id, asked.language ?? session.language);
  if (!planned.ok) return problem(planned.problem);
  const outFile = resolve(asked.out);
  await makeFolder(machine.fs, dirname(outFile));
  const done = await helper.runJob('write-deck', { ...planned.value, outFile, now: machine.clock.now() });
  if (!done.ok) return problem(done.problem);
  if (!done.value.ok) return problem(done.value.problem);
  const { slides, bytes } = done.value.value;
  if (asked.json) terminal.out(JSON.stringify({ ok: true, file: outFile, slides, bytes }));
  else terminal.out(say(terminal.language, 'cli.deckWritten', { file: outFile, slides }));
  return 0;
}
