// @ts-check
// What must hold of an app that was really packaged (`npm run dist -- --dir`), on a machine where it can run: its
// fuses are set, and it opens none of the doors that a runtime comes with. Needs a screen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkFuses } from './fuses.mjs';

const installers = resolve(import.meta.dirname, '../../out/installers');
/** A start that opens no door goes on as the app, and is ended after so long. */
const PATIENCE_MS = 10_000;
const home = mkdtempSync(join(tmpdir(), 'samling-doors-'));
const mark = join(home, 'came-in');
const intruder = join(home, 'intruder.cjs');

/** The packaged copies that this machine's processor runs: their executables, and where their fuses are. */
function copies() {
  const ours = readdirSync(installers).filter((name) => name.includes('arm64') === (process.arch === 'arm64'));
  const folders = ours.map((name) => join(installers, name));
  return folders.flatMap((folder) => {
    const bundle = join(folder, 'Samling.app/Contents');
    const framework = join(bundle, 'Frameworks/Electron Framework.framework/Electron Framework');
    const found = [
      { executable: join(folder, 'samling'), fuses: join(folder, 'samling') },
      { executable: join(folder, 'Samling.exe'), fuses: join(folder, 'Samling.exe') },
      { executable: join(bundle, 'MacOS/Samling'), fuses: framework },
    ];
    return found.filter(({ executable }) => existsSync(executable)).slice(0, 1);
  });
}

/**
 * Starts it in a way that would let somebody in, and tells whether they came in.
 * @param {string} executable @param {readonly string[]} args @param {NodeJS.ProcessEnv} env
 */
async function comesIn(executable, args, env) {
  rmSync(mark, { force: true });
  const child = spawn(executable, args, {
    env: { ...process.env, SAMLING_STATE: home, SAMLING_DATA: home, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  // Rejects where it cannot be started: then nothing would be shown by nobody coming in.
  await once(child, 'exit').finally(() => clearTimeout(patience));
  return existsSync(mark) || /(debugger|devtools) listening on/i.test(said);
}

writeFileSync(intruder, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
/** @type {Readonly<Record<string, [readonly string[], NodeJS.ProcessEnv]>>} */
const doors = {
  'as a plain Node': [[intruder], { ELECTRON_RUN_AS_NODE: '1' }],
  'with a script in NODE_OPTIONS': [[], { NODE_OPTIONS: `--require ${JSON.stringify(intruder)}` }],
  'with a debugger for Node': [['--inspect=0'], {}],
  'with a debugger for pages': [['--remote-debugging-port=0'], {}],
};

try {
  const found = copies();
  if (found.length === 0) throw new Error('There is no packaged copy in out/installers.');
  for (const { executable, fuses } of found) {
    const { found: hasFuses, wrong } = checkFuses(fuses);
    if (!hasFuses || wrong.length > 0)
      throw new Error(`Fuses of ${executable}: ${hasFuses ? wrong.join(', ') : 'none'}`);
    process.stdout.write(`${executable}\n  the fuses are set\n`);
    for (const [how, [args, env]] of Object.entries(doors)) {
      if (await comesIn(executable, args, env)) throw new Error(`It lets somebody in when it is started ${how}.`);
      process.stdout.write(`  nobody comes in ${how}\n`);
    }
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
