import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHostClock } from '../../renderer/host-clock.ts';
import { ClockRoom, LONGEST_WAY_MS } from '../support/clock-room.ts';
import '../support/same-cases.ts';

/** What the issue of one clock promises: windows agree on an instant within this. */
const APART_MS = 20;
const HOURS = 3_600_000;

it('counts on from the clock of the host', async () => {
  const room = new ClockRoom({ ahead: 90_000 });
  const wall = room.open();
  await room.pass(1500);
  expect(wall.error()).toBe(0);
});

it('is not set back by messages that lay waiting, however many', async () => {
  const room = new ClockRoom();
  const wall = room.open();
  await room.pass(1000);
  wall.hold(30_000);
  for (let message = 0; message < 9; message += 1) {
    room.tell();
    await room.pass(1000);
  }
  await room.pass(21_000);
  expect(wall.error()).toBe(0);
});

it('is set right by an answer when the first message lay waiting while the page began', async () => {
  const room = new ClockRoom();
  const wall = room.open({ firstLate: 700 });
  await room.pass(5000);
  expect(wall.error()).toBe(0);
});

it('asks again where an answer took long, until one was quick', async () => {
  const room = new ClockRoom({ answers: [800, 300, 4] });
  const wall = room.open({ firstLate: 600 });
  await room.pass(5000);
  expect(Math.abs(wall.error())).toBeLessThanOrEqual(8);
});

it('follows a host whose own clock was set back, as soon as it is heard of', async () => {
  const room = new ClockRoom({ ahead: 90_000 });
  const wall = room.open();
  await room.pass(1000);
  room.setHost(-60_000);
  room.tell();
  await room.pass(100);
  expect(wall.error()).toBe(0);
});

it('draws again when the clock turns out to be another than was thought', async () => {
  const room = new ClockRoom({ ahead: 90_000 });
  const wall = room.open();
  await room.pass(1000);
  let drawn = 0;
  wall.clock.onMoved(() => {
    drawn += 1;
  });
  room.tell();
  await room.pass(100);
  expect(drawn).toBe(0);
  room.setHost(-60_000);
  room.tell();
  await room.pass(100);
  expect(drawn).toBe(1);
});

it('learns nothing from an answer over which the machine slept', async () => {
  const room = new ClockRoom({ answers: [4, 40] });
  const wall = room.open();
  await room.pass(1000);
  room.tell({ late: 100 });
  await room.pass(110);
  room.sleep(HOURS);
  wall.clock.now();
  await room.pass(2000);
  expect(wall.error()).toBe(0);
});

it('does not let the room see that the clock of the machine was set before the host has moved what runs', async () => {
  const room = new ClockRoom();
  const wall = room.open();
  await room.pass(1000);
  const before = wall.clock.now();
  room.set(HOURS);
  expect(wall.clock.now()).toBe(before);
  await room.pass(100);
  expect(wall.clock.now()).toBe(before + 100);
  room.tell();
  await room.pass(50);
  expect(wall.clock.now()).toBe(before + 150 + HOURS);
});

it('follows its clock after a sleep of which no host tells, and draws again at once', async () => {
  const room = new ClockRoom();
  const wall = room.open();
  await room.pass(1000);
  const before = wall.clock.now();
  const drawn: number[] = [];
  wall.clock.onMoved(() => drawn.push(wall.clock.now()));
  room.sleep(HOURS);
  expect(wall.clock.now()).toBe(before);
  await room.pass(600);
  expect(drawn).toEqual([before + HOURS + 600]);
});

it('gives the host as long for a second jump as for the first', async () => {
  const room = new ClockRoom();
  const wall = room.open();
  await room.pass(1000);
  const before = wall.clock.now();
  room.set(HOURS);
  wall.clock.now();
  await room.pass(200);
  room.tell();
  await room.pass(200);
  room.set(HOURS);
  wall.clock.now();
  await room.pass(300);
  expect(wall.clock.now()).toBe(before + HOURS + 700);
  room.tell();
  await room.pass(0);
  expect(wall.clock.now()).toBe(before + 2 * HOURS + 700);
});

it('goes by its own clock until it has heard of a host, and when its line is gone', async () => {
  const own = { wall: () => 5000, steady: () => 0, after: () => {} };
  const clock = createHostClock(own);
  expect(clock.now()).toBe(5000);
  await clock.askOver(async () => Promise.reject(new Error('gone')));
  expect(clock.now()).toBe(5000);
});

const page = fc.integer({ min: 0, max: 2 });
const block = fc.integer({ min: 0, max: LONGEST_WAY_MS });
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 600_000 }) }),
  fc.record({ kind: fc.constant('soon' as const), ms: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('holdServer' as const), ms: block }),
  fc.record({ kind: fc.constant('holdPage' as const), page, ms: fc.integer({ min: 0, max: 60_000 }) }),
  fc.record({ kind: fc.constant('tell' as const), late: block, times: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('read' as const), page, times: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('reconnect' as const), page, late: block }),
  fc.record({ kind: fc.constant('set' as const), by: fc.integer({ min: -10 * HOURS, max: 10 * HOURS }) }),
);

it('has no error that grows, in whatever order server and pages are held, messages late and clocks set', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -HOURS, max: HOURS }),
      fc.array(block, { maxLength: 20 }),
      fc.array(step, { minLength: 1, maxLength: 40 }),
      async (ahead, answers, steps) => {
        // Each page had one quick answer when it was opened: the desk, the wall, and one that nobody looks at.
        const room = new ClockRoom({ ahead, answers: [8, 8, 8, ...answers] });
        const pages = [room.open(), room.open({ firstLate: 3000 }), room.open({ firstLate: 40 })];
        await room.pass(3100);
        for (const one of steps) {
          if (one.kind === 'wait' || one.kind === 'soon') await room.pass(one.ms);
          else if (one.kind === 'holdServer') room.holdServer(one.ms);
          else if (one.kind === 'holdPage') pages[one.page]?.hold(one.ms);
          else if (one.kind === 'tell') for (let n = 0; n < one.times; n += 1) room.tell({ late: one.late });
          else if (one.kind === 'read') for (let n = 0; n < one.times; n += 1) pages[one.page]?.clock.now();
          else if (one.kind === 'reconnect') pages[one.page]?.connect(one.late);
          else await room.setAndTell(one.by);
          const awake = pages.filter((it) => !it.held());
          const values = awake.map((it) => it.clock.now());
          expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(awake.length > 0 ? APART_MS : 0);
          for (const it of awake) expect(Math.abs(it.error())).toBeLessThanOrEqual(APART_MS / 2);
        }
      },
    ),
    { numRuns: 300 },
  );
});
