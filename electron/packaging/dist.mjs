// @ts-check
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildOnce } from '../build-once.mjs';
import { builder, installTools } from './tools.mjs';

const root = resolve(import.meta.dirname, '../..');
const config = join(import.meta.dirname, 'config.mjs');
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|getaddrinfo|socket hang up|HTTPError|status code \d/;

/** @param {string} why */
function giveUp(why) {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

/**
 * Runs electron-builder for this platform, or for what the rest of the line says, and shows what it writes.
 * @param {readonly string[]} rest
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function build(rest) {
  return new Promise((resolveBuild) => {
    const args = [builder, '--projectDir', root, '--config', config, '--publish', 'never', ...rest];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'pipe', 'pipe'] });
    let said = '';
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.setEncoding('utf8').on('data', (text) => {
        said += text;
        to.write(text);
      });
    }
    child.once('close', (code) => resolveBuild({ code, said }));
  });
}

if (!(await buildOnce()))
  giveUp('Samling could not be built, so there is nothing to package; the reason stands above.');
else if (!installTools()) giveUp('The packaging tools could not be installed; the reason stands above.');
else {
  const { code, said } = await build(process.argv.slice(2));
  if (code === 0) process.stdout.write(`The installers are in ${join(root, 'out/installers')}\n`);
  else if (unreachable.test(said)) {
    giveUp(
      'What packaging needs could not be downloaded: Electron and the installer tools come from github.com. ' +
        'Set ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR to copies that this machine can reach, or give an ' +
        'unpacked Electron with: npm run dist -- -c.electronDist=<folder>',
    );
  } else giveUp('electron-builder failed; the reason stands above.');
}
