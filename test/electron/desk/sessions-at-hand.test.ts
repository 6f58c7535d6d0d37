import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { FolderNotice } from '../../../domain/contract.ts';
import { createProgramme } from '../../../electron/desk/new-programme.ts';
import { type OpenDeskTaking, openDesk } from '../../../electron/desk/open-desk.ts';
import type { ProgrammeDesk } from '../../../electron/desk/programme-desk.ts';
import { type Machine, storeOptions, thisMachine } from '../../../electron/desk/storage.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { nobody } from '../../durability/desk-world.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

interface World {
  readonly taking: OpenDeskTaking;
  /** Lets so many milliseconds go by on the steady clock, and runs what waited for them. */
  readonly pass: (ms: number) => Promise<void>;
}

/** A machine on which time goes only when it is told to, but for the waits of the disk. */
async function world(): Promise<World> {
  let steady = 0;
  let waiting: { at: number; run: () => void }[] = [];
  const machine: Machine = thisMachine({
    now: () => Date.now(),
    monotonic: () => steady,
    countsSleep: true,
    after: (ms, run) => {
      const one = { at: steady + ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
  });
  const templates = { shippedFolder: join(process.cwd(), 'templates/sessions') };
  const folder = join(await makeTempFolder(), 'p');
  const pass = async (ms: number): Promise<void> => {
    steady += ms;
    const due = waiting.filter(({ at }) => at <= steady);
    waiting = waiting.filter(({ at }) => at > steady);
    for (const { run } of due) run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { taking: { machine, folder, templates, listener: nobody, sessions: 'needed' }, pass };
}

async function give(desk: ProgrammeDesk, command: CommandInput): Promise<void> {
  const answer = await desk.dispatch({ id: `c${Math.random()}`.replace('.', ''), by: 'F1', command }, { role: 'desk' });
  if (!answer.ok) expect.fail(`${command.kind} was refused with ${answer.refusal.code}`);
}

async function opened(taking: OpenDeskTaking): Promise<ProgrammeDesk> {
  const desk = await openDesk(taking);
  if (!desk.ok) expect.fail(desk.problem.code);
  return desk.value.desk;
}

/** A programme with a kick-off that has a note, and an open implementation; closed. */
async function twoSessions({ taking }: World): Promise<{ first: string; second: string; itemId: string }> {
  const wanted = { name: 'P', workplace: 'Sykehjem C', language: 'nb', kind: 'kickoff', people: 3 } as const;
  const made = await createProgramme(taking, { ...wanted, date: '2026-11-24' });
  if (!made.ok) expect.fail(made.problem.code);
  const { desk } = made.value;
  const [first = ''] = Object.keys(desk.shown.sessions);
  const [workplaceId = ''] = Object.keys(desk.shown.programme.workplaces);
  const itemId = Object.keys(desk.shown.sessions[first]?.items ?? {})[0] ?? '';
  await give(desk, {
    kind: 'note.begin',
    sessionId: first,
    itemId,
    noteId: 'n1',
    text: 'Fra oppstarten',
    finished: true,
  });
  const sessionKind = 'implementation' as const;
  await give(desk, {
    kind: 'session.create',
    sessionId: 's2',
    workplaceId,
    sessionKind,
    language: 'nb',
    date: '2027-01-12',
  });
  await give(desk, { kind: 'session.open', sessionId: 's2' });
  await desk.close();
  return { first, second: 's2', itemId };
}

describe('the sessions of an open programme', () => {
  it('are all in its lists, while only the open one is in memory', async () => {
    const here = await world();
    const { first, second } = await twoSessions(here);
    const desk = await opened(here.taking);
    expect(Object.keys(desk.shown.sessions)).toEqual([second]);
    expect(desk.sessions.summaries(desk.shown).map(({ id, number }) => [id, number])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    await desk.close();
  });

  it('come in when a command is about them, or undo reaches back to them', async () => {
    const here = await world();
    const { first, itemId } = await twoSessions(here);
    const desk = await opened(here.taking);
    await give(desk, { kind: 'decision.add', sessionId: first, itemId, text: 'Vi prøver i to uker' });
    expect(Object.keys(desk.shown.sessions[first]?.decisions ?? {})).toHaveLength(1);
    expect(desk.shown.sessions[first]?.notes.n1?.text).toBe('Fra oppstarten');
    await desk.close();
    const again = await opened(here.taking);
    expect(again.shown.sessions[first]).toBeUndefined();
    await give(again, { kind: 'history.undo' });
    expect(again.shown.sessions[first]?.decisions).toEqual({});
    await again.close();
  });

  it('are counted also where they rest: a third one gets the third number', async () => {
    const here = await world();
    const { second } = await twoSessions(here);
    const desk = await opened(here.taking);
    const workplaceId = desk.shown.sessions[second]?.workplaceId ?? '';
    const plan = { workplaceId, sessionKind: 'kickoff' as const, language: 'nb' as const, date: '2027-02-02' };
    await give(desk, { kind: 'session.create', sessionId: 's3', ...plan });
    expect(desk.shown.sessions.s3?.number).toBe(4);
    const taken = { kind: 'session.create', sessionId: second, ...plan } as const;
    const answer = await desk.dispatch({ id: 'again', by: 'F1', command: taken }, { role: 'desk' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'ALREADY_EXISTS' } });
    await desk.close();
  });

  it('rest again when nobody has asked for them in a while and they are written; the open one stays', async () => {
    const here = await world();
    const { first, second, itemId } = await twoSessions(here);
    const desk = await opened(here.taking);
    await give(desk, { kind: 'decision.add', sessionId: first, itemId, text: 'Vi prøver i to uker' });
    await here.pass(6 * 60_000);
    // It is not written yet.
    expect(desk.shown.sessions[first]).toBeDefined();
    await desk.beforeSleep();
    await here.pass(6 * 60_000);
    expect(Object.keys(desk.shown.sessions)).toEqual([second]);
    await give(desk, { kind: 'decision.add', sessionId: first, itemId, text: 'Og en til' });
    expect(Object.keys(desk.shown.sessions[first]?.decisions ?? {})).toHaveLength(2);
    await desk.close();
  });

  it('come back with a backup, and only those that are others since are read', async () => {
    const here = await world();
    const { first, second, itemId } = await twoSessions(here);
    const desk = await opened(here.taking);
    const [backup] = await desk.backupsThere();
    const [item2 = ''] = Object.keys(desk.shown.sessions[second]?.items ?? {});
    await give(desk, { kind: 'decision.add', sessionId: second, itemId: item2, text: 'Etter kopien' });
    const done = await desk.restoreBackup(backup?.id ?? '', 'F1');
    expect(done.ok && done.value.map(({ document }) => document)).toEqual(['session']);
    expect(desk.shown.sessions[second]?.decisions).toEqual({});
    expect(desk.shown.sessions[first]).toBeUndefined();
    await give(desk, { kind: 'decision.add', sessionId: first, itemId, text: 'Alt er der' });
    expect(desk.shown.sessions[first]?.notes.n1?.text).toBe('Fra oppstarten');
    await desk.close();
  });

  it('open also where one is not of the shape it should be, and a moment later that is told', async () => {
    const here = await world();
    const { second } = await twoSessions(here);
    const { machine, folder } = here.taking;
    const store = await openStore(storeOptions(machine, folder, 'programme'));
    if (!store.ok) expect.fail(store.problem.code);
    const key = `session/${second}`;
    await store.value.shelf.load(key);
    const patches = { [key]: [{ op: 'replace' as const, path: ['title'], value: 7 }] };
    const stamp = { commandId: 'odd', kind: 'session.edit', at: '2026-11-24T09:00:00.000+01:00', by: 'F1' };
    store.value.append({ ...stamp, patches, inverse: {} });
    await store.value.close();
    const told: FolderNotice[] = [];
    const listener = { ...nobody, onNotice: (notice: FolderNotice) => told.push(notice) };
    const desk = await openDesk({ ...here.taking, listener });
    if (!desk.ok) expect.fail(desk.problem.code);
    expect(desk.value.notices).toEqual([]);
    await here.pass(1000);
    await expect.poll(() => told).toEqual([{ code: 'DOCUMENT_ODD', file: key, detail: '' }]);
    await desk.value.desk.close();
  });
});
