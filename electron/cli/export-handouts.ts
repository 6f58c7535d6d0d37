import { join, resolve } from 'node:path';
import type { HostProblem } from '../../domain/contract.ts';
import { type Handout, handoutMarkdown, planHandouts } from '../../domain/handout.ts';
import type { Language } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { say } from '../../domain/words.ts';
import { exportName, freeName } from '../desk/export-name.ts';
import { putInPlace } from '../desk/put-in-place.ts';
import type { Machine } from '../desk/storage.ts';
import { handoutPdf } from '../export/handout-pdf.ts';
import { errnoOf, makeFolder } from '../store/fs-steps.ts';
import { readBook, sessionNamed } from './read-book.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** What a handout can be written as. */
export type HandoutFormat = 'md' | 'pdf';

/**
 * Writes what each group takes home, a file for each, into a folder. The programme is only read, so it may be open
 * elsewhere. Files that were written before are replaced. A PDF whose font has not all characters is not written with
 * holes in it: Markdown stands in its place, and that is told.
 */
export async function exportHandouts(
  { machine, terminal }: { machine: Machine; terminal: Terminal },
  asked: {
    folder: string;
    session: string;
    language: Language | undefined;
    out: string;
    format: HandoutFormat;
    json: boolean;
  },
): Promise<number> {
  const problem = (problem: HostProblem): number => tellProblem(terminal, problem, asked.json);
  const book = await readBook(machine, asked.folder);
  if (!book.ok) return problem(book.problem);
  const session = sessionNamed(book.value, asked.session);
  if (!session) return problem({ code: 'NO_SUCH_SESSION' });
  const language = asked.language ?? session.language;
  const handouts = planHandouts(releaseFacts(book.value.programme, session), language);
  if (handouts.length === 0) return problem({ code: 'NO_HANDOUTS' });
  const out = resolve(asked.out);
  const files: string[] = [];
  const names = new Set<string>();
  let asText = 0;
  try {
    await makeFolder(machine.fs, out);
    for (const handout of handouts) {
      const { ext, bytes } = fileOf(handout, asked.format, language);
      if (ext !== asked.format) asText += 1;
      const name = freeName(exportName(book.value, session.id, language, ext, [handout.group]), names);
      const file = join(out, name);
      await putInPlace(machine, file, bytes);
      names.add(name);
      files.push(file);
    }
  } catch (error) {
    return problem({ code: 'IO', params: { errno: errnoOf(error) } });
  }
  if (asked.json) terminal.out(JSON.stringify({ ok: true, files, asText }));
  else for (const file of files) terminal.out(say(terminal.language, 'cli.handoutWritten', { file }));
  if (asText > 0 && !asked.json) terminal.err(say(terminal.language, 'cli.papersAsText', { n: asText }));
  return 0;
}

function fileOf(
  handout: Handout,
  format: HandoutFormat,
  language: Language,
): { readonly ext: HandoutFormat; readonly bytes: Uint8Array } {
  if (format === 'pdf') {
    const { bytes, missing } = handoutPdf(handout, language);
    if (missing === 0) return { ext: 'pdf', bytes };
  }
  return { ext: 'md', bytes: Buffer.from(handoutMarkdown(handout, language)) };
}
