// @ts-check
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce } from './build-once.mjs';
import { findDesktop } from './find-runtime.mjs';
import { openDesktop } from './open-desktop.mjs';

const root = resolve(import.meta.dirname, '..');
/** Options that only browser mode knows: whoever gives one of them has asked for it. */
const ofBrowserMode = /^(--no-open|--json|--help|-h|--port(=.*)?)$/;

if (!(await buildOnce())) {
  process.stderr.write('Samling could not be built; the reason stands above.\n');
  process.exitCode = 1;
} else {
  const [command, ...rest] = process.argv.slice(2);
  const code = command === 'start' ? await start(rest) : undefined;
  if (code === undefined) await runCommand();
  else process.exitCode = code;
}

/**
 * Opens the desktop where it can be opened.
 * @param {string[]} rest
 * @returns {Promise<number | undefined>} the code to end with, or undefined where browser mode takes over
 */
async function start(rest) {
  const packageFolder = resolve(root, 'node_modules/electron');
  const desktop = findDesktop({ packageFolder, env: process.env, platform: process.platform });
  if (!desktop.found) {
    sayWhy(desktop.why);
    return undefined;
  }
  if (rest.some((word) => ofBrowserMode.test(word))) return undefined;
  const outcome = await openDesktop({ executable: desktop.executable, args: [root, ...rest], env: process.env });
  if (outcome.opened) return outcome.code;
  sayWhy('failed');
  return undefined;
}

/**
 * The words are in the catalogue, which only the built command line can read.
 * @param {'no-runtime' | 'no-screen' | 'failed'} why
 */
function sayWhy(why) {
  process.env.SAMLING_NO_DESKTOP = why;
}

/** The command runs in this process, so its exit code and the signals sent to it need no forwarding. */
async function runCommand() {
  const cli = resolve(root, 'out/main/cli.js');
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
}
