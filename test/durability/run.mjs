// @ts-check
// The store's gauntlet: `--short`, `--long`, or neither for the middle one; `--breaks` tries it on broken stores.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const outDir = join(root, 'out/tests/durability');

await build({
  configFile: false,
  root,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20.19',
    rolldownOptions: {
      input: { main: 'test/durability/main.ts', writer: 'test/durability/writer.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});

const args = process.argv.slice(2);
const name = args.includes('--short') ? 'short' : args.includes('--long') ? 'long' : 'medium';
/** @type {{ run: (taking: object) => Promise<boolean>, tryBreaks: (taking: object) => Promise<boolean> }} */
const { run, tryBreaks } = await import(pathToFileURL(join(outDir, 'main.js')).href);
const taking = {
  root,
  writer: join(outDir, 'writer.js'),
  name,
  tell: (/** @type {string} */ line) => console.log(line),
};
process.exitCode = (await (args.includes('--breaks') ? tryBreaks(taking) : run(taking))) ? 0 : 1;
