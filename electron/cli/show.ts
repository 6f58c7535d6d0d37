import { deskView } from '../../domain/desk-view.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { readTimer } from '../../domain/timer.ts';
import type { Machine } from '../desk/storage.ts';
import { instantOf } from './command-line.ts';
import { readBook, sessionNamed } from './read-book.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** Prints a view as JSON, as a clock at that instant would read it. */
export async function show(
  { machine, terminal }: { machine: Machine; terminal: Terminal },
  asked: { folder: string; session: string; view: string; at: string | undefined; json: boolean },
): Promise<number> {
  const at = (asked.at === undefined ? null : instantOf(asked.at)) ?? machine.clock.now();
  const book = await readBook(machine, asked.folder);
  if (!book.ok) return tellProblem(terminal, book.problem, asked.json);
  const session = sessionNamed(book.value, asked.session);
  if (!session) return tellProblem(terminal, { code: 'NO_SUCH_SESSION' }, asked.json);
  if (asked.view === 'desk') {
    terminal.out(JSON.stringify(deskView(book.value.programme, session, at), null, 2));
    return 0;
  }
  const view = PlenumViewSchema.parse(plenumView(releaseFacts(book.value.programme, session)));
  const timer = view.timer && readTimer(view.timer, view.frozenAt ?? at);
  terminal.out(JSON.stringify({ at, view, timer }, null, 2));
  return 0;
}
