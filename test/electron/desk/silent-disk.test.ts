import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { RecentProgrammes } from '../../../electron/desk/recent-programmes.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SilentDisk } from '../../support/silent-disk.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
const NO_ANSWER = { ok: false, problem: { code: 'NO_ANSWER' } };
const OK = { ok: true, value: null };

let disk: SilentDisk;
let clock: SteeredClock;
let host: DeskHost;
let recents: RecentProgrammes;
let folder: string;

beforeEach(async () => {
  disk = new SilentDisk();
  clock = new SteeredClock();
  recents = new RecentProgrammes(join(await temporaryFolder(cleanup), 'recent.json'));
  const live = await liveHost(cleanup, { clock, machine: { fs: disk.fs }, recents });
  host = live.host;
  folder = join(live.dataFolder, 'prove');
  expect(await host.createProgramme(newProgramme)).toEqual(OK);
  // The first file of the journal is there.
  expect(await give(workplace('før'))).toMatchObject({ ok: true });
});
afterEach(() => {
  disk.answer();
  return cleanup.run();
});

const workplace = (name: string) => ({ kind: 'workplace.add', name, project: { title: 'P', aim: '' } }) as const;
const give = (command: CommandInput) => host.dispatch({ id: nextId(), by: 'F1', command }, 'desk');
const workplaces = () => Object.values(host.programme?.shown.programme.workplaces ?? {}).map(({ name }) => name);

/** Lets time go by until something is done; gives what it gave and how long it took by the clock. */
async function timed<T>(work: Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const before = clock.monotonic();
  let done = false;
  const over = work.finally(() => {
    done = true;
  });
  while (!done && clock.monotonic() - before < 120_000) {
    // The real disk below takes its time; what it does takes none of the clock's.
    for (let turn = 0; turn < 20 && !done; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    if (!done) clock.go(200);
  }
  return { value: await over, ms: clock.monotonic() - before };
}

describe('closing', () => {
  it('ends within seconds on a disk that does not answer when all is saved, and all is there when it does', async () => {
    disk.hush(folder);
    const { value, ms } = await timed(host.closeProgramme());
    expect(value).toEqual(OK);
    expect(ms).toBeLessThan(10_000);
    expect(host.programme).toBeNull();
    expect(host.waitsForDisk).toBe(true);
    // Nothing else is begun there before what was is over.
    const waiting = disk.waiting;
    expect((await timed(host.openProgramme(folder))).value).toEqual(NO_ANSWER);
    expect(disk.waiting).toBe(waiting);
    disk.answer();
    expect((await timed(host.openProgramme(folder))).value).toEqual(OK);
    expect(workplaces()).toContain('før');
    expect(host.waitsForDisk).toBe(false);
  });

  it('says what is not saved, stays open, goes on, and closes nothing behind anybody’s back when the disk answers', async () => {
    disk.hush(folder);
    const waits = give(workplace('imens'));
    const { value, ms } = await timed(host.closeProgramme());
    expect(value).toEqual({ ok: false, problem: { code: 'NOT_SAVED' } });
    expect(ms).toBeLessThan(10_000);
    expect(host.programme?.save).toMatchObject({ kind: 'not-saved', reason: 'NO_ANSWER' });
    expect(workplaces()).toContain('imens');
    const after = give(workplace('etter'));
    disk.answer();
    expect((await timed(Promise.all([waits, after]))).value).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await give(workplace('til slutt'))).toMatchObject({ ok: true });
    expect((await timed(host.closeProgramme())).value).toEqual(OK);
    expect((await timed(host.openProgramme(folder))).value).toEqual(OK);
    expect(workplaces()).toEqual(expect.arrayContaining(['før', 'imens', 'etter', 'til slutt']));
  });

  it.each(['snapshot', 'backup', 'session'])('ends while the disk owes an answer to a %s', async (what) => {
    const desk = host.programme;
    disk.hush(folder);
    if (what === 'snapshot') void desk?.beforeSleep();
    else if (what === 'backup') clock.go(3_600_000);
    else
      void host.dispatch(
        {
          id: nextId(),
          by: 'F1',
          command: {
            kind: 'presentation.attach',
            sessionId: Object.keys(desk?.shown.sessions ?? {})[0] ?? '',
            presentationId: 'p',
            path: join(folder, 'x'),
          },
        },
        'desk',
        { mayReadFiles: true },
      );
    const { value, ms } = await timed(host.closeProgramme());
    expect(value).toEqual(OK);
    expect(ms).toBeLessThan(10_000);
  });

  it('ends with the process whatever is not saved, and what was called saved is found again', async () => {
    disk.hush(folder);
    void give(workplace('imens'));
    const { ms } = await timed(host.close());
    expect(ms).toBeLessThan(20_000);
    expect(host.waitsForDisk).toBe(true);
    disk.answer();
    await expect.poll(() => host.waitsForDisk).toBe(false);
    const next = await liveHost(cleanup, { clock, machine: { fs: disk.fs }, dataFolder: dirname(folder) });
    host = next.host;
    expect((await timed(host.openProgramme(folder))).value).toEqual(OK);
    expect(workplaces()).toContain('før');
  });

  it('ends while something is done with the folder that the disk does not answer', async () => {
    disk.hush(folder);
    const { value } = await timed(host.workOnLocalCopy());
    expect(value).toEqual(NO_ANSWER);
    expect(host.programme?.folder).toBe(folder);
    expect((await timed(host.closeProgramme())).value).toEqual(OK);
  });
});

describe('opening', () => {
  it('a programme that does not answer is told, and the one that was open is back', async () => {
    const { value } = await timed(host.createProgramme({ ...newProgramme, name: 'Andre' }));
    expect(value).toEqual(OK);
    const other = host.programme?.folder;
    disk.hush(folder);
    const opened = await timed(host.openProgramme(folder));
    expect(opened.value).toEqual(NO_ANSWER);
    expect(opened.ms).toBeLessThan(15_000);
    expect(host.programme?.folder).toBe(other);
    expect(await give(workplace('her'))).toMatchObject({ ok: true });
    disk.answer();
    expect((await timed(host.openProgramme(folder))).value).toEqual(OK);
    expect(workplaces()).toContain('før');
  });
});

describe('a session that rests on a disk that does not answer', () => {
  it('is told, holds up nothing else that is done, and can be opened when it answers', async () => {
    const [workplaceId = ''] = Object.keys(host.programme?.shown.programme.workplaces ?? {});
    const made = { sessionKind: 'kickoff', language: 'nb', date: '2026-12-01' } as const;
    expect(await give({ kind: 'session.create', workplaceId, ...made })).toMatchObject({ ok: true });
    expect((await timed(host.closeProgramme())).value).toEqual(OK);
    expect((await timed(host.openProgramme(folder))).value).toEqual(OK);
    const [resting] = [...(host.programme?.sessions.resting.keys() ?? [])];
    const sessionId = resting?.replace('session/', '') ?? '';
    disk.hush(join(folder, 'sessions'));
    const open = { kind: 'session.open', sessionId } as const;
    const asked = give(open);
    const next = give(workplace('imens'));
    expect((await timed(asked)).value).toEqual({ ok: false, refusal: { code: 'NO_ANSWER' } });
    expect((await timed(next)).value).toMatchObject({ ok: true });
    disk.answer();
    await expect.poll(() => host.waitsForDisk).toBe(false);
    expect((await timed(give(open))).value).toMatchObject({ ok: true });
    expect(host.programme?.shown.sessions[sessionId]).toBeDefined();
  });
});

describe('the start screen', () => {
  it('does not wait for folders that do not answer, says so, and asks each only once', async () => {
    const gone = await temporaryFolder(cleanup);
    for (const name of ['a', 'b', 'c', 'd']) await recents.add(join(gone, name));
    disk.hush(gone);
    const { value: home, ms } = await timed(host.home());
    expect(ms).toBeLessThan(2000);
    expect(home.programmes.filter(({ problem }) => problem === 'NO_ANSWER').map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(home.programmes).toContainEqual(expect.objectContaining({ folder, problem: null }));
    expect(disk.waiting).toBeLessThanOrEqual(2);
    expect((await timed(host.home())).ms).toBe(0);
    expect(disk.waiting).toBeLessThanOrEqual(2);
    disk.answer();
    await expect.poll(() => host.waitsForDisk).toBe(false);
    const back = await timed(host.home());
    expect(back.value.missing).toHaveLength(4);
  });
});
