import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildOnce } from '../../electron/build-once.mjs';

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/** What a command of the built command line left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An answer of `do`, one a line. */
export interface Answer {
  readonly ok: boolean;
  readonly seq?: number;
  readonly ids?: readonly string[];
  readonly code?: string;
}

/** Builds the app where it is not built from exactly these sources. */
export async function ensureBuilt(): Promise<void> {
  if (!(await buildOnce())) throw new Error('The build failed.');
}

/** How the process is started, where that is not as usual. */
export interface Start {
  /** Arguments of Node before the command line's own. */
  readonly node?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the test talks to it over a channel. */
  readonly channel?: boolean;
}

/** Starts the built command line; `home` is where it keeps what is this machine's own. */
export function spawnSamling(args: readonly string[], home: string, start: Start = {}): ChildProcessWithoutNullStreams {
  const own = { SAMLING_STATE: join(home, 'state'), SAMLING_DATA: join(home, 'data'), LANG: 'nb_NO' };
  const stdio = start.channel ? (['pipe', 'pipe', 'pipe', 'ipc'] as const) : ('pipe' as const);
  return spawn(process.execPath, [...(start.node ?? []), cli, ...args], {
    env: { ...process.env, ...own, ...start.env },
    stdio: stdio as 'pipe',
  });
}

/** Runs a command to its end, with `input` on its standard input. */
export async function samling(args: readonly string[], home: string, input = ''): Promise<Ran> {
  const child = spawnSamling(args, home);
  const read = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    read.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    read.err += text;
  });
  // A command that reads nothing may be gone before the input is.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...read };
}

/** Gives commands to a folder through `do` and reads the answers. */
export async function give(
  folder: string,
  home: string,
  commands: readonly object[],
): Promise<{ code: number | null; answers: Answer[] }> {
  const input = commands.map((command) => `${JSON.stringify(command)}\n`).join('');
  const { code, out } = await samling(['do', folder], home, input);
  return { code, answers: linesOf(out) as Answer[] };
}

/** Every whole line of JSON in an output. */
export function linesOf(out: string): unknown[] {
  return out
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A desk that is being served. */
export interface Serving {
  readonly child: ChildProcessWithoutNullStreams;
  readonly desk: string;
  readonly plenum: string;
  /** All it has written on both outputs so far. */
  said(): string;
  /** Asks it to stop, as a terminal does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/**
 * Serves a folder, or the start screen where that is null. The same `home` gives the same port and tokens again after a restart.
 * Rejects with what it said when it ends before it serves.
 */
export async function startSamling(folder: string | null, home: string, start: Start = {}): Promise<Serving> {
  const child = spawnSamling(
    [...(folder === null ? ['start'] : ['serve', folder]), '--no-open', '--json'],
    home,
    start,
  );
  const ended = once(child, 'close');
  let said = '';
  const first = new Promise<string>((told, gone) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      said += `${line}\n`;
      told(line);
    });
    lines.on('close', () => gone(new Error(`It ended before it served: ${said}`)));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const { desk, plenum, code } = JSON.parse(await first) as { desk: string; plenum: string; code?: string };
  if (code) throw new Error(code);
  return { child, desk, plenum, said: () => said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Makes a programme with the command line. Gives its session's id. */
export async function newFolder(folder: string, home: string, people = 12, date?: string): Promise<string> {
  const { out, err } = await samling(
    [
      ...['new', folder, '--template', 'implementation', '--language', 'nb', '--workplace', 'Fjordgløtt'],
      ...['--people', String(people), '--json', ...(date === undefined ? [] : ['--date', date])],
    ],
    home,
  );
  const made = JSON.parse(out || `{"code":${JSON.stringify(err)}}`) as { session?: string; code?: string };
  if (!made.session) throw new Error(made.code);
  return made.session;
}
