import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Fs } from '../../../electron/store/fs.ts';
import { filesOf, liveHost } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();
const index = () => join(desk.folder, '.samling/index/words.log');
let first = '';

async function texts(query: string): Promise<string[]> {
  const answer = await desk.host.notes.search(query);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.found.map(({ text }) => text);
}

/** A session with all four sorts of text, and a later one that is open; the first rests on the disk after a restart. */
beforeEach(async () => {
  first = desk.session.id;
  const on = { sessionId: first, itemId: desk.firstItem };
  const workplaceId = desk.session.workplaceId;
  await desk.give({ kind: 'note.begin', ...on, noteId: 'n1', text: 'Nattevaktene står **alene**', finished: true });
  await desk.give({ kind: 'decision.add', ...on, text: 'Én vaktliste for alle' });
  desk.clock.go(60_000);
  const owner = { kind: 'role', role: 'leader' } as const;
  await desk.give({ kind: 'commitment.add', ...on, text: 'Snakke med nattevaktene', owner, due: null });
  await desk.give({ kind: 'parked.add', ...on, text: 'Hva med helgene?' });
  const later = { workplaceId, sessionKind: 'implementation', language: 'nb', date: '2027-01-12' } as const;
  await desk.give({ kind: 'session.create', sessionId: 's2', ...later });
  await desk.give({ kind: 'session.open', sessionId: 's2' });
  await desk.restart();
  expect(Object.keys(desk.host.programme?.shown.sessions ?? {})).toEqual(['s2']);
});

it('finds what begins with every word, in sessions that rest too, and leaves them where they are', async () => {
  expect(await texts('nattevakt')).toEqual(['Snakke med nattevaktene', 'Nattevaktene står **alene**']);
  expect(await texts('ALENE natt')).toEqual(['Nattevaktene står **alene**']);
  expect(await texts('vaktliste')).toEqual(['Én vaktliste for alle']);
  expect(await texts('helg')).toEqual(['Hva med helgene?']);
  expect(await texts('vaktene')).toEqual([]);
  expect(await texts('  ?! ')).toEqual([]);
  expect(Object.keys(desk.host.programme?.shown.sessions ?? {})).toEqual(['s2']);
});

it('says in which session and at which item it stands', async () => {
  expect(await desk.host.notes.search('helgene')).toMatchObject({
    ok: true,
    value: { more: false, found: [{ kind: 'parked', session: { id: first, kind: 'kickoff', number: 1 } }] },
  });
  await desk.give({ kind: 'decision.add', sessionId: 's2', text: 'Helgene får egen liste' });
  expect(await texts('helgene')).toEqual(['Helgene får egen liste', 'Hva med helgene?']);
});

it('is the same without its index, with a damaged one, and after a session changed', async () => {
  const before = await texts('nattevakt');
  const whole = await readFile(index());
  for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.from('noe annet'), Buffer.from('\0'.repeat(99))]) {
    await writeFile(index(), damaged);
    expect(await texts('nattevakt')).toEqual(before);
    expect((await readFile(index())).equals(whole)).toBe(true);
  }
  await rm(index());
  expect(await texts('nattevakt')).toEqual(before);
  await desk.give({ kind: 'decision.add', sessionId: first, text: 'Nattevaktene er to' });
  await desk.restart();
  expect(await texts('nattevaktene er')).toEqual(['Nattevaktene er to']);
});

it('holds no name, and is gone with the erasure of a person', async () => {
  await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
  await texts('nattevakt');
  expect((await readFile(index(), 'utf8')).toLowerCase()).not.toContain('kanarina');
  const code = Object.values(desk.host.programme?.shown.programme.people ?? {})[0]?.code ?? '';
  expect(await desk.host.erasing.erase({ code, removeFiles: false, by: 'F1' })).toMatchObject({ ok: true });
  expect([...(await filesOf(desk.folder)).keys()].filter((name) => name.endsWith('words.log'))).toEqual([]);
});

it('needs an open programme', async () => {
  await desk.host.closeProgramme();
  expect(await desk.host.notes.search('a')).toEqual({ ok: false, problem: { code: 'NO_PROGRAMME_OPEN' } });
});

it('is over before the folder is let go, so that no index of before comes after an erasure', async () => {
  await desk.host.close();
  let reached = () => {};
  let goOn = () => {};
  const atIndex = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow: Fs = Object.create(desk.disk.fs, {
    open: {
      value: async (...[path, how]: Parameters<Fs['open']>) => {
        if (path.endsWith('words.log')) {
          reached();
          await gate;
        }
        return desk.disk.fs.open(path, how);
      },
    },
  });
  const { host } = await liveHost(desk.cleanup, { dataFolder: desk.dataFolder, machine: { fs: slow } });
  expect(await host.openProgramme(desk.folder)).toEqual({ ok: true, value: null });
  const searching = host.notes.search('nattevakt');
  await atIndex;
  const order: string[] = [];
  void searching.then(() => order.push('searched'));
  const closing = host.closeProgramme().then(() => order.push('closed'));
  await expect.poll(() => host.programme).toBeNull();
  goOn();
  await closing;
  expect(order).toEqual(['searched', 'closed']);
});
