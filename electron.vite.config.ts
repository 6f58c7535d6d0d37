import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

// The helper is its own entry because it runs as a process of its own; the preload and the Electron entry join when
// the shell is built. `templates/` is read by path at run time and is therefore no input here.
export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      // Browser mode runs on plain Node, so Electron's newer Node is not the one to aim at.
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: {
          cli: resolve(root, 'electron/cli.ts'),
          helper: resolve(root, 'electron/helper/main.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
      },
    },
  },
});
