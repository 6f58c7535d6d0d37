import { join, resolve } from 'node:path';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { playDemo } from '../demo/play-demo.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { Inspector } from '../desk/inspector.ts';
import type { Machine } from '../desk/storage.ts';
import type { Helper } from '../helper/helper.ts';
import { exportDeck } from './export-deck.ts';
import { readBook } from './read-book.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** Builds the example nursing home, plays a kick-off day and an implementation day, and writes both decks. */
export async function demo(
  taking: { machine: Machine; templates: TemplateFolders; helper: Helper; terminal: Terminal; demoFolder: string },
  { folder, language, json }: { folder: string; language: Language; json: boolean },
): Promise<number> {
  const { machine, templates, demoFolder, terminal } = taking;
  const root = resolve(folder);
  const played = await playDemo({ machine, folder: root, templates, demoFolder, language });
  if (!played.ok) return tellProblem(terminal, played.problem, json);
  const { desk } = played.value;
  // What the desk does by itself with a file that came in, so that the decks have the pictures.
  const inspector = new Inspector({ machine, helper: taking.helper, desk });
  for (const { sha256 } of desk.sessions.presented(desk.shown)) {
    const looked = await inspector.inspect(sha256);
    if (looked.ok) continue;
    await desk.close(true);
    return tellProblem(terminal, looked.problem, json);
  }
  const closed = await desk.close();
  if (!closed.ok) return tellProblem(terminal, closed.problem, json);
  const book = await readBook(machine, root);
  if (!book.ok) return tellProblem(terminal, book.problem, json);
  for (const session of Object.values(book.value.sessions).sort((a, b) => a.number - b.number)) {
    const out = join(root, 'exports', `samling-${session.number}-${language}.pptx`);
    const code = await exportDeck(taking, { folder: root, session: session.id, language, out, json });
    if (code !== 0) return code;
  }
  if (!json) terminal.out(say(terminal.language, 'cli.made', { folder: root }));
  return 0;
}
