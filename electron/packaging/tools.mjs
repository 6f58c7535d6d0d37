// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const lock = join(here, 'package-lock.json');
const mark = join(here, 'node_modules/.installed-from');

/** electron-builder's command line; there after `installTools`. */
export const builder = join(here, 'node_modules/electron-builder/cli.js');
/** The command line that reads app.asar; there after `installTools`. */
export const asarTool = join(here, 'node_modules/@electron/asar/bin/asar.js');

/**
 * Installs what makes installers, exactly as locked and without running any package's scripts; nothing where that was
 * done before. It is apart from the app's own packages because only who packages needs it.
 * @returns {boolean} false when it failed; npm has then told why
 */
export function installTools() {
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return true;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: here,
    stdio: ['ignore', 2, 2],
    // Windows starts .cmd files only through its shell; none of the words comes from outside.
    shell: process.platform === 'win32',
  });
  if (status !== 0) return false;
  writeFileSync(mark, hash);
  return true;
}
