import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildOnce } from '../../electron/build-once.mjs';

const pages = resolve(import.meta.dirname, '../../out/renderer');
const read = (file: string) => readFileSync(join(pages, file), 'utf8');

/** The scripts a page loads before it can draw: its own, what it preloads, and what those import, each once. */
function scriptsOf(page: string): string[] {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, next] of read(file).matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      if (next) follow(join(dirname(file), next));
    }
  };
  for (const [, file] of read(page).matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)) if (file) follow(file);
  return [...found];
}

describe('the built pages', () => {
  beforeAll(async () => {
    if (!(await buildOnce())) throw new Error('The build failed.');
  });

  it.each(['desk.html', 'plenum.html'])('%s carries no inline script or style, and nothing from elsewhere', (page) => {
    const html = read(page);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\.\/)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('gives the wall a page without a validator in it, since it only draws finished words', () => {
    const scripts = scriptsOf('plenum.html');
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((file) => read(file).includes('$ZodType'))).toEqual([]);
  });

  it('inlines no font or picture, which the content security policy would refuse', () => {
    const styles = [...read('desk.html').matchAll(/href="\.\/([^"]+\.css)"/g)].map(([, file]) => read(file ?? ''));
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.filter((css) => /url\(["']?data:/.test(css))).toEqual([]);
  });
});
