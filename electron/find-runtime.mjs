// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the desktop can be opened with, or why it cannot: the runtime was never fetched, or there is no screen.
 * @typedef {{ found: true, executable: string } | { found: false, why: 'no-runtime' | 'no-screen' }} Desktop
 */

/** @param {string} file @returns {string} */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} path */
function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Electron's executable, looked up in the files that its npm package leaves behind and by that package's own rules,
 * with `ELECTRON_OVERRIDE_DIST_PATH` before them. The package itself is never loaded: that would begin a download.
 * @param {string} packageFolder the folder of the `electron` package
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined} undefined where it is not there, is half fetched, or belongs to another version
 */
export function findRuntime(packageFolder, env) {
  const named = readOrEmpty(join(packageFolder, 'path.txt'));
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (elsewhere) {
    const names = named ? [named] : ['electron', 'electron.exe'];
    return names.map((name) => join(elsewhere, name)).find(isFile);
  }
  const manifest = readOrEmpty(join(packageFolder, 'package.json'));
  const wanted = manifest && JSON.parse(manifest).version;
  const fetched = readOrEmpty(join(packageFolder, 'dist/version')).trim().replace(/^v/, '');
  if (!named || !wanted || fetched !== wanted) return undefined;
  const executable = join(packageFolder, 'dist', named);
  return isFile(executable) ? executable : undefined;
}

/**
 * Whether the desktop can be opened on this machine.
 * @param {{ packageFolder: string, env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform }} taking
 * @returns {Desktop}
 */
export function findDesktop({ packageFolder, env, platform }) {
  const executable = findRuntime(packageFolder, env);
  if (!executable) return { found: false, why: 'no-runtime' };
  // Windows and macOS always have a screen to open windows on, or fail by themselves.
  const noScreen = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  return noScreen ? { found: false, why: 'no-screen' } : { found: true, executable };
}
