import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const house = [
  '.ci',
  '.dependency-cruiser.cjs',
  '.editorconfig',
  '.git',
  '.gitattributes',
  '.github',
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'biome.json',
  'domain',
  'electron',
  'electron.vite.config.ts',
  'knip.json',
  'node_modules',
  'out',
  'package-lock.json',
  'package.json',
  'renderer',
  'templates',
  'test',
  'test-results',
  'tsconfig.base.json',
  'tsconfig.json',
  'vitest.config.ts',
];

const namesThatSayNothing = /^(src|lib|utils?|helpers|common|shared|misc|core)$/;

/** Files at or below a room, as paths from the project's root with forward slashes. */
function filesIn(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isOurs(entry.parentPath))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    );
}

/** Not so inside the packages that making installers takes. */
const isOurs = (folder: string) => !folder.slice(root.length).split(sep).includes('node_modules');

const isCode = (file: string) => /\.(ts|tsx|mjs|cjs|css)$/.test(file);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** The files of `rooms` whose code, comments apart, matches `pattern`. */
function filesWith(pattern: RegExp, ...rooms: string[]): string[] {
  return rooms
    .flatMap(filesIn)
    .filter(isCode)
    .filter((file) => pattern.test(withoutComments(read(file))));
}

describe('the house', () => {
  it('keeps only the names it knows at the top', () => {
    expect(readdirSync(root).filter((name) => !house.includes(name))).toEqual([]);
  });

  it('has no folder whose name says nothing about its subject', () => {
    const folders = ['domain', 'electron', 'renderer', 'templates', 'test'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isDirectory() && isOurs(entry.parentPath),
      ),
    );
    expect(folders.map((folder) => folder.name).filter((name) => namesThatSayNothing.test(name))).toEqual([]);
  });

  it('has no source file of more than 400 lines', () => {
    const long = ['domain', 'electron', 'renderer', 'test']
      .flatMap(filesIn)
      .filter(isCode)
      .filter((file) => read(file).trimEnd().split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('names files in kebab-case, and components in PascalCase', () => {
    const code = ['domain', 'electron', 'renderer'].flatMap(filesIn).filter((file) => /\.(ts|tsx)$/.test(file));
    const odd = code.filter(
      (file) => !/^([a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?|[A-Z][A-Za-z0-9]*\.tsx)$/.test(basename(file)),
    );
    expect(odd).toEqual([]);
  });

  it('builds its model without a clock, chance or timers', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\b|\bDate\(\)|\bMath\.random\b|\bset(Timeout|Interval|Immediate)\b|\bcrypto\b|\bperformance\.now\b|\bprocess\./;
    expect(filesWith(impure, 'domain')).toEqual([]);
  });

  it('reads the machine clock in one place only', () => {
    expect(filesWith(/\bDate\.now\b|\bnew Date\(\)/, 'electron').filter((file) => !file.endsWith('.mjs'))).toEqual([
      'electron/clock.ts',
    ]);
  });

  it('starts processes of its own code in two places only', () => {
    expect(filesWith(/\bfork\(|\butilityProcess\b/, 'domain', 'electron', 'renderer')).toEqual([
      'electron/helper/forking-helper.ts',
      'electron/shell/utility-helper.ts',
    ]);
  });

  it('shows no page that runs or styles inline, or asks another machine for anything', () => {
    const pages = filesIn('renderer').filter((file) => file.endsWith('.html'));
    const bad = pages.filter((file) =>
      /<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|<style|(src|href)="https?:/i.test(read(file)),
    );
    expect(bad).toEqual([]);
  });
});
