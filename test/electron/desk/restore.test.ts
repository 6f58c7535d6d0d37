import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { HostAnswer } from '../../../domain/contract.ts';
import { differenceLines } from '../../../domain/difference-words.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let clock: SteeredClock;
let host: DeskHost;
let dataFolder: string;
const folder = () => join(dataFolder, 'prove');

beforeEach(async () => {
  clock = new SteeredClock();
  ({ host, dataFolder } = await liveHost(cleanup, { clock }));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
});
afterEach(() => cleanup.run());

function good<T>(answer: HostAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

async function give(command: CommandInput): Promise<void> {
  expect(await host.dispatch({ id: nextId(), by: 'F1', command }, 'desk')).toMatchObject({ ok: true });
}

const itemId = () => Object.keys(session().items)[0] ?? '';
function session() {
  const found = Object.values(host.programme?.shown.sessions ?? {})[0];
  if (!found) throw new Error('no session');
  return found;
}
const addCard = (cardId: string): Promise<void> =>
  give({ kind: 'card.add', sessionId: session().id, itemId: itemId(), cardId, text: `Kort ${cardId}` });
const cards = () => Object.keys(session().cards[itemId()] ?? {});

/** Closed and opened again: closing takes a backup. */
async function nextDay(): Promise<void> {
  good(await host.closeProgramme());
  clock.go(24 * 3_600_000);
  good(await host.openProgramme(folder()));
}

it('is taken when the programme is closed, and once an hour while something changes', async () => {
  await addCard('a');
  expect(good(await host.past.backups())).toEqual([]);
  await nextDay();
  expect(good(await host.past.backups()).map(({ reason }) => reason)).toEqual(['closed']);
  await nextDay();
  expect(good(await host.past.backups())).toHaveLength(1);
  await addCard('b');
  clock.go(3000);
  await vi.waitFor(async () => expect(good(await host.past.backups())[0]?.reason).toBe('hourly'), 20_000);
});

it('is shown in words before anything changes, put back as one change, and undone, also over a restart', async () => {
  await addCard('a');
  await nextDay();
  await addCard('b');
  await addCard('c');
  const [backup] = good(await host.past.backups());
  const difference = good(await host.past.restorePreview(backup?.id ?? ''));
  expect(differenceLines('nb', difference)).toEqual([expect.stringMatching(/^Samlingen «/), '  Kort: 2 blir borte']);
  expect(cards()).toEqual(['a', 'b', 'c']);
  expect(good(await host.past.restoreBackup(backup?.id ?? '', 'F1'))).toEqual(difference);
  expect(cards()).toEqual(['a']);
  await nextDay();
  expect(cards()).toEqual(['a']);
  await give({ kind: 'history.undo' });
  expect(cards()).toEqual(['a', 'b', 'c']);
  await nextDay();
  expect(cards()).toEqual(['a', 'b', 'c']);
});

it('keeps what was there before as a backup of its own, and refuses one that is damaged', async () => {
  await addCard('a');
  await nextDay();
  await addCard('b');
  const [backup] = good(await host.past.backups());
  const path = join(folder(), '.samling/backups', `${backup?.id}.json`);
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, 40));
  expect(await host.past.restoreBackup(backup?.id ?? '', 'F1')).toEqual({
    ok: false,
    problem: { code: 'BACKUP_DAMAGED' },
  });
  expect(cards()).toEqual(['a', 'b']);
  await writeFile(path, whole);
  good(await host.past.restoreBackup(backup?.id ?? '', 'F1'));
  const before = good(await host.past.backups()).find(({ reason }) => reason === 'before-restore');
  good(await host.past.restoreBackup(before?.id ?? '', 'F1'));
  expect(cards()).toEqual(['a', 'b']);
});

it('leaves the room a black wall: what was shown then may have been taken back since', async () => {
  await addCard('a');
  await give({ kind: 'card.release', sessionId: session().id, itemId: itemId(), cardIds: ['a'] });
  await give({ kind: 'wall.show', sessionId: session().id, scene: { kind: 'cards', itemId: itemId() } });
  await nextDay();
  await give({ kind: 'card.withdraw', sessionId: session().id, itemId: itemId(), cardIds: ['a'] });
  const [backup] = good(await host.past.backups());
  good(await host.past.restoreBackup(backup?.id ?? '', 'F1'));
  expect(session().cards[itemId()]?.a?.releasedAt).not.toBeNull();
  expect(session().wall).toMatchObject({ black: true, prepared: null, frozen: null });
  // Putting the same one back once more changes nothing.
  expect(good(await host.past.restoreBackup(backup?.id ?? '', 'F1'))).toEqual([]);
  await give({ kind: 'history.undo' });
  expect(session().wall.black).toBe(false);
  expect(session().cards[itemId()]?.a?.releasedAt).toBeNull();
});

const personId = () => Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';
const called = async () => (await host.names()).people[personId()]?.name;

it('of the link key are apart: one is looked at by code and put back, and the one before stands first after it', async () => {
  await give({ kind: 'name.set', personId: personId(), name: 'Berit Olsen' });
  await addCard('a');
  await nextDay();
  await give({ kind: 'name.set', personId: personId(), name: 'Feil Navn' });
  const [backup] = good(await host.past.keyBackups());
  const asked = { code: 'P01', fate: 'renamed' };
  expect(good(await host.past.keyPreview(backup?.id ?? ''))).toEqual([asked]);
  expect(await called()).toBe('Feil Navn');
  expect(good(await host.past.restoreKey(backup?.id ?? '', 'F1'))).toEqual([asked]);
  expect(await called()).toBe('Berit Olsen');
  expect(cards()).toEqual(['a']);
  const [before] = good(await host.past.keyBackups());
  expect(before?.reason).toBe('before-restore');
  good(await host.past.restoreKey(before?.id ?? '', 'F1'));
  expect(await called()).toBe('Feil Navn');
  await nextDay();
  expect(await called()).toBe('Feil Navn');
});

it('of the link key bring nobody back who was taken out of the programme', async () => {
  await give({ kind: 'name.set', personId: personId(), name: 'Berit Olsen' });
  await nextDay();
  const [backup] = good(await host.past.keyBackups());
  await give({ kind: 'name.remove', personId: personId() });
  const gone = personId();
  await give({ kind: 'person.remove', personId: gone });
  expect(good(await host.past.restoreKey(backup?.id ?? '', 'F1'))).toEqual([]);
  expect((await host.names()).people[gone]).toBeUndefined();
});

it('of the link key are not put back while a rehearsal is on', async () => {
  await give({ kind: 'name.set', personId: personId(), name: 'Berit Olsen' });
  await nextDay();
  const [backup] = good(await host.past.keyBackups());
  good(await host.rehearse(true));
  expect(await host.past.restoreKey(backup?.id ?? '', 'F1')).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
});
