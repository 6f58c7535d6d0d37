// @ts-check
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * A measuring of the machine side, bundled as the app is: from its sources it would measure the loader too.
 * @param {string} name of its file
 */
export async function bundled(name) {
  const outDir = join(root, 'out/tests/bench', name);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: `test/bench/${name}.ts`,
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return import(pathToFileURL(join(outDir, `${name}.js`)).href);
}
