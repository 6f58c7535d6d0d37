import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

// Three entries: the desktop's (the only one with Electron in it), browser mode's, and the helper's, which runs as a
// process of its own. `templates/` is read by path at run time and is therefore no input here.
export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      // Browser mode runs on plain Node, so Electron's newer Node is not the one to aim at.
      target: 'node20.19',
      // Both are a hundred small files, and reading those was a third of what it takes to start.
      externalizeDeps: { exclude: ['zod', 'yaml'] },
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          cli: resolve(root, 'electron/cli.ts'),
          helper: resolve(root, 'electron/helper/main.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      // A sandboxed preload can require nothing but Electron: it must be one file, and CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // In browser mode the page meets whatever browser a locked-down PC has, not only Electron's.
      target: 'es2022',
      minify: true,
      // The pages' content security policy allows no data: fonts and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          desk: resolve(root, 'renderer/desk.html'),
          plenum: resolve(root, 'renderer/plenum.html'),
        },
        output: {
          // The reader of PDF asks for this one by its name.
          assetFileNames: ({ names }) =>
            names.includes('openjpeg_nowasm_fallback.js') ? 'assets/[name][extname]' : 'assets/[name]-[hash][extname]',
          // One chunk, so that Zod is told not to use `eval` before any other chunk makes a schema.
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|desk[\\/]no-eval\.ts$/ }] },
        },
      },
    },
  },
});
