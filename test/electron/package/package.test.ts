import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { machineClock } from '../../../electron/clock.ts';
import { packFolder, unpackInto } from '../../../electron/desk/packing.ts';
import { type Machine, thisMachine } from '../../../electron/desk/storage.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { scanFolder } from '../../support/byte-scan.ts';
import { type Crafted, craftedZip } from '../../support/crafted-zip.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { treeLines } from '../../support/tree-hash.ts';
import { addExports, CANARY, openFolder, programmeWithTraces } from '../desk/erasing-folder.ts';

let machine: Machine;
let place: string;
const at = (name: string) => join(place, name);
const asked = () => ({ out: at('ut.samling'), names: true, replace: false });
const unpacked = () => unpackInto(machine, at('ut.samling'), at('inn'));
const problem = (code: string) => ({ ok: false, problem: { code } });

beforeEach(async () => {
  machine = thisMachine(machineClock);
  place = await makeTempFolder();
});

/** Every file of a programme, folders and what belongs to an opening left out. */
async function filesOf(folder: string): Promise<string[]> {
  return (await treeLines(folder)).filter(
    (line) => !line.endsWith('/') && !/\.samling\/(names\/)?(lock|reserve) /.test(line),
  );
}

describe('a whole programme in one file', () => {
  beforeEach(() => programmeWithTraces(machine, at('p')));

  it('comes out as it went in, byte for byte, with its history, its backups and its files', async () => {
    await addExports(at('p'));
    const before = await filesOf(at('p'));
    expect(await packFolder(machine, at('p'), asked())).toMatchObject({ ok: true, value: { names: true } });
    expect(await filesOf(at('p'))).toEqual(before);
    expect(await unpacked()).toMatchObject({ ok: true, value: { names: true, files: before.length } });
    expect(await filesOf(at('inn'))).toEqual(before);
    const [here, there] = [await openFolder(machine, at('p')), await openFolder(machine, at('inn'))];
    expect(there.shown).toEqual(here.shown);
    expect(there.names).toEqual(here.names);
    expect(there.history(500)).toEqual(here.history(500));
    expect(await there.backupsThere()).toEqual(await here.backupsThere());
    await here.close();
    await there.close();
    expect((await readdir(place)).sort()).toEqual(['inn', 'p', 'ut.samling']);
  });

  it('holds no name without the link key, in any byte, and opens with an empty one', async () => {
    await addExports(at('p'));
    expect(await packFolder(machine, at('p'), { ...asked(), names: false })).toMatchObject({ value: { names: false } });
    expect(await unpacked()).toMatchObject({ ok: true, value: { names: false } });
    expect(await scanFolder(machine.fs, at('inn'), [CANARY.name, CANARY.callName, 'Ola Lie'])).toEqual([]);
    const desk = await openFolder(machine, at('inn'));
    expect(desk.names.people).toEqual({});
    expect(Object.values(desk.shown.programme.people).some(({ code }) => code === CANARY.code)).toBe(true);
    await desk.close();
  });

  it('is refused while the programme is open, in its own folder, and over a file that is there', async () => {
    const desk = await openFolder(machine, at('p'));
    expect(await packFolder(machine, at('p'), asked())).toMatchObject({ problem: { code: 'LOCKED' } });
    await desk.close();
    const inside = { ...asked(), out: at('p/exports/ut.samling') };
    expect(await packFolder(machine, at('p'), inside)).toEqual(problem('PACKAGE_INSIDE'));
    await writeFile(at('ut.samling'), 'mitt');
    expect(await packFolder(machine, at('p'), asked())).toEqual(problem('PACKAGE_THERE'));
    expect(await readFile(at('ut.samling'), 'utf8')).toBe('mitt');
    expect(await packFolder(machine, at('p'), { ...asked(), replace: true })).toMatchObject({ ok: true });
  });

  it('is refused before anything is written where it could not be unpacked everywhere, or has no room', async () => {
    await mkdir(at('p/exports'));
    await mkdir(at('ut'));
    const out = { ...asked(), out: at('ut/ut.samling') };
    for (const name of ['con.md', 'ark.', 'a:b.md']) {
      await writeFile(at(`p/exports/${name}`), 'x');
      const file = `exports/${name}`;
      expect(await packFolder(machine, at('p'), out), name).toEqual({
        ok: false,
        problem: { code: 'PACKAGE_NAME', file },
      });
      await rm(at(`p/${file}`));
    }
    const steps: string[] = [];
    const full: Machine = {
      ...machine,
      fs: {
        ...nodeFs,
        space: async () => 5_000_000,
        open: (path, how) => {
          steps.push(path);
          return nodeFs.open(path, how);
        },
      },
    };
    await writeFile(at('p/exports/stor.bin'), Buffer.alloc(2_000_000));
    expect(await packFolder(full, at('p'), out)).toEqual(problem('DISK_FULL'));
    expect(steps.filter((path) => path.startsWith(at('ut')))).toEqual([]);
  });

  it('is made of a folder that can only be read, too, and not of one that somebody else has open there', async () => {
    const before = await filesOf(at('p'));
    const only: Machine = {
      ...machine,
      fs: {
        ...nodeFs,
        open: (path, how) =>
          path.startsWith(at('p'))
            ? Promise.reject(Object.assign(new Error(), { code: 'EROFS' }))
            : nodeFs.open(path, how),
      },
    };
    expect(await packFolder(only, at('p'), asked())).toMatchObject({ ok: true });
    expect(await unpacked()).toMatchObject({ ok: true });
    expect(await filesOf(at('inn'))).toEqual(before);
    const desk = await openFolder(machine, at('p'));
    const again = await packFolder(only, at('p'), { ...asked(), replace: true });
    expect(again).toMatchObject({ ok: false });
    await desk.close();
  });

  it('is never unpacked over anything', async () => {
    await packFolder(machine, at('p'), asked());
    await mkdir(at('inn'));
    await writeFile(at('inn/mitt.txt'), 'mitt');
    expect(await unpacked()).toEqual(problem('NOT_EMPTY'));
    expect(await readdir(at('inn'))).toEqual(['mitt.txt']);
    await rm(at('inn/mitt.txt'));
    expect(await unpacked()).toMatchObject({ ok: true });
  });

  it('is refused wherever it is damaged, and nothing is left of it', async () => {
    await packFolder(machine, at('p'), asked());
    const whole = await readFile(at('ut.samling'));
    const steps = 20;
    for (let step = 0; step < steps; step += 1) {
      const place = Math.floor((whole.length * (step + 0.5)) / steps);
      const bad = Buffer.from(whole);
      bad[place] = (bad[place] ?? 0) ^ 0x10;
      await writeFile(at('ut.samling'), bad);
      const done = await unpacked();
      // A flipped bit in a header that nobody needs may cost nothing; then everything is there.
      if (done.ok) expect(await filesOf(at('inn'))).toEqual(await filesOf(at('p')));
      else expect(done.problem.code, `byte ${place}`).toMatch(/^(PACKAGE_DAMAGED|PACKAGE_UNSAFE|NOT_A_PACKAGE)$/);
      await rm(at('inn'), { recursive: true, force: true });
      expect((await readdir(at(''))).sort()).toEqual(['p', 'ut.samling']);
      await writeFile(at('ut.samling'), whole.subarray(0, place));
      expect(await unpacked()).toMatchObject({ ok: false });
      expect((await readdir(at(''))).sort()).toEqual(['p', 'ut.samling']);
    }
  });

  it('names the file that is damaged', async () => {
    await packFolder(machine, at('p'), asked());
    const whole = await readFile(at('ut.samling'));
    const inside = whole.indexOf('det p2 la ved');
    whole.write('det p2 tok bort', inside);
    await writeFile(at('ut.samling'), whole);
    const done = await unpacked();
    expect(done).toMatchObject({ problem: { code: 'PACKAGE_DAMAGED', file: expect.stringContaining('attachments/') } });
  });

  it('clears away what an unpacking that was cut off left', async () => {
    await packFolder(machine, at('p'), asked());
    await mkdir(at('.inn.0123.samling-tmp/sessions'), { recursive: true });
    await writeFile(at('.inn.0123.samling-tmp/sessions/x'), 'halvt');
    expect(await unpacked()).toMatchObject({ ok: true });
    expect((await readdir(place)).sort()).toEqual(['inn', 'p', 'ut.samling']);
  });

  it('takes whatever else lies in the folder, whatever it is called and holds', async () => {
    const name = fc.stringMatching(/^[a-zæøå0-9][a-zæøå0-9 _-]{0,20}[a-zæøå0-9]$/);
    const file = fc.tuple(name, fc.uint8Array({ maxLength: 4000 }));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { maxLength: 6, selector: ([one]) => one }), async (files) => {
        await rm(at('p/exports'), { recursive: true, force: true });
        await mkdir(at('p/exports'));
        for (const [one, bytes] of files) await writeFile(at(`p/exports/${one}.bin`), bytes);
        expect(await packFolder(machine, at('p'), { ...asked(), replace: true })).toMatchObject({ ok: true });
        expect(await unpacked()).toMatchObject({ ok: true });
        expect(await filesOf(at('inn'))).toEqual(await filesOf(at('p')));
        await rm(at('inn'), { recursive: true });
      }),
      { numRuns: 8 },
    );
  });
});

describe('a package that somebody else made', () => {
  const hash = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
  const entry = (path: string, bytes = 'x') => ({ path, bytes: Buffer.byteLength(bytes), sha256: hash(bytes) });
  const manifest = (files: readonly object[], more = {}) =>
    JSON.stringify({ format: 'samling/package', version: 1, madeAt: 1_795_507_200_000, names: true, files, ...more });

  async function refusal(parts: readonly Crafted[]): Promise<string> {
    await writeFile(at('ut.samling'), craftedZip(parts));
    const done = await unpacked();
    expect(await readdir(place)).toEqual(['ut.samling']);
    return done.ok ? 'taken' : done.problem.code;
  }
  const withPath = (path: string) =>
    refusal([
      { name: 'manifest.json', bytes: manifest([entry(path)]) },
      { name: `programme/${path}`, bytes: 'x' },
    ]);

  it('leads nowhere out of the folder, and to no name that a system keeps for itself', async () => {
    for (const path of [
      '../ute',
      '/ute',
      'a/../../ute',
      'C:/ute',
      'a\\..\\ute',
      'con',
      'sessions/nul.json',
      'a./b',
      '.samling/lock',
      '.samling/erasing.json',
      '.SAMLING/Erasing.json',
      '.samling/names/LOCK',
      '.samling/lock.clearing',
      'COM¹.txt',
      'conout$',
      'a\u0007b',
    ]) {
      expect(await withPath(path), path).toMatch(/^PACKAGE_UNSAFE$|^NOT_A_PACKAGE$/);
    }
  });

  it('has no links, no parts that overlap, none twice, none that are not in its account, and no lies about lengths', async () => {
    const one = { name: 'programme/a', bytes: 'x' };
    const two = manifest([entry('a'), entry('b')]);
    const account = { name: 'manifest.json', bytes: manifest([entry('a')]) };
    expect(await refusal([account, { ...one, mode: 0o120777 }])).toBe('PACKAGE_UNSAFE');
    expect(
      await refusal([
        { name: 'manifest.json', bytes: two },
        one,
        { ...one, name: 'programme/b', sameBytesAs: 'programme/a' },
      ]),
    ).toBe('PACKAGE_UNSAFE');
    expect(await refusal([account, one, one])).toBe('PACKAGE_UNSAFE');
    expect(await refusal([account, one, { name: 'programme/b', bytes: 'y' }])).toBe('PACKAGE_UNSAFE');
    expect(
      await refusal([
        { name: 'manifest.json', bytes: manifest([entry('a'), entry('A')]) },
        one,
        { ...one, name: 'programme/A' },
      ]),
    ).toBe('PACKAGE_UNSAFE');
    expect(
      await refusal([
        { name: 'manifest.json', bytes: manifest([entry('a'), entry('a/b')]) },
        one,
        { ...one, name: 'programme/a/b' },
      ]),
    ).toBe('PACKAGE_UNSAFE');
    expect(await refusal([account, { ...one, saidSize: 5 }])).toBe('PACKAGE_DAMAGED');
    expect(await refusal([{ name: 'manifest.json', bytes: two }, one])).toBe('PACKAGE_DAMAGED');
    expect(await refusal([account, { ...one, flags: 1 }])).toBe('NOT_A_PACKAGE');
  });

  it('is not unpacked further than it says: a bomb stops at its account', async () => {
    const account = { name: 'manifest.json', bytes: manifest([entry('a')]) };
    const bomb = { name: 'programme/a', bytes: Buffer.alloc(64 * 1024 * 1024), saidSize: 64 * 1024 * 1024 };
    expect(await refusal([account, bomb])).toBe('PACKAGE_UNSAFE');
  });

  it('is a programme, from this version or one before', async () => {
    const one = { name: 'programme/a', bytes: 'x' };
    expect(await refusal([{ name: 'manifest.json', bytes: manifest([entry('a')]) }, one])).toBe('NOT_A_PROGRAMME');
    const newer = manifest([entry('a')], { version: 2 });
    expect(await refusal([{ name: 'manifest.json', bytes: newer }, one])).toBe('PACKAGE_NEWER');
    expect(await refusal([{ name: 'manifest.json', bytes: '{"format":"x"}' }, one])).toBe('PACKAGE_DAMAGED');
    expect(await refusal([one])).toBe('NOT_A_PACKAGE');
    await writeFile(at('ut.samling'), 'ikke noe arkiv');
    expect(await unpacked()).toMatchObject(problem('NOT_A_PACKAGE'));
    expect(await unpackInto(machine, at('finnes-ikke.samling'), at('inn'))).toMatchObject(problem('NOT_A_PACKAGE'));
  });
});
