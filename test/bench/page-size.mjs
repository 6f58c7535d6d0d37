// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const renderer = resolve(import.meta.dirname, '../../out/renderer');

/** Imports that are followed before a script runs; `import(…)` is not among them. */
const STATIC_IMPORT = /(?:\bimport|\bfrom)\s*["'](\.[^"']+\.js)["']/g;

/**
 * What a page loads before it can show anything: the scripts it names and all that they import at once.
 * @param {string} page e.g. `desk.html`
 * @returns {number} kilobytes (1024), each file gzipped by itself as a server would send it
 */
export function initialScripts(page) {
  const html = readFileSync(join(renderer, page), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)];
  const waiting = named.map(([, path = '']) => join(renderer, path));
  /** @type {Set<string>} */
  const loaded = new Set();
  let bytes = 0;
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const code = readFileSync(file, 'utf8');
    bytes += gzipSync(code, { level: 9 }).length;
    for (const [, path = ''] of code.matchAll(STATIC_IMPORT)) waiting.push(join(dirname(file), path));
  }
  if (loaded.size === 0) throw new Error(`${page} names no script.`);
  return bytes / 1024;
}
