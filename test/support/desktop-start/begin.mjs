// @ts-check
// Runs in a process of its own: begins the built desktop with the stub in Electron's place, brings it to where the
// desk's page is asked for, ends it, and prints what that took.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [main = '', stub = '', ...also] = process.argv.slice(2);
/** @type {typeof import('../electron-stub/index.ts')} */
const { app, BrowserWindow } = await import(pathToFileURL(stub).href);
process.argv = [process.execPath, '.'];

const windowMs = new Promise((resolve) => {
  app.once(
    'browser-window-created',
    (_event, /** @type {import('../electron-stub/index.ts').BrowserWindow} */ window) =>
      window.webContents.once('did-finish-load', () => resolve(performance.now() - began)),
  );
});
const began = performance.now();
for (const file of also) await import(pathToFileURL(file).href);
await import(pathToFileURL(main).href);
const codeMs = performance.now() - began;
app.becomeReady();
const totalMs = await windowMs;

const open = process.getActiveResourcesInfo();
/** @type {readonly string[] | undefined} where the loading was watched, the modules that it loaded */
const watched = Reflect.get(globalThis, 'samlingLoaded')?.();
const loaded = [...new Set([...((await watched) ?? []), ...Object.keys(createRequire(import.meta.url).cache)])];
const ended = new Promise((resolve) => app.once('quit', resolve));
for (const { webContents } of BrowserWindow.getAllWindows()) webContents.crashed = true;
app.quit();
await ended;
process.stdout.write(`${JSON.stringify({ codeMs, totalMs, loaded, open })}\n`);
process.exit(0);
