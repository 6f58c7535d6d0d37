import { resolve } from 'node:path';
import { localDate } from '../../domain/clock-text.ts';
import type { Language } from '../../domain/programme.ts';
import type { SessionKind } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { createProgramme } from '../desk/new-programme.ts';
import type { Machine } from '../desk/storage.ts';
import { nobody } from './do-commands.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** Makes a programme folder with one workplace, its people as codes and a first session from a template. */
export async function newProgramme(
  { machine, templates, terminal }: { machine: Machine; templates: TemplateFolders; terminal: Terminal },
  asked: {
    folder: string;
    kind: SessionKind;
    language: Language;
    workplace: string;
    date?: string | undefined;
    people: number;
    json: boolean;
  },
): Promise<number> {
  const { kind, language, workplace, people } = asked;
  const date = asked.date ?? localDate(machine.clock.now(), 'Europe/Oslo');
  const taking = { machine, templates, folder: resolve(asked.folder), listener: nobody };
  const made = await createProgramme(taking, { name: workplace, workplace, language, kind, date, people });
  if (!made.ok) return tellProblem(terminal, made.problem, asked.json);
  const { desk } = made.value;
  const session = Object.keys(desk.shown.sessions)[0] ?? null;
  const closed = await desk.close();
  if (!closed.ok) return tellProblem(terminal, closed.problem, asked.json);
  if (asked.json) terminal.out(JSON.stringify({ ok: true, folder: taking.folder, session }));
  else terminal.out(say(terminal.language, 'cli.made', { folder: taking.folder }));
  return 0;
}
