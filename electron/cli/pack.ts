import type { HostProblem } from '../../domain/contract.ts';
import type { PackedAccount } from '../../domain/package-manifest.ts';
import type { Result } from '../../domain/result.ts';
import { say } from '../../domain/words.ts';
import { packFolder, unpackInto } from '../desk/packing.ts';
import type { Machine } from '../desk/storage.ts';
import { type Terminal, tellProblem } from './terminal.ts';

interface PackTaking {
  readonly machine: Machine;
  readonly terminal: Terminal;
}

/** Packs a programme into one file, with or without its link key. */
export async function pack(
  { machine, terminal }: PackTaking,
  {
    folder,
    file,
    names,
    replace,
    json,
  }: { folder: string; file: string; names: boolean; replace: boolean; json: boolean },
): Promise<number> {
  const done = await packFolder(machine, folder, { out: file, names, replace });
  return told(terminal, done, file, json, names ? 'cli.packedWith' : 'cli.packedWithout');
}

/** Unpacks a programme into a folder that is not there, or is empty. */
export async function unpack(
  { machine, terminal }: PackTaking,
  { file, folder, json }: { file: string; folder: string; json: boolean },
): Promise<number> {
  return told(terminal, await unpackInto(machine, file, folder), folder, json, 'cli.unpacked');
}

function told(
  terminal: Terminal,
  done: Result<PackedAccount, { readonly code: string; readonly file?: string }>,
  where: string,
  json: boolean,
  key: 'cli.packedWith' | 'cli.packedWithout' | 'cli.unpacked',
): number {
  if (!done.ok) {
    const { code, file = '' } = done.problem;
    const problem: HostProblem = { code, params: { file } };
    if (json) terminal.out(JSON.stringify({ ok: false, code, ...(file !== '' && { file }) }));
    return json ? 1 : tellProblem(terminal, problem, false);
  }
  if (json) terminal.out(JSON.stringify({ ok: true, ...done.value }));
  else terminal.out(say(terminal.language, key, { where, n: done.value.files }));
  return 0;
}
