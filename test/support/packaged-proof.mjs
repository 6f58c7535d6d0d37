// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { buildOnce } from '../../electron/build-once.mjs';
import config from '../../electron/packaging/config.mjs';
import { asarTool, builder, installTools } from '../../electron/packaging/tools.mjs';
import { putElectron, startBuiltDesktop } from './built-desktop.mjs';
import { checkFuses, deliveredFuses } from './fuses.mjs';

// Packages the app for Linux with a stand-in where Electron's runtime would be, takes the archive apart far from the
// checkout and lets plain Node work with what is in it. It shows what is shipped and that it is enough, and that the
// fuses are set, in a stand-in that has nothing but fuses. It cannot show that Electron runs it.

const root = resolve(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'samling-packaged-'));
const elsewhere = join(place, 'elsewhere');

/** @param {boolean} right @param {string} what what is so when it is right */
function must(right, what) {
  if (!right) throw new Error(`Not so: ${what}`);
  process.stdout.write(`  ${what}\n`);
}

/** Paths below a folder, with forward slashes. @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The folder of a packaged copy, with the archive in it. @returns {string} */
function packageApp() {
  const runtime = join(place, 'runtime');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  writeFileSync(join(runtime, 'electron'), deliveredFuses);
  const derived = join(place, 'config.json');
  const output = join(place, 'packaged');
  writeFileSync(
    derived,
    JSON.stringify({ ...config, electronDist: runtime, directories: { ...config.directories, output } }),
  );
  const args = [builder, '--projectDir', root, '--config', derived, '--linux', '--x64', '--dir', '--publish', 'never'];
  const built = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`electron-builder failed:\n${built.stdout}${built.stderr}`);
  const packaged = join(output, 'linux-unpacked');
  const { found, wrong } = checkFuses(join(packaged, config.linux.executableName));
  must(found && wrong.length === 0, `every fuse is set${wrong.map((name) => ` (not ${name})`).join('')}`);
  return join(packaged, 'resources');
}

/** What the packaged copy is started with: nothing of the checkout's, and folders of its own. */
const env = {
  PATH: process.env.PATH ?? '',
  HOME: elsewhere,
  TMPDIR: elsewhere,
  LANG: 'nb_NO',
  SAMLING_DATA: join(elsewhere, 'data'),
  SAMLING_STATE: join(elsewhere, 'state'),
};

/**
 * @param {string[]} args @param {string} [input]
 * @returns {string} what it wrote
 */
function node(args, input = '') {
  const ran = spawnSync(process.execPath, args, { cwd: elsewhere, env, input, encoding: 'utf8', timeout: 120_000 });
  if (ran.status !== 0) throw new Error(`${args.join(' ')} ended with ${ran.status}:\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** @param {string[]} files @param {string} app */
function checkContents(files, app) {
  const forbidden = {
    'no TypeScript': /\.(ts|tsx|mts|cts)$/,
    'no source maps': /\.map$/,
    'no tests, sources or workings of the project':
      /^(test|domain|electron|renderer|templates|\.ci|\.github)\/|^[^/]*\.(md|ya?ml)$|^(package-lock|knip|biome|tsconfig.*)\.json$/,
    'no hidden files': /(^|\/)\.(?!bin\/)/,
    'no libraries of the screens, of tests or of tools':
      /^node_modules\/(.*\/node_modules\/)?(react|react-dom|react-markdown|@codemirror|@tabler|@types|@testing-library|playwright|playwright-core|@playwright|vitest|vite|typescript|esbuild|rolldown|electron|electron-builder|electron-vite|knip|dependency-cruiser|jsdom|fast-check|@biomejs)\//,
    'no programmes': /(^|\/)(names|programme|session)\.json$|\.(pptx|samling)$/,
  };
  for (const [what, pattern] of Object.entries(forbidden)) {
    const found = files.filter((file) => pattern.test(file));
    must(found.length === 0, `${what}${found.length > 0 ? `; found ${found.slice(0, 5).join(', ')}` : ''}`);
  }
  const telling = files.filter((file) => readFileSync(join(app, file)).includes(root));
  must(telling.length === 0, `no path of this machine${telling.length > 0 ? `; found in ${telling.join(', ')}` : ''}`);
  must(files.filter((file) => /^out\/renderer\/assets\/.*\.woff2$/.test(file)).length >= 2, 'the fonts are in it');
  for (const page of ['desk', 'plenum']) must(files.includes(`out/renderer/${page}.html`), `the page ${page} is in it`);
  const { main } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  must(files.includes(main), "the desktop's entry is in it");
  must(files.includes('out/preload/preload.cjs'), 'so is the preload');
}

/** @param {string} app */
function checkDependencies(app) {
  const { dependencies = {}, devDependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  must(devDependencies === undefined, 'it asks for nothing that only a developer needs');
  const names = Object.keys(dependencies);
  const probe = join(app, 'probe.mjs');
  // Also the places below a package's root that the app imports are tried, as `@orpc/server/ws`.
  const built = filesIn(join(app, 'out/main')).filter((file) => file.endsWith('.js'));
  // A package that is built in keeps its comments, and some of those show how it is imported.
  const texts = built.map((file) => readFileSync(join(app, 'out/main', file), 'utf8').replace(/^\s*\* .*$/gm, ''));
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*["']([@\w][\w@:/.-]*)["']/g)].map((hit) => String(hit[1])),
  );
  const bare = [...new Set(imported)].filter((name) => !name.startsWith('node:') && name !== 'electron').sort();
  const ofPackage = (/** @type {string} */ name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
  const unknown = bare.filter((name) => !names.includes(ofPackage(name)));
  must(
    unknown.length === 0,
    `every import of the built app is a dependency${unknown.map((name) => ` (not ${name})`).join('')}`,
  );
  // What is loaded by a path, as a decoder with its wasm file, is named in the code all the same.
  const named = (/** @type {string} */ name) => texts.some((text) => new RegExp(`["']${name}/`).test(text));
  const idle = names.filter((name) => !bare.some((one) => ofPackage(one) === name) && !named(name));
  must(
    idle.length === 0,
    `every dependency is imported by the built app${idle.map((name) => ` (not ${name})`).join('')}`,
  );
  writeFileSync(
    probe,
    `for (const name of ${JSON.stringify(bare)}) { await import(name); console.log(import.meta.resolve(name)); }`,
  );
  const places = node([probe]).trim().split('\n');
  rmSync(probe);
  must(
    places.every((url) => url.includes('/resources/app/node_modules/')),
    `all ${names.length} load from the copy itself`,
  );
}

/** @param {string} cli */
function checkCommands(cli) {
  const folder = join(elsewhere, 'fjordglott');
  const made = JSON.parse(
    node([
      cli,
      'new',
      folder,
      '--template',
      'kickoff',
      '--language',
      'nb',
      '--workplace',
      'Fjordgløtt',
      '--people',
      '12',
      '--json',
    ]),
  );
  must(made.ok && typeof made.session === 'string', 'it makes a programme from a shipped template');
  const { rows } = JSON.parse(node([cli, 'show', folder, '--view', 'desk']));
  const card = { kind: 'card.add', itemId: rows[0].itemId, text: 'Et kort' };
  must(JSON.parse(node([cli, 'do', folder], `${JSON.stringify(card)}\n`)).ok, 'it takes a command and saves it');
  must(JSON.parse(node([cli, 'check', folder, '--json'])).ok, 'it finds the saved programme whole');
  const deck = join(elsewhere, 'deck.pptx');
  node([cli, 'export', 'deck', folder, '--out', deck, '--json']);
  must(readFileSync(deck).subarray(0, 2).toString() === 'PK', 'it writes a deck with its helper');
  must(node([cli, 'templates']).includes('kickoff'), 'it lists the shipped templates');
  const demo = JSON.parse(
    node([cli, 'demo', join(elsewhere, 'demo'), '--json'])
      .trim()
      .split('\n')
      .at(-1) ?? '{}',
  );
  must(demo.ok, 'it plays the example');
  return folder;
}

/** The copy's own entry with the stub where Electron would be. @param {string} app */
async function checkDesktop(app) {
  await putElectron(join(app, 'node_modules'));
  const { totalMs } = startBuiltDesktop(join(app, 'out/main/main.js'), { home: elsewhere });
  must(totalMs > 0, 'the desktop begins, and asks for its page, with a stub in place of Electron');
}

/** @param {string} cli @param {string} folder */
async function checkServing(cli, folder) {
  const child = spawn(process.execPath, [cli, 'serve', folder, '--no-open', '--json'], { cwd: elsewhere, env });
  const ended = once(child, 'close');
  try {
    const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
    const { desk } = JSON.parse(String(line));
    const page = await new Promise((resolvePage, reject) => {
      get(desk, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolvePage({ status: answer.statusCode, text }));
      }).on('error', reject);
    });
    must(page.status === 200 && page.text.includes('<script type="module"'), 'it serves the desk over http');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function prove() {
  if (!(await buildOnce())) throw new Error('The build failed, so nothing was packaged.');
  if (!installTools()) throw new Error('The packaging tools could not be installed.');
  mkdirSync(elsewhere);
  const resources = packageApp();
  const archive = join(resources, 'app.asar');
  const copy = join(place, 'copy/resources');
  const app = join(copy, 'app');
  mkdirSync(copy, { recursive: true });
  const extracted = spawnSync(process.execPath, [asarTool, 'extract', archive, app], { encoding: 'utf8' });
  if (extracted.status !== 0) throw new Error(`app.asar could not be read:\n${extracted.stderr}`);
  cpSync(join(resources, 'templates'), join(copy, 'templates'), { recursive: true });
  must(!existsSync(join(resources, 'app.asar.unpacked')), 'everything is inside the archive');

  const files = filesIn(app);
  checkContents(files, app);
  checkDependencies(app);
  const cli = join(app, 'out/main/cli.js');
  const folder = checkCommands(cli);
  await checkServing(cli, folder);
  await checkDesktop(app);

  const size = (/** @type {(file: string) => boolean} */ which) =>
    mb(files.filter(which).reduce((sum, file) => sum + statSync(join(app, file)).size, 0));
  process.stdout.write(
    `app.asar: ${mb(statSync(archive).size)}, ${files.length} files; ` +
      `packages ${size((file) => file.startsWith('node_modules/'))}, pages ${size((file) => file.startsWith('out/renderer/'))}, ` +
      `machine side ${size((file) => file.startsWith('out/main/') || file.startsWith('out/preload/'))}\n` +
      `templates beside it: ${filesIn(join(copy, 'templates')).length} files\n` +
      'Not shown here: Electron itself and the installers, since the runtime was a stand-in.\n',
  );
}

try {
  await prove();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
