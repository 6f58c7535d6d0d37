// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutDesktop, startBuiltDesktop } from '../support/built-desktop.mjs';

const ROUNDS = 9;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * The work of the main process from its first line to where the desk's page is asked for, in plain Node with a stub in
 * Electron's place; beside it the same start with browser mode's server loaded along.
 */
export async function run() {
  const home = mkdtempSync(join(tmpdir(), 'samling-start-'));
  try {
    const main = await layOutDesktop(join(home, 'app'));
    const also = ['fastify', '@fastify/static', 'ws'].map((name) => createRequire(import.meta.url).resolve(name));
    const { loaded } = startBuiltDesktop(main, { home, watched: true });
    const modules = loaded.filter((file) => !/node_modules[\\/]electron[\\/]|desktop-start[\\/]/.test(file)).length;
    const [ours, reference] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(startBuiltDesktop(main, { home }).totalMs);
      reference.push(startBuiltDesktop(main, { home, also }).totalMs);
    }
    return {
      name: `desktop's start in Node with the stub (${modules} modules); reference with Fastify`,
      ours: median(ours),
      reference: median(reference),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
