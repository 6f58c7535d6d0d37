import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { commandJsonSchema } from '../../domain/commands.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { openDesk } from '../desk/open-desk.ts';
import type { ProgrammeDesk } from '../desk/programme-desk.ts';
import type { Machine } from '../desk/storage.ts';
import { instantOf } from './command-line.ts';
import { sessionNamed } from './read-book.ts';
import { FAILED, type Terminal, tellProblem } from './terminal.ts';

/** Nobody listens while the command line is the only one there. */
export const nobody = { onChange: () => {}, onAnew: () => {}, onNames: () => {}, onSave: () => {}, onNotice: () => {} };

interface Line {
  readonly id?: unknown;
  readonly by?: unknown;
  readonly at?: unknown;
  readonly [field: string]: unknown;
}

/**
 * Applies commands, one JSON object a line, and answers each with a line when it is on the disk. A refused line leaves
 * everything as it was; the ones after it are still tried.
 */
export async function doCommands(
  { machine, templates, terminal }: { machine: Machine; templates: TemplateFolders; terminal: Terminal },
  { folder, session, input }: { folder: string; session: string; input: Readable },
): Promise<number> {
  const opened = await openDesk({ machine, templates, folder: resolve(folder), listener: nobody });
  if (!opened.ok) {
    // For whoever reads the lines, and for whoever reads the terminal.
    tellProblem(terminal, opened.problem, true);
    return tellProblem(terminal, opened.problem, false);
  }
  const { desk } = opened.value;
  let refused = false;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const answer = await giveLine(machine, desk, text, session);
    refused ||= !answer.ok;
    terminal.out(JSON.stringify(answer.ok ? answer : { ok: false, code: answer.refusal.code }));
  }
  const closed = await desk.close();
  if (!closed.ok) return tellProblem(terminal, closed.problem, true);
  return refused ? FAILED : 0;
}

async function giveLine(machine: Machine, desk: ProgrammeDesk, text: string, session: string): Promise<DispatchAnswer> {
  const bad: DispatchAnswer = { ok: false, refusal: { code: 'BAD_COMMAND' } };
  const line = parseLine(text);
  if (!line) return bad;
  const { id = machine.newId(), by = 'F1', at, ...fields } = line;
  const instant = typeof at === 'string' ? instantOf(at) : undefined;
  if (instant === null) return bad;
  // A text is the time of the command; some commands have a number of their own by that name, as a place in a text.
  const own = at === undefined || typeof at === 'string' ? fields : { ...fields, at };
  const command = withSession(desk, own, session);
  return desk.dispatch(
    { id, by, command },
    { role: 'desk', mayReadFiles: true, ...(instant === undefined ? {} : { at: instant }) },
  );
}

function parseLine(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && !Array.isArray(line) ? (line as Line) : null;
  } catch {
    return null;
  }
}

/** A command about a session that names none is about the one given on the command line. */
function withSession(desk: ProgrammeDesk, fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const { kind } = fields;
  if (typeof kind !== 'string' || fields.sessionId !== undefined) return fields;
  const schema = commandJsonSchema(kind) as { required?: string[] } | null;
  if (!schema?.required?.includes('sessionId')) return fields;
  const session = sessionNamed(desk.shown, name);
  return session ? { ...fields, sessionId: session.id } : fields;
}
