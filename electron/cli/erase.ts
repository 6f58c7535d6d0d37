import { resolve } from 'node:path';
import { isoWithOffset } from '../../domain/clock-text.ts';
import { certificateLines, type ErasurePreview, erasedLines } from '../../domain/erasure-certificate.ts';
import { say, sayIfKnown } from '../../domain/words.ts';
import { erasePerson, previewErasure } from '../desk/erasing.ts';
import type { Machine } from '../desk/storage.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** What `samling erase` was asked for. */
export interface EraseAsked {
  readonly folder: string;
  readonly code: string;
  /** The name of their workplace, where others have somebody of that code too. */
  readonly workplace?: string | undefined;
  /** Deletes files as well that mention the person, or may do so. */
  readonly files: boolean;
  /** Without it, what would go is only told. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** Tells what erasing a person would do, or does it. */
export async function erase(
  { machine, terminal }: { readonly machine: Machine; readonly terminal: Terminal },
  { folder, code, workplace, files, yes, json }: EraseAsked,
): Promise<number> {
  const root = resolve(folder);
  const { language, out } = terminal;
  if (!yes) {
    const preview = await previewErasure(machine, root, { code, workplace });
    if (!preview.ok) return tellProblem(terminal, { code: preview.problem.code }, json);
    if (json) out(JSON.stringify({ ok: true, erased: false, ...preview.value }));
    else for (const line of previewLines(terminal, preview.value)) out(line);
    return 0;
  }
  const done = await erasePerson(machine, root, { code, workplace, by: '', removeFiles: files });
  if (!done.ok) return tellProblem(terminal, { code: done.problem.code }, json);
  if (json) out(JSON.stringify({ ok: true, erased: true, certificate: done.value }));
  else {
    out(say(language, 'erasure.certificate', { when: isoWithOffset(done.value.at, 'Europe/Oslo') }));
    for (const line of certificateLines(language, done.value)) out(`- ${line}`);
  }
  return 0;
}

function previewLines({ language }: Terminal, preview: ErasurePreview): string[] {
  const looks = preview.looks.map(({ why, sort, excerpt }) => {
    const place = sayIfKnown(language, `safety.sort-${sort}`) ?? say(language, 'safety.sort-other');
    return `- ${say(language, `erasure.why-${why}`)}: ${place}: ${excerpt}`;
  });
  const files = preview.files.map(({ file, holds, removable }) => {
    const stays = removable ? '' : `; ${say(language, 'erasure.stays')}`;
    return `- ${file}: ${say(language, `erasure.holds-${holds}`)}${stays}`;
  });
  return [
    say(language, 'cli.eraseDry'),
    ...erasedLines(language, preview).map((line) => `- ${line}`),
    ...(looks.length > 0 ? ['', `${say(language, 'erasure.looks')}:`, ...looks] : []),
    ...(files.length > 0 ? ['', `${say(language, 'erasure.files')}:`, ...files] : []),
    '',
    say(language, 'erasure.outside'),
    say(language, 'cli.eraseSay'),
  ];
}
