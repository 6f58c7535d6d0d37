// @ts-check
import { fileURLToPath } from 'node:url';

/** @type {Set<string>} */
const loaded = new Set();

/** @type {import('node:module').ResolveHook} */
export const resolve = (name, context, next) =>
  name === 'samling:loaded' ? { url: name, format: 'module', shortCircuit: true } : next(name, context);

/** @type {import('node:module').LoadHook} */
export const load = (url, context, next) => {
  if (url === 'samling:loaded') {
    return { format: 'module', source: `export default ${JSON.stringify([...loaded])};`, shortCircuit: true };
  }
  if (url.startsWith('file:')) loaded.add(fileURLToPath(url));
  return next(url, context);
};
