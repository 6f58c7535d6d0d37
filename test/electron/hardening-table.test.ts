import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rows = readFileSync(resolve(root, 'README.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (\d+) \|[^|]*\|([^|]*)\|/.exec(line))
  .filter((row) => row !== null)
  .map(([, number, shownBy = '']) => ({ number: Number(number), shownBy }));

/** The files that a row names: tests by where they lie here, other files by where they lie in the project. */
const filesOf = (shownBy: string) => [...shownBy.matchAll(/`([\w.-]+(?:\/[\w.-]+)*)`/g)].map(([, name = '']) => name);
const isThere = (name: string) =>
  [`test/electron/${name}.test.ts`, `${name}.test.ts`, `${name}.test.tsx`, name].some((file) =>
    existsSync(resolve(root, file)),
  );

describe('the table of what was shown of the desktop', () => {
  it('has its 27 lines', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, n) => n + 1));
  });

  it('names only tests that are there', () => {
    const missing = rows
      .flatMap(({ shownBy }) => filesOf(shownBy))
      .filter((name) => name.includes('/') && !isThere(name));
    expect(missing).toEqual([]);
  });

  it('leaves no line to trust', () => {
    const alone = rows.filter(({ shownBy }) => filesOf(shownBy).length === 0 && !/^ *the same *$/.test(shownBy));
    expect(alone).toEqual([]);
  });
});
