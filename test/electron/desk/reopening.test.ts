import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskEvent, PlenumEvent } from '../../../domain/contract.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { OpenFolderNote } from '../../../electron/desk/open-folder-note.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let host: DeskHost;
let note: KeptNote;
/** Everything that a wall and a desk were told since the wall is black. */
let walls: PlenumEvent[];
let desks: DeskEvent[];

const give = (command: object) => host.dispatch({ id: nextId(), by: 'F1', command }, 'desk');
const programmeCode = () => Object.values(host.programme?.shown.programme.people ?? {})[0]?.code ?? '';

const isEmpty = (event: DeskEvent) => event.kind === 'snapshot' && event.programme === null;

/** A note that keeps all that was ever noted. */
class KeptNote extends OpenFolderNote {
  readonly written: (string | null)[] = [];

  override write(folder: string | null): Promise<void> {
    this.written.push(folder);
    return super.write(folder);
  }
}

/** Keeps all that is told. */
function keep<E>(events: AsyncIterable<E>, told: E[]): void {
  const all = async () => {
    for await (const event of events) told.push(event);
  };
  all().catch(() => {});
}

beforeEach(async () => {
  note = new KeptNote(`${await temporaryFolder(cleanup)}/open.json`);
  ({ host } = await liveHost(cleanup, { openFolderNote: note }));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
  const { openSessionId: sessionId } = host.programme?.shown.programme ?? {};
  expect(await give({ kind: 'wall.black', sessionId, on: true })).toMatchObject({ ok: true });
  const stop = new AbortController();
  cleanup.later(() => stop.abort());
  [walls, desks] = [[], []];
  keep(host.plenumFeed('plenum', stop.signal), walls);
  keep(host.deskFeed(null, stop.signal), desks);
  await expect.poll(() => [walls.at(-1)?.view.black, desks.length > 0]).toEqual([true, true]);
  walls.splice(0);
});
afterEach(() => cleanup.run());

describe('while the programme is closed for a moment and comes back', () => {
  const ways: [string, () => Promise<{ ok: boolean }>][] = [
    ['packed', () => host.packing.pack(true)],
    ['rid of somebody', () => host.erasing.erase({ code: programmeCode(), by: 'F1', removeFiles: false })],
    ['copied', () => host.workOnLocalCopy()],
  ];

  it.each(ways)('to be %s, the wall keeps its frame and the desk its programme', async (_what, act) => {
    expect(await act()).toMatchObject({ ok: true });
    // A change that shows on the wall comes after all that was told on the way.
    expect(await host.closeProgramme()).toEqual({ ok: true, value: null });
    await expect.poll(() => walls.at(-1)?.view.black).toBe(false);
    const before = walls.slice(0, -1);
    expect(before.every(({ view }) => view.black)).toBe(true);
    await expect.poll(() => desks.filter(isEmpty).length).toBe(1);
  });

  it('what is given meanwhile waits, and is on the disk afterwards', async () => {
    const packed = host.packing.pack(false);
    const named = give({ kind: 'programme.edit', name: 'Gitt imens' });
    expect(await packed).toMatchObject({ ok: true });
    expect(await named).toMatchObject({ ok: true });
    expect(host.programme?.shown.programme.name).toBe('Gitt imens');
  });

  it('it stays noted as open, so that a start after a kill finds it', async () => {
    expect(await host.packing.pack(false)).toMatchObject({ ok: true });
    expect(note.written).toEqual([host.programme?.folder, host.programme?.folder]);
  });

  it('one that is closed for good leaves an empty wall, and no note', async () => {
    expect(await host.closeProgramme()).toMatchObject({ ok: true });
    await expect.poll(() => walls.at(-1)?.view.black).toBe(false);
    expect(note.written.at(-1)).toBeNull();
  });
});

it('another folder that cannot be opened does not blink either', async () => {
  expect(await host.openProgramme(await temporaryFolder(cleanup))).toMatchObject({ ok: false });
  await host.closeProgramme();
  await expect.poll(() => walls.at(-1)?.view.black).toBe(false);
  expect(walls.slice(0, -1).every(({ view }) => view.black)).toBe(true);
});
