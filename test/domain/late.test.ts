import { describe, expect, it } from 'vitest';
import { currentSpan } from '../../domain/agenda.ts';
import { NINE, nursingHome } from '../support/sample-book.ts';

import { at, dayWith, MORNING, morning, propose, read, s1, said, take } from './late-days.ts';

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
