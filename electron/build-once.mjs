// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'out');
const stampFile = join(out, 'build.stamp');
const lock = join(out, 'build.lock');
const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
const inputs = ['domain', 'electron', 'renderer', 'electron.vite.config.ts', 'tsconfig.base.json', 'package-lock.json'];
/** No build takes this long; an older lock is one that a reused process id keeps looking alive. */
const lockLifeMs = 5 * 60_000;

/**
 * Installed packages are left out: those that make installers lie inside a room.
 * @param {string} path @returns {string[]} every file at or below `path`, sorted, so that a hash over them is stable
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return names.sort().flatMap((name) => filesUnder(join(path, name)));
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input)))) {
    const bytes = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

const readOrEmpty = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Takes the lock by renaming a folder that already holds our process id: a lock is never seen without its owner. */
function takeLock() {
  const mine = `${lock}.${process.pid}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'pid'), String(process.pid));
  try {
    renameSync(mine, lock);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

function ownerIsGone() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > lockLifeMs) return true;
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // EPERM: the owner lives but belongs to another user. ENOENT: released a moment ago, so there is nothing to clear.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Builds the app into `out/` unless it was already built from exactly these sources.
 * Two starts at the same moment build once: the second waits for the first. Everything the build prints goes to
 * standard error, since standard output belongs to the command that is started afterwards.
 * @returns {Promise<boolean>} false when the build failed; the reason has then been printed
 */
export async function buildOnce() {
  // A copy without build tools is a delivered copy: it runs as it is.
  if (!existsSync(builder)) return existsSync(join(out, 'main/cli.js'));
  const hash = sourcesHash();
  while (readOrEmpty(stampFile) !== hash) {
    if (!takeLock()) {
      if (ownerIsGone()) rmSync(lock, { recursive: true, force: true });
      else await wait(100);
      continue;
    }
    try {
      if (readOrEmpty(stampFile) === hash) return true;
      rmSync(stampFile, { force: true });
      const env = { ...process.env, NODE_ENV: 'production' };
      const built = spawnSync(process.execPath, [builder, 'build'], { cwd: root, env, stdio: ['ignore', 2, 2] });
      if (built.status !== 0) return false;
      writeFileSync(stampFile, hash);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await buildOnce()) ? 0 : 1;
