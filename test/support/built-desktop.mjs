// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const begin = join(import.meta.dirname, 'desktop-start/begin.mjs');
const watch = pathToFileURL(join(import.meta.dirname, 'desktop-start/watch.mjs')).href;

/**
 * What a start of the built desktop took, up to where its first page is asked for.
 * @typedef {object} DesktopStart
 * @property {number} codeMs until its code was loaded
 * @property {number} totalMs until the desk's page was asked for
 * @property {readonly string[]} loaded files that were loaded as modules, where that was watched
 * @property {readonly string[]} open what the process holds open by then, as Node names it
 */

/**
 * Puts the stub where a copy of the app looks for Electron.
 * @param {string} packages the copy's `node_modules`
 */
export async function putElectron(packages) {
  const outDir = join(packages, 'electron');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: 'test/support/electron-stub/index.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: 'index.js' } },
    },
  });
  writeFileSync(join(outDir, 'package.json'), '{"name":"electron","type":"module","exports":"./index.js"}');
}

/**
 * Lays the built desktop out in a folder of its own, with the packages that it is shipped with and the stub.
 * @param {string} place
 * @returns {Promise<string>} path of its entry
 */
export async function layOutDesktop(place) {
  mkdirSync(join(place, 'node_modules'), { recursive: true });
  for (const part of ['out/main', 'out/preload']) cpSync(join(root, part), join(place, part), { recursive: true });
  for (const part of ['out/renderer', 'templates']) symlinkSync(join(root, part), join(place, part), 'junction');
  cpSync(join(root, 'package.json'), join(place, 'package.json'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(place, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), link, 'junction');
  }
  await putElectron(join(place, 'node_modules'));
  return join(place, 'out/main/main.js');
}

/**
 * Starts a built desktop in plain Node with the stub, in a process of its own, and ends it.
 * @param {string} main its entry; the stub lies in the `node_modules` two folders up
 * @param {{ home: string, watched?: boolean, also?: readonly string[] }} taking where it keeps its things, and what is
 * loaded together with it
 * @returns {DesktopStart}
 */
export function startBuiltDesktop(main, { home, watched = false, also = [] }) {
  const stub = resolve(dirname(main), '../../node_modules/electron/index.js');
  const env = { ...process.env, SAMLING_STATE: join(home, 'state'), SAMLING_DATA: join(home, 'data') };
  const args = [...(watched ? ['--import', watch] : []), begin, main, stub, ...also];
  const ran = spawnSync(process.execPath, args, { cwd: home, env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The desktop ended with ${ran.status}:\n${ran.stdout}${ran.stderr}`);
  return JSON.parse(ran.stdout);
}

/**
 * The packages that files belong to, each once.
 * @param {readonly string[]} files @returns {readonly string[]}
 */
export function packagesOf(files) {
  const names = files.flatMap((file) => {
    const steps = file.split(sep);
    const at = steps.lastIndexOf('node_modules');
    if (at === -1) return [];
    const [first = '', second = ''] = steps.slice(at + 1);
    return [first.startsWith('@') ? `${first}/${second}` : first];
  });
  return [...new Set(names)].sort();
}
