// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { lookNow, secondDay } from './second-day.mjs';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'out/main/cli.js');
const shift = pathToFileURL(join(import.meta.dirname, 'clock-shift.mjs')).href;

/** @typedef {{ desk: string, plenum: string, folder: string, close: () => Promise<void> }} Served */

/**
 * Makes the example in a temporary folder, brings it to the second day, and serves it with a clock that shows that day.
 * The app has to be built.
 * @param {'nb' | 'en'} language
 * @returns {Promise<Served>}
 */
export async function serveExample(language) {
  const place = mkdtempSync(join(tmpdir(), 'samling-look-'));
  const folder = join(place, 'data/programmes/example');
  const env = {
    ...process.env,
    SAMLING_DATA: join(place, 'data'),
    SAMLING_STATE: join(place, 'state'),
    SAMLING_LOOK_NOW: String(lookNow),
  };
  const node = ['--import', shift, cli];
  /** @param {string[]} args @param {string} [input] */
  const run = (args, input = '') => {
    const done = spawnSync(process.execPath, [...node, ...args], { env, input, encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`samling ${args[0]} ended with ${done.status}: ${done.stderr}${done.stdout}`);
  };
  try {
    run(['demo', folder, '--language', language]);
    run(['do', folder], secondDay(language));
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  const server = spawn(process.execPath, [...node, 'serve', folder, '--no-open', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: server.stdout }), 'line'),
    ended.then(() => {
      throw new Error('samling serve ended before it said where it is.');
    }),
  ]);
  const { desk, plenum } = JSON.parse(line);
  return {
    desk,
    plenum,
    folder,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}
