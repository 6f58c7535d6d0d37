// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/**
 * @typedef {object} ServedDay
 * @property {string} desk address of the desk
 * @property {string} plenum address of the wall
 * @property {string} folder
 * @property {number} pid of the server
 * @property {() => Promise<void>} close
 */

/**
 * Makes a programme whose first day has an item with everybody on its speaker list, starts that item, and serves it on
 * the machine's own clock. The app has to be built.
 * @param {{ people: number, items: number, scene: 'timer' | 'speakers' }} size
 * @returns {Promise<ServedDay>}
 */
export function serveDay({ people, items, scene }) {
  return serveWith(people, (folder) => commands(folder, items, scene));
}

/**
 * Makes a programme with so many people, gives it commands, and serves it. The app has to be built.
 * @param {number} people
 * @param {(folder: string) => string} commandsOf a line for each command, from the folder as it was made
 * @returns {Promise<ServedDay>}
 */
export async function serveWith(people, commandsOf) {
  const place = mkdtempSync(join(tmpdir(), 'samling-bench-'));
  const folder = join(place, 'programme');
  const env = { ...process.env, SAMLING_DATA: join(place, 'data'), SAMLING_STATE: join(place, 'state'), LANG: 'nb_NO' };
  /** @param {readonly string[]} args @param {string} [input] */
  const samling = (args, input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`samling ${args[0]}: ${stderr}${stdout}`);
    return stdout;
  };
  try {
    const about = ['--template', 'implementation', '--language', 'nb', '--workplace', 'Sykehjem C'];
    samling(['new', folder, ...about, '--people', String(people), '--json']);
    samling(['do', folder], commandsOf(folder));
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  const server = spawn(process.execPath, [cli, 'serve', folder, '--no-open', '--json'], {
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
    ...{ desk, plenum, folder, pid: server.pid ?? 0 },
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** @param {string} folder @param {number} items how many the day is to have @param {'timer' | 'speakers'} scene */
function commands(folder, items, scene) {
  const read = (/** @type {string[]} */ ...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8')).data;
  const [sessionFolder = ''] = readdirSync(join(folder, 'sessions'));
  const session = read('sessions', sessionFolder, 'session.json');
  const sessionId = session.id;
  const [dayId = ''] = Object.keys(session.days);
  const itemId = 'talk';
  const there = Object.values(session.items).filter((/** @type {{ dayId: string }} */ item) => item.dayId === dayId);
  const added = Array.from({ length: Math.max(1, items - there.length) }, (_, n) => ({
    ...{ kind: 'item.add', sessionId, dayId, itemId: n === 0 ? itemId : `more${n}` },
    ...{ title: `Punkt ${n + 1}`, minutes: n === 0 ? 20 : 5 },
  }));
  const on = { sessionId, itemId };
  const lines = [
    ...added,
    ...Object.keys(read('programme.json').people).map((personId) => ({ kind: 'speaker.ask', ...on, personId })),
    { kind: 'run.start', ...on },
    { kind: 'wall.show', sessionId, scene: { kind: scene, itemId } },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
