import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../domain/contract.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';
import { writeNewerPackage } from './newer-package.ts';

const cleanup = new Cleanup();
let host: DeskHost;
let dataFolder: string;
/** What every desk was told of packages that wait. */
let told: (string | null)[];

beforeEach(async () => {
  ({ host, dataFolder } = await liveHost(cleanup));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
  told = [];
  const stop = new AbortController();
  cleanup.later(() => stop.abort());
  const follow = async (events: AsyncIterable<DeskEvent>) => {
    for await (const event of events) if (event.kind === 'package') told.push(event.waiting);
  };
  void follow(host.deskFeed(null, stop.signal));
  await expect.poll(() => told).toEqual([null]);
});
afterEach(() => cleanup.run());

const blob = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);
const done = { ok: true, value: null };

async function fetched(names: boolean): Promise<{ name: string; bytes: Buffer }> {
  const made = await host.packing.pack(names);
  if (!made.ok) throw new Error(made.problem.code);
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const piece = await host.packing.piece(at);
    if (!piece.ok) throw new Error(piece.problem.code);
    if (piece.value.size === 0) break;
    pieces.push(Buffer.from(await piece.value.arrayBuffer()));
    at += piece.value.size;
  }
  const bytes = Buffer.concat(pieces);
  expect(bytes.length).toBe(made.value.bytes);
  return { name: made.value.fileName, bytes };
}

/** Everything that lies in between: one folder of this process, with its lock. */
async function between(): Promise<string[]> {
  const own = await readdir(join(dataFolder, '.packages'));
  expect(own).toHaveLength(1);
  return (await readdir(join(dataFolder, '.packages', own[0] ?? ''))).filter((name) => name !== 'lock');
}

describe('for a page that reaches no disk', () => {
  it('goes out of the open programme, waits to be looked at, comes in beside it, and leaves nothing in between', async () => {
    const shown = host.programme?.shown;
    const { name, bytes } = await fetched(true);
    expect(name).toMatch(/^prove-\d{4}-\d\d-\d\d\.samling$/);
    expect(host.programme?.shown).toEqual(shown);
    const middle = Math.floor(bytes.length / 2);
    expect(await host.packing.take(true, blob(bytes.subarray(0, middle)))).toEqual(done);
    expect(await host.packing.take(false, blob(bytes.subarray(middle)))).toEqual(done);
    expect(host.packing.waiting).toBeNull();
    expect(await host.packing.handed(name)).toEqual(done);
    await expect.poll(() => told.at(-1)).toBe(name);
    const folder = join(dataFolder, name.replace('.samling', ''));
    expect(await host.packing.preview()).toMatchObject({
      ok: true,
      value: { fileName: name, programme: 'Prøve', workplaces: 1, people: 6, sessions: 1, names: true, folder },
    });
    expect(await readdir(dataFolder)).not.toContain(name.replace('.samling', ''));
    expect(await host.packing.unpack()).toEqual(done);
    expect(host.programme?.folder).toBe(folder);
    expect(host.programme?.shown).toEqual(shown);
    await expect.poll(() => told.at(-1)).toBeNull();
    expect(await between()).toEqual([]);
  });

  it('one that is not wanted is gone, and nothing was unpacked', async () => {
    const { name, bytes } = await fetched(false);
    const before = await readdir(dataFolder);
    await host.packing.take(true, blob(bytes));
    await host.packing.handed(name);
    expect(await host.packing.preview()).toMatchObject({ value: { names: false } });
    expect(await host.packing.drop()).toEqual(done);
    expect(await host.packing.unpack()).toMatchObject({ problem: { code: 'NO_SUCH_INTAKE' } });
    expect(await host.packing.preview()).toMatchObject({ problem: { code: 'NO_SUCH_INTAKE' } });
    expect(await between()).toEqual([]);
    expect(await readdir(dataFolder)).toEqual(before);
  });

  it('says what is damaged before anything is unpacked, and leaves the programme that is open', async () => {
    const { bytes } = await fetched(false);
    const folder = host.programme?.folder;
    const before = await readdir(dataFolder);
    await host.packing.take(true, blob(bytes.subarray(0, 2000)));
    await host.packing.handed('halv.samling');
    expect(await host.packing.preview()).toMatchObject({ ok: false, problem: { code: 'NOT_A_PACKAGE' } });
    expect(await host.packing.unpack()).toMatchObject({ ok: false, problem: { code: 'NOT_A_PACKAGE' } });
    expect(host.programme?.folder).toBe(folder);
    expect(await readdir(dataFolder)).toEqual(before);
  });

  it('leaves no trace of itself when the host ends', async () => {
    const { bytes } = await fetched(true);
    await host.packing.take(true, blob(bytes));
    await host.close();
    expect(await readdir(dataFolder)).not.toContain('.packages');
  });
});

describe('where a package lies on this machine', () => {
  it('it is made where the facilitator says, and taken in from where it lies without being moved', async () => {
    const place = await temporaryFolder(cleanup);
    const out = join(place, 'Mitt program.samling');
    const taking = { out, names: true, replace: false };
    expect(await host.packing.packTo(taking)).toEqual({ ok: true, value: 'Mitt program.samling' });
    expect(await host.packing.packTo(taking)).toMatchObject({ problem: { code: 'PACKAGE_THERE' } });
    expect(await host.packing.packTo({ ...taking, replace: true })).toMatchObject({ ok: true });
    const inside = { ...taking, out: join(host.programme?.folder ?? '', 'a.samling') };
    expect(await host.packing.packTo(inside)).toMatchObject({ problem: { code: 'PACKAGE_INSIDE' } });
    expect(await readdir(place)).toEqual(['Mitt program.samling']);
    const bytes = await readFile(out);
    expect(await host.packing.offer(out)).toBe('Mitt program.samling');
    expect(await host.packing.unpack()).toEqual(done);
    expect(host.programme?.folder).toBe(join(dataFolder, 'mitt-program'));
    expect(await readFile(out)).toEqual(bytes);
  });

  it('one from a newer Samling says so before it is unpacked', async () => {
    const place = await temporaryFolder(cleanup);
    const folder = host.programme?.folder ?? '';
    await host.closeProgramme();
    await cp(folder, join(place, 'p'), { recursive: true });
    await host.openProgramme(join(place, 'p'));
    await host.packing.packTo({ out: join(place, 'a.samling'), names: true, replace: false });
    // As a newer one would write it: the same document under a higher version.
    await writeNewerPackage(join(place, 'a.samling'), join(place, 'b.samling'));
    await host.packing.offer(join(place, 'b.samling'));
    expect(await host.packing.preview()).toMatchObject({ problem: { code: 'PACKAGE_NEWER' } });
    expect(await host.packing.unpack()).toMatchObject({ problem: { code: 'PACKAGE_NEWER' } });
  });
});

it('is not packed during a rehearsal', async () => {
  await host.rehearse(true);
  expect(await host.packing.pack(true)).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
});

describe('what a process left that was killed', () => {
  it('is taken away by the next one that starts, wherever it lies, and nothing else is', async () => {
    const elsewhere = await temporaryFolder(cleanup);
    const left = join(dataFolder, '.packages', 'gone');
    await mkdir(join(elsewhere, '.p.1.samling-tmp/.samling'), { recursive: true });
    await writeFile(join(elsewhere, '.p.1.samling-tmp/programme.json'), '{}');
    await writeFile(join(elsewhere, 'mitt.txt'), 'mitt');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'in.samling'), 'halv');
    await writeFile(join(left, '1.beside'), JSON.stringify(join(elsewhere, '.p.1.samling-tmp')));
    await writeFile(join(left, '2.beside'), JSON.stringify(join(elsewhere, 'mitt.txt')));
    await writeFile(join(left, '3.beside'), '"half a no');
    await host.packing.take(true, blob(Buffer.from('på vei')));
    await host.tidy();
    expect(await readdir(elsewhere)).toEqual(['mitt.txt']);
    // What is on its way in this process stays.
    expect(await between()).toEqual(['in.samling']);
  });
});
