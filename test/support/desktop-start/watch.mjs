// @ts-check
// Notes which modules a process loads, for `--import`. It slows the loading down, so nothing is timed with it.
import { register } from 'node:module';

register('./watching.mjs', import.meta.url);
/** There is no such module but for whoever watches. */
const asked = 'samling:loaded';
Reflect.set(globalThis, 'samlingLoaded', async () => {
  const { default: loaded } = await import(asked);
  return loaded;
});
