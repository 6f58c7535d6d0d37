import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentSpan, itemsOfDay } from '../../domain/agenda.ts';
import { instantAt } from '../../domain/clock-text.ts';
import { type Forecast, forecast, leastMinutes, type Proposal, proposals } from '../../domain/late.ts';
import { applyPatches } from '../../domain/patch.ts';
import type { Activity, Day } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import { NINE, nursingHome, Rehearsal } from '../support/sample-book.ts';

const ZONE = 'Europe/Oslo';
const s1 = { sessionId: 's1' };

/** An item as these tests write it: title and id are the same. */
interface Plain {
  readonly id: string;
  readonly minutes: number;
  readonly least?: number;
  readonly at?: number | null;
  readonly cut?: boolean;
  readonly activity?: Activity;
  readonly steps?: number[];
}

/** A session of one day from nine, with these items. */
function dayWith(items: readonly Plain[], endMinute: number): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.do({ kind: 'workplace.add', workplaceId: 'w1', name: 'C', project: { title: 'P', aim: '' } });
  rehearsal.do({
    kind: 'session.create',
    sessionId: 's1',
    workplaceId: 'w1',
    sessionKind: 'implementation',
    language: 'nb',
    date: '2026-11-24',
    days: [
      {
        dayId: 'd1',
        theme: '',
        startMinute: 540,
        endMinute,
        outcomes: [],
        items: items.map(({ id, minutes, least = minutes, at = null, activity = 'plenary', steps = [] }) => ({
          ...{ itemId: id, title: id, shortTitle: '', minutes, minMinutes: least, activity, lockedStart: at, lead: '' },
          ...{ prompt: '', privateNote: '', material: '', collects: '', repeat: 'once' as const, turnSeconds: null },
          steps: steps.map((length, index) => ({ title: `${index}`, minutes: length })),
          ...{ timerMinutes: null, scene: 'timer' as const, cards: null, coursework: '' },
        })),
      },
    ],
  });
  for (const item of items) if (item.cut) rehearsal.do({ kind: 'item.cut', ...s1, itemId: item.id });
  return rehearsal;
}

const dayOf = (rehearsal: Rehearsal): Day => Object.values(rehearsal.session.days)[0] as Day;
const at = (minute: number): Instant => instantAt('2026-11-24', minute, ZONE);
const read = (rehearsal: Rehearsal, now: Instant) => forecast(rehearsal.session, dayOf(rehearsal), ZONE, now);
const propose = (rehearsal: Rehearsal, now: Instant) => proposals(rehearsal.session, dayOf(rehearsal), ZONE, now);
const take = (rehearsal: Rehearsal, { changes, expects }: Proposal) =>
  rehearsal.try({
    kind: 'late.take',
    ...s1,
    dayId: dayOf(rehearsal).id,
    changes: [...changes],
    expects: { itemId: expects.itemId, minutes: { ...expects.minutes } },
  });
const said = (list: readonly Proposal[]) =>
  list.map(({ kind, changes }) => [
    kind,
    ...changes.map((one) => ('cut' in one ? `-${one.itemId}` : `${one.itemId} ${one.minutes}`)),
  ]);

/** A morning with lunch at twelve; it ends at half past one, and the first item runs. */
function morning(late: number, items: readonly Plain[] = MORNING): { room: Rehearsal; now: Instant } {
  const room = dayWith(items, 810);
  room.do({ kind: 'run.start', ...s1 }, NINE);
  room.do({ kind: 'run.next-item', ...s1 }, at(600 + late));
  return { room, now: at(600 + late) };
}
const MORNING: readonly Plain[] = [
  { id: 'talk', minutes: 60, least: 40 },
  { id: 'work', minutes: 60, least: 40 },
  { id: 'pause', minutes: 15, least: 10, activity: 'break' },
  { id: 'think', minutes: 30, least: 20 },
  { id: 'sum', minutes: 15, least: 10 },
  { id: 'lunch', minutes: 45, least: 30, at: 720, activity: 'lunch' },
  { id: 'end', minutes: 45, least: 40 },
];

describe('a locked window', () => {
  it('begins and ends when it says, and loses of its beginning what runs into it', () => {
    const { room, now } = morning(7);
    const { rows, overEnd, nextBreach } = read(room, now);
    expect(rows.find(({ itemId }) => itemId === 'lunch')).toMatchObject({ start: 727, minutes: 38, squeezed: 7 });
    expect(rows.at(-1)).toMatchObject({ itemId: 'end', start: 765 });
    expect([overEnd, nextBreach]).toEqual([0, null]);
  });

  it('is broken by what would take it below its minimum', () => {
    const { room, now } = morning(22);
    expect(read(room, now).nextBreach).toEqual({ itemId: 'lunch', minutes: 7 });
    expect(read(room, now).rows.at(-1)).toMatchObject({ start: 765 });
  });

  it('is broken by another that lasts until after it begins', () => {
    const room = dayWith(
      [
        { id: 'a', minutes: 30 },
        { id: 'b', minutes: 60, least: 10, at: 570 },
        { id: 'c', minutes: 30, least: 5, at: 600 },
      ],
      700,
    );
    room.do({ kind: 'run.start', ...s1 }, NINE);
    expect(read(room, NINE).nextBreach).toEqual({ itemId: 'c', minutes: 30 });
  });

  it('that was begun late still ends when it says', () => {
    const room = dayWith(
      [
        { id: 'lunch', minutes: 45, least: 30, at: 540 },
        { id: 'b', minutes: 20 },
      ],
      700,
    );
    room.do({ kind: 'run.start', ...s1 }, at(550));
    expect(read(room, at(560)).rows).toMatchObject([{ itemId: 'b', start: 585 }]);
  });
});

describe('the clock of a locked window', () => {
  it('runs until the window ends, also when it was begun late or a little early', () => {
    for (const [begun, minutes] of [
      [727, 38],
      [720, 45],
      [715, 50],
      [600, 45],
    ] as const) {
      const room = dayWith(MORNING, 810);
      room.do({ kind: 'run.start', ...s1, itemId: 'lunch' }, at(begun));
      expect(room.session.run.timer?.durationMs).toBe(minutes * 60_000);
    }
  });

  it('does so too where the plan says the same length for it, and has its own length where it says another', () => {
    for (const [timerMinutes, minutes] of [
      [45, 38],
      [10, 10],
    ] as const) {
      const room = dayWith(MORNING, 810);
      room.do({ kind: 'item.edit', ...s1, itemId: 'lunch', timerMinutes });
      room.do({ kind: 'run.start', ...s1, itemId: 'lunch' }, at(727));
      expect(room.session.run.timer?.durationMs).toBe(minutes * 60_000);
    }
  });
});

describe('proposals', () => {
  it('shorten what comes first, and no more than is needed', () => {
    const { room, now } = morning(7);
    expect(said(propose(room, now))[0]).toEqual(['shorten', 'pause 10', 'think 28']);
    expect(propose(room, now)[0]?.effect).toMatchObject({ taken: 7, squeezed: 0, breach: 0, overEnd: 0 });
  });

  it('put the least taken from the room first, and offer the smallest cut that is enough', () => {
    const { room, now } = morning(7);
    expect(said(propose(room, now))).toEqual([
      ['shorten', 'pause 10', 'think 28'],
      ['cut', '-sum'],
    ]);
  });

  it('let it slide where there is air enough before the lock', () => {
    const { room, now } = morning(
      7,
      MORNING.filter(({ id }) => id !== 'sum'),
    );
    expect(said(propose(room, now))).toEqual([['slide']]);
  });

  it('are none while the plan is kept', () => {
    const { room, now } = morning(0);
    expect(propose(room, now)).toEqual([]);
  });

  it('are only to cut where nothing can be shortened and the window has nothing to give', () => {
    const { room, now } = morning(
      7,
      MORNING.map((one) => ({ ...one, least: one.minutes })),
    );
    expect(said(propose(room, now))).toEqual([['cut', '-sum']]);
  });

  it('ask a window that has enough to give before anything is cut', () => {
    const { room, now } = morning(
      7,
      MORNING.map((one) => (one.id === 'lunch' ? one : { ...one, least: one.minutes })),
    );
    expect(said(propose(room, now))).toEqual([['slide'], ['cut', '-sum']]);
  });

  it('cut and shorten together where neither alone is enough', () => {
    const { room, now } = morning(42);
    expect(said(propose(room, now))[0]).toEqual(['cutAndShorten', 'pause 10', '-think', 'sum 10']);
  });

  it('spare the break where another cut does it', () => {
    const { room, now } = morning(
      14,
      MORNING.map((one) => ({ ...one, least: one.minutes })),
    );
    expect(said(propose(room, now))).toEqual([['cut', '-sum']]);
  });

  it('are none where nothing is left to change, though a window is broken', () => {
    const room = dayWith(
      [
        { id: 'a', minutes: 20 },
        { id: 'lunch', minutes: 30, at: 560 },
      ],
      700,
    );
    room.do({ kind: 'run.start', ...s1 }, NINE);
    expect(read(room, at(580)).nextBreach).toMatchObject({ itemId: 'lunch' });
    expect(propose(room, at(580))).toEqual([]);
  });

  it('never break a window that was whole, also where two windows overlap', () => {
    const room = dayWith(
      [
        { id: 'first', minutes: 1, at: 541 },
        { id: 'between', minutes: 2 },
        { id: 'second', minutes: 3, least: 0, at: 541 },
      ],
      543,
    );
    room.try({ kind: 'run.start', ...s1 }, NINE);
    const before = read(room, NINE);
    for (const { effect } of propose(room, NINE)) {
      const was = before.rows.reduce((sum, { breach }) => sum + breach, before.overEnd);
      expect(effect.breach + effect.overEnd).toBeLessThanOrEqual(was);
    }
  });

  it('hold also before the day has begun', () => {
    const room = dayWith(MORNING, 810);
    expect(said(propose(room, at(550)))[0]).toEqual(['shorten', 'talk 50']);
  });
});

describe('taking a proposal', () => {
  it('is refused when the day has gone on since', () => {
    const { room, now } = morning(7);
    const [best] = propose(room, now);
    room.do({ kind: 'run.next-item', ...s1 }, now + 60_000);
    expect(best && take(room, best)).toMatchObject({ ok: false, problem: { code: 'PROPOSAL_STALE' } });
  });

  it('is refused on what is locked, done or below its minimum, and on a closed day', () => {
    const { room } = morning(7);
    const tryIt = (change: { itemId: string; minutes: number } | { itemId: string; cut: true }) => {
      const result = room.try({ kind: 'late.take', ...s1, dayId: 'd1', changes: [change] });
      return result.ok ? null : result.problem.code;
    };
    expect(tryIt({ itemId: 'lunch', cut: true })).toBe('PROPOSAL_STALE');
    expect(tryIt({ itemId: 'talk', cut: true })).toBe('PROPOSAL_STALE');
    expect(tryIt({ itemId: 'work', minutes: 40 })).toBe('PROPOSAL_STALE');
    expect(tryIt({ itemId: 'think', minutes: 19 })).toBe('PROPOSAL_STALE');
    expect(tryIt({ itemId: 'think', minutes: 31 })).toBe('PROPOSAL_STALE');
    room.do({ kind: 'day.close', ...s1, dayId: 'd1' });
    expect(tryIt({ itemId: 'think', minutes: 20 })).toBe('DAY_CLOSED');
  });

  it('shortens the steps with their item', () => {
    const room = dayWith(
      [
        { id: 'a', minutes: 10 },
        { id: 'b', minutes: 30, least: 10, steps: [5, 5, 20] },
      ],
      700,
    );
    room.do({ kind: 'late.take', ...s1, dayId: 'd1', changes: [{ itemId: 'b', minutes: 20 }] });
    expect(room.session.items.b?.steps.map(({ minutes }) => minutes)).toEqual([3, 4, 13]);
  });
});

describe('a cut item', () => {
  it('is passed over, cannot be started, and can be taken in again', () => {
    const room = nursingHome();
    room.do({ kind: 'run.start', ...s1, itemId: 'open' });
    room.do({ kind: 'item.cut', ...s1, itemId: 'ideas' });
    expect(room.try({ kind: 'run.start', ...s1, itemId: 'ideas' })).toMatchObject({ problem: { code: 'ITEM_CUT' } });
    room.do({ kind: 'run.next', ...s1 });
    expect(currentSpan(room.session)?.itemId).toBe('talks');
    room.do({ kind: 'run.back', ...s1 });
    room.do({ kind: 'run.next-item', ...s1 });
    expect(currentSpan(room.session)?.itemId).toBe('talks');
    room.do({ kind: 'item.restore', ...s1, itemId: 'ideas' });
    room.do({ kind: 'run.back', ...s1 });
    expect(currentSpan(room.session)?.itemId).toBe('ideas');
  });

  it('cannot be one that runs or is done', () => {
    const room = nursingHome();
    room.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(room.try({ kind: 'item.cut', ...s1, itemId: 'open' })).toMatchObject({ problem: { code: 'ITEM_BEGUN' } });
  });
});

/** A day with locks near where they would come, some items cut, and how it has gone so far. */
const story = fc.record({
  items: fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 60 }),
      give: fc.integer({ min: 0, max: 60 }),
      lock: fc.option(fc.integer({ min: -10, max: 30 }), { nil: null, freq: 4 }),
      cut: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      rest: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  slack: fc.integer({ min: -30, max: 60 }),
  /** Seconds by which each item that has been run was late or early. */
  gone: fc.array(fc.integer({ min: -600, max: 1200 }), { maxLength: 6 }),
  back: fc.boolean(),
  into: fc.integer({ min: 0, max: 3000 }),
});

function told({ items, slack, gone, back, into }: typeof story extends fc.Arbitrary<infer T> ? T : never) {
  let cursor = 540;
  const plain = items.map(({ minutes, give, lock, cut, rest }, index): Plain => {
    const start = lock === null || index === 0 ? cursor : Math.max(cursor - 20, 541, cursor + lock);
    cursor = start + minutes;
    return {
      id: `i${index}`,
      minutes,
      least: Math.max(0, minutes - give),
      at: lock === null || index === 0 ? null : start,
      cut,
      activity: rest ? 'break' : 'plenary',
    };
  });
  const room = dayWith(plain, Math.max(541, cursor + slack));
  let now = NINE;
  if (room.try({ kind: 'run.start', ...s1 }, now).ok) {
    for (const seconds of gone) {
      const span = currentSpan(room.session);
      const minutes = span ? (room.session.items[span.itemId]?.minutes ?? 0) : 0;
      now += Math.max(1, minutes * 60 + seconds) * 1000;
      if (span) room.do({ kind: 'run.next-item', ...s1 }, now);
    }
    if (back && currentSpan(room.session)) room.do({ kind: 'run.back', ...s1 }, now);
  }
  return { room, now: now + into * 1000 };
}

const near = (value: number | undefined, other: number) => Math.abs((value ?? Number.NaN) - other) < 0.01;

describe('for any day, however it goes', () => {
  it('going on at the forecast times gives the forecast times', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { room, now } = told(given);
        if (!currentSpan(room.session)) return;
        const first = read(room, now);
        first.rows.forEach((row, index) => {
          const when = Math.round(at(0) + row.start * 60_000);
          room.do({ kind: 'run.next-item', ...s1 }, when);
          expect(currentSpan(room.session)?.itemId).toBe(row.itemId);
          const then = read(room, when);
          const rest = first.rows.slice(index + 1);
          expect(then.rows.map(({ itemId }) => itemId)).toEqual(rest.map(({ itemId }) => itemId));
          expect(then.rows.every(({ start }, place) => near(rest[place]?.start, start))).toBe(true);
          expect(near(then.dayEnd, first.dayEnd)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('no proposal moves a lock, goes below a minimum, or touches what is done', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { room, now } = told(given);
        const before = read(room, now);
        for (const { changes, effect, kind } of propose(room, now)) {
          for (const change of changes) {
            const item = room.session.items[change.itemId];
            if (!item) throw new Error('no such item');
            expect(item.lockedStart).toBeNull();
            expect(item.cut).toBe(false);
            expect(Object.values(room.session.spans).some((span) => span.itemId === item.id)).toBe(false);
            if ('minutes' in change) expect(change.minutes).toBeGreaterThanOrEqual(leastMinutes(item));
            if ('minutes' in change) expect(change.minutes).toBeLessThan(item.minutes);
          }
          expect(kind === 'slide').toBe(changes.length === 0);
          expect(effect.starts.every((one) => one.after === null || one.after <= one.before + 0.001)).toBe(true);
          expect(effect.overEnd).toBeLessThanOrEqual(before.overEnd + 0.001);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('taking a proposal does what it promised, and undoing it restores the plan', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { room, now } = told(given);
        const before = room.book;
        for (const proposal of propose(room, now)) {
          if (proposal.kind === 'slide') continue;
          room.book = before;
          const taken = take(room, proposal);
          if (!taken.ok) throw new Error('refused');
          const undone = applyPatches(room.session, taken.value.inverse['session/s1'] ?? []);
          expect(undone).toEqual({ ok: true, value: before.sessions.s1 });
          const then = read(room, now);
          const promised = proposal.effect.starts.filter(({ after }) => after !== null);
          expect(then.rows.map(({ itemId }) => itemId)).toEqual(promised.map(({ itemId }) => itemId));
          expect(then.rows.every(({ start }, place) => near(promised[place]?.after ?? undefined, start))).toBe(true);
          expect(near(then.overEnd, proposal.effect.overEnd)).toBe(true);
          expect(
            near(
              then.rows.reduce((sum, { breach }) => sum + breach, 0),
              proposal.effect.breach,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the best proposal holds every lock and the end of the day where anything can', () => {
    fc.assert(
      fc.property(story, (given) => {
        const { room, now } = told(given);
        const [best] = propose(room, now);
        if (!best) return;
        const least = new Rehearsal(room.book);
        for (const { id, minutes, lockedStart } of itemsOfDay(room.session, 'd1')) {
          const begun = Object.values(room.session.spans).some((span) => span.itemId === id);
          const item = room.session.items[id];
          if (!item || lockedStart !== null || begun) continue;
          least.do({ kind: 'item.edit', ...s1, itemId: id, minutes: Math.min(minutes, leastMinutes(item)) });
        }
        const lost = ({ rows, overEnd }: Forecast) => rows.reduce((sum, { breach }) => sum + breach, overEnd);
        const left = best.effect.breach + best.effect.overEnd;
        expect(left).toBeLessThanOrEqual(lost(read(least, now)) + 0.001);
      }),
      { numRuns: 200 },
    );
  });

  it('the same day gives the same proposals, also with sixty items', () => {
    const many = Array.from({ length: 60 }, (_, index): Plain => ({ id: `m${index}`, minutes: 8, least: 6 }));
    const room = dayWith(many, 1019);
    room.do({ kind: 'run.start', ...s1 }, NINE);
    const now = at(600);
    expect(propose(room, now)).toEqual(propose(room, now));
    expect(propose(room, now)[0]?.effect.overEnd).toBe(0);
  });
});
