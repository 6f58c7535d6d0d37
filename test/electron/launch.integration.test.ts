import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Cleanup, temporaryFolder } from '../support/live-host.ts';
import { ensureBuilt } from '../support/start-samling.ts';

const root = resolve(import.meta.dirname, '../..');
const cleanup = new Cleanup();
let home: string;
let runtime: string;

beforeAll(ensureBuilt);
beforeEach(async () => {
  home = await temporaryFolder(cleanup);
  runtime = join(home, 'runtime');
  await mkdir(runtime);
});
afterEach(() => cleanup.run());

/** Puts a program where Electron's executable would be. */
async function putRuntime(code: string): Promise<void> {
  const file = join(runtime, 'electron');
  await writeFile(file, `#!${process.execPath}\n${code}\n`);
  await chmod(file, 0o755);
}

/** Starts `npm start`'s launcher with the runtime looked for in a folder of the test's own. */
function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, 'electron/launch.mjs'), 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SAMLING_STATE: join(home, 'state'),
      SAMLING_DATA: join(home, 'data'),
      LC_ALL: 'nb_NO',
      DISPLAY: ':99',
      ELECTRON_OVERRIDE_DIST_PATH: runtime,
      ...env,
    },
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  cleanup.later(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return { child, ended, lines: linesOf(child), said: () => said };
}

function linesOf(child: ChildProcess & { stdout: NodeJS.ReadableStream }): AsyncIterator<string> {
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

/** The line that browser mode begins with. */
async function servedDesk(lines: AsyncIterator<string>): Promise<string> {
  const { value } = await lines.next();
  return (JSON.parse(value as string) as { desk: string }).desk;
}

describe('start without the runtime', () => {
  it('says so with the command that fetches it, and serves the desk in the browser', async () => {
    const { child, ended, lines, said } = launch(['--no-open', '--json']);
    expect(await servedDesk(lines)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    child.kill('SIGTERM');
    await ended;
    expect(said().trim()).toBe(
      'Samling åpnes i nettleseren, for Electron er ikke hentet til denne maskinen. Hent det med: npx install-electron',
    );
  });

  it('says so in English where the system speaks it', async () => {
    const { child, ended, lines, said } = launch(['--no-open', '--json'], { LC_ALL: 'en_GB.UTF-8' });
    await servedDesk(lines);
    child.kill('SIGTERM');
    await ended;
    expect(said()).toContain('npx install-electron');
    expect(said()).toContain('opens in the browser');
  });
});

// The stand-ins are scripts, which only a POSIX system starts by their first line.
describe.skipIf(process.platform === 'win32')('start with a runtime', () => {
  it('starts it with the project and the rest of the line, never as a plain Node or without its sandbox', async () => {
    await putRuntime(
      'console.log(JSON.stringify({ args: process.argv.slice(2), asNode: process.env.ELECTRON_RUN_AS_NODE ?? null }));',
    );
    const { ended, lines } = launch(['--lang=nb'], { ELECTRON_RUN_AS_NODE: '1' });
    const { value } = await lines.next();
    expect(JSON.parse(value as string)).toEqual({ args: [root, '--lang=nb'], asNode: null });
    expect((await ended)[0]).toBe(0);
  });

  it('passes signals on to it, and its exit code back', async () => {
    await putRuntime("process.on('SIGTERM', () => process.exit(7)); console.log('open'); setInterval(() => {}, 1e6);");
    const { child, ended, lines } = launch([]);
    await lines.next();
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(7);
  });

  it('goes on in the browser when it fails at once', async () => {
    await putRuntime("console.error('error while loading shared libraries'); process.exit(127);");
    const { child, lines, ended, said } = launch([], { DISPLAY: ':99', PATH: home });
    const { value } = await lines.next();
    expect(value).toMatch(/^Bordet: +http:\/\/127\.0\.0\.1:/);
    child.kill('SIGTERM');
    await ended;
    expect(said()).toContain('skrivebordet kom ikke i gang');
  });

  it('goes on in the browser when it is no program at all', async () => {
    await writeFile(join(runtime, 'electron'), 'no program');
    const { child, lines, ended, said } = launch([], { PATH: home });
    await lines.next();
    child.kill('SIGTERM');
    await ended;
    expect(said()).toContain('skrivebordet kom ikke i gang');
  });

  it('is not started when browser mode is asked for', async () => {
    await putRuntime('process.exit(7);');
    const { child, lines, ended, said } = launch(['--no-open', '--json']);
    expect(await servedDesk(lines)).toContain('127.0.0.1');
    child.kill('SIGTERM');
    expect([(await ended)[0], said()]).toEqual([0, '']);
  });

  it.runIf(process.platform === 'linux')('is not started without a screen', async () => {
    await putRuntime('process.exit(7);');
    const { child, lines, ended, said } = launch([], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    await lines.next();
    child.kill('SIGTERM');
    await ended;
    expect(said()).toContain('ingen skjerm');
  });
});
