import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, newFolder, samling, startSamling } from '../../support/start-samling.ts';

const cli = resolve(import.meta.dirname, '../../../out/main/cli.js');
const cleanup = new Cleanup();
const wholeRun = new Cleanup();
const run = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;
const hasStrace = run('strace', '-V');
/** A file system of its own, which can be frozen so that nothing written there is answered; null where that is refused. */
let frozen: string | null = null;

beforeAll(async () => {
  await ensureBuilt();
  const home = await temporaryFolder(wholeRun);
  const [image, place] = [join(home, 'image'), join(home, 'disk')];
  await mkdir(place);
  await writeFile(image, '');
  await truncate(image, 64 * 1024 * 1024);
  if (!run('mkfs.ext4', '-q', '-F', image) || !run('mount', '-o', 'loop', image, place)) return;
  wholeRun.later(() => run('umount', '--lazy', place));
  frozen = run('fsfreeze', '-f', place) && run('fsfreeze', '-u', place) ? place : null;
});
afterEach(() => cleanup.run());
afterAll(() => wholeRun.run());

const NAMES = Array.from({ length: 60 }, (_, index) => `Sted ${index}`);
const commands = NAMES.map((name) =>
  JSON.stringify({ kind: 'workplace.add', name, project: { title: 'Prøve', aim: '' } }),
);

/** `samling do` on a disk that answers one kind of call with EIO; `log` is what was injected. */
function doWithFault(folder: string, fault: string, log: string): { child: ChildProcess; out: () => string } {
  const trace = ['-f', '-qq', '-o', log, '-e', `trace=${fault.split(':')[0]}`, '-e', `inject=${fault}`];
  // Calls are counted per thread, so there must be one alone.
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
  const child = spawn('strace', [...trace, process.execPath, cli, 'do', folder], { env, detached: true });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stdin.on('error', () => {});
  const feed = async () => {
    for (const [index, command] of commands.entries()) {
      child.stdin.write(`${command}\n`);
      // One after another, so that each is a write of its own.
      while (out.split('\n').length <= index + 1 && child.exitCode === null) await once(child.stdout, 'data');
    }
    child.stdin.end();
  };
  feed().catch(() => {});
  return { child, out: () => out };
}

/** The workplaces in a folder, once nobody has it any more: opening and closing writes them where they are read. */
async function workplacesIn(folder: string, home: string): Promise<string[]> {
  await expect.poll(async () => (await samling(['do', folder], home)).code).toBe(0);
  const { data } = JSON.parse(await readFile(join(folder, 'programme.json'), 'utf8'));
  return Object.values(data.workplaces as Record<string, { name: string }>).map(({ name }) => name);
}

it
  .skipIf(!hasStrace)
  .each([
    'pwrite64:error=EIO:when=20',
    'pwrite64:error=EIO:when=20+',
    'fdatasync:error=EIO:when=5',
    'fsync:error=EIO:when=4',
    'rename:error=EIO:when=1+',
  ])('a real process whose disk answers %s finds every change again that it called saved', async (fault) => {
  const home = await temporaryFolder(cleanup);
  const folder = join(home, 'programme');
  const log = join(home, 'log');
  await newFolder(folder, home);
  const { child, out } = doWithFault(folder, fault, log);
  const ended = once(child, 'close');
  if (fault.includes('pwrite64') && fault.endsWith('+')) {
    // It tries again and again, and would never end.
    await expect.poll(async () => (await readFile(log, 'utf8')).split('(INJECTED)').length).toBeGreaterThan(3);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
  } else expect(await ended).toEqual([0, null]);
  const saved = out()
    .split('\n')
    .filter((line) => line.includes('"ok":true')).length;
  expect(saved).toBeGreaterThan(0);
  expect(out()).not.toContain('"ok":false');
  expect(await workplacesIn(folder, home)).toEqual(expect.arrayContaining(NAMES.slice(0, saved)));
  expect((await samling(['check', folder], home)).code).toBe(0);
});

it('a real process ends within seconds on a frozen disk, says so, and all is there when it thaws', async (test) => {
  if (!frozen) return test.skip('Only root may freeze a disk of its own.');
  const home = await temporaryFolder(cleanup);
  const folder = join(frozen, 'programme');
  await newFolder(folder, home);
  const before = await workplacesIn(folder, home);
  const serving = await startSamling(folder, home);
  expect(run('fsfreeze', '-f', frozen)).toBe(true);
  const place = frozen;
  cleanup.later(() => run('fsfreeze', '-u', place));
  const ended = serving.stop();
  const patience = { timeout: 15_000 };
  await expect.poll(() => serving.said(), patience).toContain('Disken svarer ikke og ventes ikke på lenger.');
  expect(run('fsfreeze', '-u', frozen)).toBe(true);
  // What it was in the middle of holds even a process that is killed, until the disk is back.
  await ended;
  expect(await workplacesIn(folder, home)).toEqual(before);
});
