import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '../../domain/clock-text.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { readTimer } from '../../domain/timer.ts';
import { onDisk } from './desk-pages.ts';
import { Cleanup, give, overSocket, reading, temporaryFolder } from './live-host.ts';
import { ensureBuilt, newFolder, type Serving, samling } from './start-samling.ts';

/** A desk in a process of its own, whose wall clock the test can set. */
export interface ClockedServing {
  readonly serving: Serving;
  readonly set: (byMs: number) => Promise<void>;
}

/** Starts one. `shiftMs`: how far its wall clock is from this machine's. */
export type StartClocked = (folder: string, home: string, shiftMs: number) => Promise<ClockedServing>;

const HOUR = 3_600_000;
const TEN_YEARS = 315_576_000_000;
/** What a jump may be measured wrong by: the steady clock has ticks of some milliseconds. */
const EXACT_MS = 100;

/** What has to hold of the clock with a real process, however the clock is steered. */
export function clockRuns(start: StartClocked, stopMs: number): void {
  const cleanup = new Cleanup();
  beforeAll(ensureBuilt);
  afterAll(() => cleanup.run());

  /** A day that runs, with a wall that is watched. */
  async function room(shiftMs = 0) {
    const home = await temporaryFolder(cleanup);
    const folder = `${home}/programme`;
    const sessionId = await newFolder(folder, home);
    const { serving, set } = await start(folder, home, shiftMs);
    cleanup.later(() => serving.kill());
    const web = { port: Number(new URL(serving.desk).port), deskUrl: serving.desk, plenumUrl: serving.plenum };
    const { api } = await overSocket(cleanup, { ...web, close: async () => {} });
    const wall = await overSocket(cleanup, { ...web, close: async () => {} }, 'plenum');
    const read = await reading(cleanup, wall.api.plenumFeed({}));
    const tell = async (command: CommandInput) => expect(await give(api, command)).toMatchObject({ ok: true });
    await tell({ kind: 'run.start', sessionId });
    for (;;) {
      const { view } = await read();
      if (view.timer) return { home, folder, sessionId, serving, set, read, tell, timer: view.timer };
    }
  }

  const item = async (folder: string) => Object.values((await onDisk({ folder })).session.spans)[0]?.itemId ?? '';
  const writeCard = async ({ folder, sessionId, tell }: Awaited<ReturnType<typeof room>>, text: string) =>
    tell({ kind: 'card.add', sessionId, itemId: await item(folder), cardId: text, text });

  it.each([
    ['an hour forward', HOUR],
    ['an hour back', -HOUR],
    ['ten years forward', TEN_YEARS],
  ])('a clock set %s is put on record and costs nobody time, and every record keeps its place', async (_, byMs) => {
    const here = await room();
    for (const text of ['first', 'second']) await writeCard(here, text);
    await here.set(byMs);
    const told = await here.read();
    const moved = (told.view.timer?.startedAt ?? 0) - (here.timer.startedAt ?? 0);
    expect(Math.abs(moved - byMs)).toBeLessThanOrEqual(EXACT_MS);
    for (const text of ['third', 'fourth']) await writeCard(here, text);

    const { session } = await onDisk(here);
    expect(Object.values(session.clockChanges).map(({ jumpMs }) => jumpMs)).toEqual([moved]);
    expect(session.run.timer).toEqual(told.view.timer);
    const cards = Object.values(session.cards[await item(here.folder)] ?? {});
    const inOrder = cards.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ text }) => text);
    expect(inOrder).toEqual(['first', 'second', 'third', 'fourth']);
    await here.serving.kill();
    const { code } = await samling(['check', here.folder, '--json'], here.home);
    expect(code).toBe(0);
    expect((await onDisk(here)).session).toEqual(session);
  });

  it('the night when clocks are put back moves no timer and is no change of the clock', async () => {
    // Ten seconds before 03:00 becomes 02:00.
    const here = await room(instantAt('2026-10-25', 120, 'Europe/Oslo') + HOUR - 10_000 - Date.now());
    await new Promise((gone) => setTimeout(gone, 12_000));
    await writeCard(here, 'after');
    const { session } = await onDisk(here);
    expect(session.clockChanges).toEqual({});
    expect(session.run.timer).toEqual(here.timer);
  });

  it('a process that is stopped for a while and goes on loses no time and takes it for no jump', async () => {
    const here = await room();
    const { timer } = here;
    here.serving.child.kill('SIGSTOP');
    await new Promise((gone) => setTimeout(gone, stopMs));
    here.serving.child.kill('SIGCONT');
    await writeCard(here, 'after');
    await here.tell({ kind: 'timer.add', sessionId: here.sessionId, deltaMs: 60_000 });
    const told = await here.read();
    const { session } = await onDisk(here);
    expect(session.clockChanges).toEqual({});
    expect(told.view.timer).toEqual({ ...timer, addedMs: 60_000 });
    const before = readTimer(timer, timer.startedAt ?? 0).remainingMs ?? 0;
    const after = readTimer(told.view.timer ?? timer, told.now).remainingMs ?? 0;
    expect(before + 60_000 - after).toBeGreaterThanOrEqual(stopMs);
  });
}
