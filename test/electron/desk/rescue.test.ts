import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HostAnswer } from '../../../domain/contract.ts';
import { differenceLines } from '../../../domain/difference-words.ts';
import { filesBelow } from '../../../electron/store/clear-folder.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { lastOf, newProgramme } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();
const meta = () => join(desk.folder, '.samling');

function good<T>(answer: HostAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}
const refusal = (answer: HostAnswer<unknown>) => (answer.ok ? null : answer.problem.code);
const cards = () => Object.keys(desk.session.cards[desk.firstItem] ?? {});

async function addCard(cardId: string): Promise<void> {
  const on = { sessionId: desk.session.id, itemId: desk.firstItem };
  expect(await desk.give({ kind: 'card.add', ...on, cardId, text: `Kort ${cardId}` })).toMatchObject({ ok: true });
}

/** A programme with two backups, the older one of a single card; closed. */
async function backedUp(): Promise<void> {
  for (const cardId of ['a', 'b']) {
    await addCard(cardId);
    good(await desk.host.closeProgramme());
    desk.clock.go(24 * 3_600_000);
    if (cardId === 'a') good(await desk.host.openProgramme(desk.folder));
  }
}

/** Spoils every file of the folder that a name fits. */
async function spoil(fits: (path: string) => boolean): Promise<void> {
  for (const path of await filesBelow(nodeFs, desk.folder)) {
    if (fits(path)) await writeFile(join(desk.folder, path), 'null');
  }
}
const spoilAll = () => spoil((path) => !path.includes('backups/'));
const spoilSession = () => spoil((path) => /^sessions|generations\/session|journal/.test(path));
const backups = async () => good(await desk.host.rescue.backups(desk.folder));
const ids = async () => (await backups()).map(({ id }) => id);

it('tells which backups a damaged folder has, what is in each, and which of them is damaged too', async () => {
  await backedUp();
  await spoilAll();
  expect(await desk.host.openProgramme(desk.folder)).toEqual({
    ok: false,
    problem: { code: 'DAMAGED', params: { folder: desk.folder } },
  });
  const [newest, older, ...more] = await backups();
  expect(more).toEqual([]);
  expect([newest?.reason, older?.reason]).toEqual(['closed', 'closed']);
  expect(newest?.holds).toMatchObject({
    programme: newProgramme.name,
    workplaces: 1,
    people: newProgramme.people,
    sessions: [{ session: { kind: 'kickoff', number: 1 }, date: newProgramme.date, notes: 0, cards: 2 }],
  });
  expect(older?.holds?.sessions[0]?.cards).toBe(1);
  // The list of the older one, and then what the newer one alone has.
  await writeFile(join(meta(), 'backups', `${older?.id}.json`), 'null');
  expect(await backups()).toMatchObject([
    { id: newest?.id },
    { id: older?.id, at: older?.at, reason: null, holds: null },
  ]);
  for (const name of await readdir(join(meta(), 'backups/documents'))) {
    await writeFile(join(meta(), 'backups/documents', name), 'null');
  }
  expect((await backups()).map(({ holds }) => holds)).toEqual([null, null]);
  expect(refusal(await desk.host.rescue.restore(desk.folder, newest?.id ?? ''))).toBe('BACKUP_DAMAGED');
});

it('says how a backup differs from what can still be read, and that nothing can where that is so', async () => {
  await backedUp();
  await spoilSession();
  const [newest = '', older = ''] = await ids();
  const lines = async (id: string) => {
    const { difference, aside } = good(await desk.host.rescue.preview(desk.folder, id));
    expect(aside).toBe('.samling/quarantine');
    return difference && differenceLines('nb', difference);
  };
  expect(await lines(newest)).toEqual(['Samlingen «Oppstart 1» kommer tilbake']);
  await spoil((path) => path === 'programme.json' || path.includes('generations/programme'));
  expect(await lines(older)).toBeNull();
});

it('opens from a backup with a black wall, says where everything from before is, and goes on from there', async () => {
  const scene = { kind: 'cards', itemId: desk.firstItem } as const;
  expect(await desk.give({ kind: 'wall.show', sessionId: desk.session.id, scene })).toMatchObject({ ok: true });
  expect(desk.session.wall.black).toBe(false);
  await backedUp();
  await spoilSession();
  const before = await readFile(join(desk.folder, 'programme.json'));
  const [newest = ''] = await ids();
  good(await desk.host.rescue.restore(desk.folder, newest));
  expect(cards().sort()).toEqual(['a', 'b']);
  expect(desk.session.wall).toMatchObject({ black: true, prepared: null, frozen: null });
  const stop = new AbortController();
  const told = desk.host.deskFeed(null, stop.signal);
  const first = (await told.next()).value;
  stop.abort();
  await lastOf(told);
  expect(first).toMatchObject({ notices: [{ code: 'REBUILT', file: '.samling/quarantine' }] });
  const names = await readdir(join(meta(), 'quarantine'));
  const kept = await Promise.all(names.map((name) => readFile(join(meta(), 'quarantine', name))));
  expect(kept.some((bytes) => bytes.equals(before))).toBe(true);
  await addCard('c');
  await desk.restart();
  expect(cards().sort()).toEqual(['a', 'b', 'c']);
});

it('is for damage alone: a folder that opens, is newer, is open elsewhere or is being erased from is left as it is', async () => {
  await backedUp();
  const open = () => desk.host.openProgramme(desk.folder);
  const [id = ''] = await desk.host.openProgramme(desk.folder).then(async () => {
    const found = good(await desk.host.past.backups()).map((one) => one.id);
    good(await desk.host.closeProgramme());
    return found;
  });
  const all = async () => [
    refusal(await desk.host.rescue.backups(desk.folder)),
    refusal(await desk.host.rescue.preview(desk.folder, id)),
    refusal(await desk.host.rescue.restore(desk.folder, id)),
  ];
  expect(await all()).toEqual(Array(3).fill('RESCUE_NOT_NEEDED'));
  const path = join(desk.folder, 'programme.json');
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.replace('"version": 1', '"version": 99'));
  expect(refusal(await open())).toBe('NEWER');
  expect(await all()).toEqual(Array(3).fill('NEWER'));
  await writeFile(path, whole);
  await writeFile(join(meta(), 'erasing.json'), 'null');
  await spoilSession();
  expect(await all()).toEqual(Array(3).fill('ERASURE_UNFINISHED'));
  await rm(join(meta(), 'erasing.json'));
  const other = { host: 'another', pid: 1, mark: null, startedAt: 1, token: 'theirs' };
  await writeFile(join(meta(), 'lock'), JSON.stringify(other));
  expect(refusal(await desk.host.rescue.restore(desk.folder, id))).toBe('LOCKED');
  await rm(join(meta(), 'lock'));
  desk.disk.full = true;
  expect(refusal(await desk.host.rescue.restore(desk.folder, id))).toBe('DISK_FULL');
});

it('without a backup says that there is none, and what was open stays open where nothing can be put back', async () => {
  good(await desk.host.closeProgramme());
  await rm(join(meta(), 'backups'), { recursive: true });
  await spoilAll();
  expect(await backups()).toEqual([]);
  good(await desk.host.createProgramme({ ...newProgramme, name: 'Annet' }));
  const id = '000000000000001-1';
  expect(refusal(await desk.host.rescue.restore(desk.folder, id))).toBe('NO_SUCH_BACKUP');
  expect(desk.host.programme?.shown.programme.name).toBe('Annet');
});
