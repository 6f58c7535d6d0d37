import { deskView } from '../../domain/desk-view.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { readTimer } from '../../domain/timer.ts';
import type { Machine } from '../desk/storage.ts';
import { instantOf, readBook, sessionNamed } from './read-book.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** Prints a view as JSON, as a clock at that instant would read it. */
export async function show(
  { machine, terminal }: { machine: Machine; terminal: Terminal },
  asked: { folder: string; session: string; view: string; at: string | undefined; json: boolean },
): Promise<number> {
  const at = asked.at === undefined ? machine.clock.now() : instantOf(asked.at);
  if (at === null) return tellProblem(terminal, 'BAD_COMMAND', asked.json);
  const book = await readBook(machine, asked.folder);
  if (!book.ok) return tellProblem(terminal, book.problem.code, asked.json);
  const session = sessionNamed(book.value, asked.session);
  if (!session) return tellProblem(terminal, 'NO_SESSION_OPEN', asked.json);
  if (asked.view === 'desk') {
    terminal.out(JSON.stringify(deskView(book.value.programme, session, at), null, 2));
    return 0;
  }
  const view = PlenumViewSchema.parse(plenumView(releaseFacts(book.value.programme, session)));
  const timer = view.timer && readTimer(view.timer, view.frozenAt ?? at);
  terminal.out(JSON.stringify({ at, view, timer }, null, 2));
  return 0;
}
