import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import { readCommandLine } from '../../../electron/cli/command-line.ts';
import { restore } from '../../../electron/cli/restore.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';
import { treeHash } from '../../support/tree-hash.ts';

const HOUR = 3_600_000;
const templates = { shippedFolder: resolve(import.meta.dirname, '../../../templates/sessions') };
const cleanup = new Cleanup();
const nextId = countingIds('c');
let clock: SteeredClock;
let folder: string;
/** When the programme was closed: its backups, oldest first. */
let closed: string[];

/** A programme with three backups, an hour apart, and as many names. */
beforeAll(async () => {
  clock = new SteeredClock();
  closed = [];
  const { host, dataFolder } = await liveHost(cleanup, { clock });
  await host.createProgramme(newProgramme);
  folder = join(dataFolder, 'prove');
  for (const name of ['Berit Olsen', 'Feil Navn', 'Berit Olsen']) {
    const personId = Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';
    await give({ kind: 'name.set', personId, name });
    await give({ kind: 'programme.edit', name: `Prøve ${closed.length + 1}` });
    await host.closeProgramme();
    closed.push(new Date(clock.now()).toISOString());
    clock.go(HOUR);
    await host.openProgramme(folder);
  }
  await host.closeProgramme();

  async function give(command: CommandInput): Promise<void> {
    expect(await host.dispatch({ id: nextId(), by: 'F1', command }, 'desk')).toMatchObject({ ok: true });
  }
});
afterAll(() => cleanup.run());

/** Runs the command as it was typed; what it said comes with its code. */
async function ask(...typed: string[]): Promise<readonly [number, string]> {
  const read = readCommandLine(['restore', folder, ...typed]);
  if (!read.ok) return [2, read.problem.code];
  const { options } = read.value;
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const code = await restore(
    { machine: thisMachine(clock), terminal: { language: 'en', out: say, err: say }, templates },
    {
      folder,
      list: options.list !== undefined,
      at: options.at,
      generation: options.generation,
      undo: options.undo !== undefined,
      dryRun: options['dry-run'] !== undefined,
      names: options.names !== undefined,
      json: options.json !== undefined,
    },
  );
  return [code, said.join('\n')];
}

describe('which backup is meant', () => {
  it.each([
    [['--at', '2026-11-24T09:00:00Z', '--generation', '1']],
    [['--undo', '--generation', '1']],
    [['--list', '--undo']],
    [['--dry-run']],
    [[]],
  ])('has to be said in one way: %j is refused, and nothing is changed', async (typed) => {
    const before = await treeHash(folder);
    expect((await ask(...typed))[0]).toBe(2);
    expect(await treeHash(folder)).toBe(before);
  });

  it.each(['2026-02-30T10:00', '2026-11-24', 'yesterday', '2026-11-24T25:00', ''])(
    'is no moment such as %j',
    async (at) => {
      expect(await ask('--at', at)).toEqual([2, 'BAD_VALUE']);
    },
  );

  it.each(['0', '-1', '1.5', 'x'])('is no number such as %j', async (generation) => {
    expect((await ask(`--generation=${generation}`))[0]).toBe(2);
  });

  it('is the last one up to a moment, that moment with it', async () => {
    for (const at of closed) {
      expect(await ask('--at', at, '--dry-run', '--json')).toEqual([
        0,
        expect.stringContaining(`"at":${Date.parse(at)}`),
      ]);
    }
    const before = new Date(Date.parse(closed[0] ?? '') - 1).toISOString();
    expect((await ask('--at', before, '--dry-run'))[0]).toBe(1);
  });

  it('is none beyond the end of the list', async () => {
    expect((await ask('--generation', '3', '--dry-run'))[0]).toBe(0);
    expect((await ask('--generation', '4'))[0]).toBe(1);
  });
});

it.each([
  ['programme.json', []],
  ['names.json', ['--names']],
])('a %s from a later Samling is refused, and not a byte is changed', async (file, which) => {
  const path = join(folder, file);
  const good = await readFile(path, 'utf8');
  await writeFile(path, good.replace('"version": 1', '"version": 9'));
  const before = await treeHash(folder);
  expect(await ask('--generation', '1', '--json', ...which)).toEqual([1, JSON.stringify({ ok: false, code: 'NEWER' })]);
  expect(await treeHash(folder)).toBe(before);
  await writeFile(path, good);
});

describe('the link key', () => {
  it('tells by code what becomes of each name, changes nothing when it is only looked at, and never says a name', async () => {
    const before = await treeHash(folder);
    const [code, said] = await ask('--names', '--generation', '2', '--dry-run');
    expect([code, said]).toEqual([0, expect.stringContaining('P01 gets another name')]);
    expect(said).not.toMatch(/Navn|Olsen/);
    expect(await treeHash(folder)).toBe(before);
    expect((await ask('--names', '--generation', '2'))[0]).toBe(0);
    expect((await ask('--names', '--generation', '1', '--dry-run'))[1]).toContain('Nothing');
    expect((await ask('--names', '--undo'))[1]).toContain('P01 gets another name');
  });
});
