import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Cleanup, filesOf, temporaryFolder, treeHash } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, type Ran, samling, startSamling } from '../../support/start-samling.ts';

const cleanup = new Cleanup();
const wholeRun = new Cleanup();
let fresh: string;
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  fresh = await temporaryFolder(wholeRun);
  await newFolder(join(fresh, 'programme'), fresh, 3);
});
afterAll(() => wholeRun.run());
beforeEach(async () => {
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await cp(fresh, home, { recursive: true });
});
afterEach(() => cleanup.run());

/** The code of a refusal: in JSON where a program asked, else at the end of what a person is told. */
const codeOf = ({ out, err }: Ran) => /"code":"(\w+)"/.exec(out)?.[1] ?? /\((\w+)\)\s*$/.exec(err)?.[1];
const waysIn = (): string[][] => [
  ['serve', folder, '--no-open', '--json'],
  ['do', folder],
  ['show', folder, '--view', 'desk'],
];

/** Files by what they hold: where bytes lie is of no matter, only that they are still there. */
async function holds(bytes: Buffer): Promise<boolean> {
  return [...(await filesOf(folder)).values()].some((file) => file.equals(bytes));
}

describe('a folder that is open', () => {
  it('refuses a second writer and lets a reader look', async () => {
    const serving = await startSamling(folder, home);
    cleanup.later(() => serving.kill());
    const second = await samling(['do', folder], home, '{"kind":"history.undo"}\n');
    expect([second.code, JSON.parse(second.out)]).toEqual([1, { ok: false, code: 'LOCKED' }]);
    expect((await samling(['serve', folder, '--no-open', '--json'], home)).code).toBe(1);

    const looked = await samling(['show', folder, '--view', 'plenum'], home);
    expect(looked.code).toBe(0);
    expect(JSON.parse(looked.out)).toHaveProperty('view.scene.kind');
  });

  it('is free again after its holder was killed', async () => {
    const serving = await startSamling(folder, home);
    await serving.kill();
    expect((await give(folder, home, [])).code).toBe(0);
  });
});

describe('a document of a later Samling', () => {
  it('is refused by every way in, and not a byte of the folder changes', async () => {
    const file = join(folder, 'programme.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"version": \d+/, '"version": 99'));
    const before = await treeHash(folder);
    for (const args of waysIn()) {
      const refused = await samling(args, home, '{"kind":"card.add"}\n');
      expect([args[0], refused.code, codeOf(refused)]).toEqual([args[0], 1, 'NEWER']);
    }
    expect(await treeHash(folder)).toBe(before);
  });
});

describe('a file that is not what it was', () => {
  it.each([
    ['null', 'null'],
    ['nothing at all', ''],
    ['JSON of another program', '{"name":"left-pad","version":"1.3.0"}'],
    ['a cut line', '{\n  "format": "samling/programme",\n  "vers'],
  ])('programme.json as %s is set aside whole and made again from the copies', async (_, text) => {
    const file = join(folder, 'programme.json');
    const before = JSON.parse(await readFile(file, 'utf8')) as { data: unknown };
    await writeFile(file, text);
    expect((await samling(['check', folder, '--json'], home)).code).toBe(1);

    const { code } = await give(folder, home, []);
    expect(code).toBe(0);
    expect((JSON.parse(await readFile(file, 'utf8')) as { data: unknown }).data).toEqual(before.data);
    expect(await holds(Buffer.from(text))).toBe(true);
    expect((await samling(['check', folder, '--json'], home)).code).toBe(0);
  });

  it('a damaged session.json loses nothing, and the damaged bytes are kept', async () => {
    const name = [...(await filesOf(folder)).keys()].find((path) => path.endsWith('session.json')) ?? '';
    const file = join(folder, name);
    const before = await readFile(file, 'utf8');
    const damaged = before.replace('Velkommen', 'Velk0mmen');
    expect(damaged).not.toBe(before);
    await writeFile(file, damaged);

    expect((await give(folder, home, [])).code).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8')).data).toEqual(JSON.parse(before).data);
    expect(await holds(Buffer.from(damaged))).toBe(true);
  });

  it('a folder in which nothing can be recovered is refused and left alone', async () => {
    await rm(join(folder, '.samling'), { recursive: true });
    await writeFile(join(folder, 'programme.json'), 'null');
    const before = await treeHash(folder);
    for (const args of waysIn()) expect([args[0], (await samling(args, home)).code]).toEqual([args[0], 1]);
    expect(await treeHash(folder)).toBe(before);
  });

  it('a folder that is no programme is refused and left alone', async () => {
    const other = await temporaryFolder(cleanup);
    await writeFile(join(other, 'notes.txt'), 'mine');
    const before = await treeHash(other);
    for (const args of waysIn().map((way) => way.map((word) => (word === folder ? other : word)))) {
      const refused = await samling(args, home);
      expect([refused.code, codeOf(refused)]).toEqual([1, 'NOT_A_PROGRAMME']);
    }
    expect(await treeHash(other)).toBe(before);
  });
});
