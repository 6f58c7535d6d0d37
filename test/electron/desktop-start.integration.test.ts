import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildOnce } from '../../electron/build-once.mjs';
import { layOutDesktop, packagesOf, startBuiltDesktop } from '../support/built-desktop.mjs';
import { makeTempFolder } from '../support/temp-folder.ts';

const built = resolve(import.meta.dirname, '../../out/main');
/** Browser mode's server, the deck's writer, and what belongs to either. */
const later = /^(fastify|@fastify\/.*|ws|pptxgenjs|file-type|jszip)$/;

/** What a built file loads at once; `import(…)` is not among it. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(built, file), 'utf8');
  return [...code.matchAll(/^\s*(?:import|export)\b[^"'()]*["']([^"']+)["']/gm)].map(([, name = '']) => name);
}

/** Every chunk that an entry loads at once, and every package that these name. */
function graphOf(entry: string): { chunks: readonly string[]; packages: readonly string[] } {
  const chunks = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (chunks.has(file)) continue;
    chunks.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) waiting.push(join(dirname(file), name));
      else if (!name.startsWith('node:')) {
        packages.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      }
    }
  }
  return { chunks: [...chunks], packages: [...packages].sort() };
}

beforeAll(async () => {
  if (!(await buildOnce())) throw new Error('The build failed.');
});

describe('the built desktop', () => {
  it('has neither server nor writer of decks in what it loads at once', () => {
    const { chunks: atOnce, packages } = graphOf('main.js');
    expect(atOnce.length).toBeGreaterThan(1);
    expect(packages).toEqual(expect.arrayContaining(['electron', 'mutative', 'lowdb']));
    expect(packages.filter((name) => later.test(name))).toEqual([]);
    // The same way of looking finds them where they are.
    expect(graphOf('cli.js').packages).not.toContain('electron');
    const chunks = readdirSync(join(built, 'chunks')).filter((name) => name.endsWith('.js'));
    expect(chunks.flatMap((name) => importsOf(join('chunks', name)))).toContain('pptxgenjs');
  });

  it('begins with its shipped packages alone, loads no server, and opens no port', async () => {
    const home = await makeTempFolder();
    const main = await layOutDesktop(join(home, 'app'));
    const { loaded, open } = startBuiltDesktop(main, { home, watched: true });
    const own = loaded.map((file) => relative(dirname(main), file));
    expect(own).toContain('main.js');
    expect(own.filter((file) => /^chunks[\\/](server|socket|serve|play-demo)/.test(file))).toEqual([]);
    expect(packagesOf(loaded)).toContain('mutative');
    expect(packagesOf(loaded).filter((name) => later.test(name))).toEqual([]);
    expect(open.filter((kind) => /TCP|UDP/.test(kind))).toEqual([]);
  });
});
