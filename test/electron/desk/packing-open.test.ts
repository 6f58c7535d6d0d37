import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';

const cleanup = new Cleanup();
let host: DeskHost;
let dataFolder: string;

beforeEach(async () => {
  ({ host, dataFolder } = await liveHost(cleanup));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
});
afterEach(() => cleanup.run());

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

it('goes out of the open programme, comes in beside it, and leaves nothing in between', async () => {
  const shown = host.programme?.shown;
  const { name, bytes } = await fetched(true);
  expect(name).toMatch(/^prove-\d{4}-\d\d-\d\d\.samling$/);
  expect(host.programme?.shown).toEqual(shown);
  const middle = Math.floor(bytes.length / 2);
  expect(await host.packing.take(true, new Blob([new Uint8Array(bytes.subarray(0, middle))]))).toEqual({
    ok: true,
    value: null,
  });
  expect(await host.packing.take(false, new Blob([new Uint8Array(bytes.subarray(middle))]))).toEqual({
    ok: true,
    value: null,
  });
  expect(await host.packing.unpack(name)).toEqual({ ok: true, value: null });
  expect(host.programme?.folder).toBe(join(dataFolder, name.replace('.samling', '')));
  expect(host.programme?.shown).toEqual(shown);
  expect(await readdir(join(dataFolder, '.packages'))).toEqual([]);
});

it('names what is damaged, and leaves the programme that is open', async () => {
  const { bytes } = await fetched(false);
  const folder = host.programme?.folder;
  const before = await readdir(dataFolder);
  await host.packing.take(true, new Blob([new Uint8Array(bytes.subarray(0, 2000))]));
  expect(await host.packing.unpack('halv.samling')).toMatchObject({ ok: false, problem: { code: 'NOT_A_PACKAGE' } });
  expect(await host.packing.unpack('halv.samling')).toMatchObject({ problem: { code: 'NO_SUCH_INTAKE' } });
  expect(host.programme?.folder).toBe(folder);
  expect(await readdir(dataFolder)).toEqual(before);
});

it('is not packed during a rehearsal', async () => {
  await host.rehearse(true);
  expect(await host.packing.pack(true)).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
});
