import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentSpan, itemsOfDay } from '../../domain/agenda.ts';
import { applyPatches } from '../../domain/apply-patches.ts';
import { type Forecast, leastMinutes } from '../../domain/late.ts';
import { NINE, Rehearsal } from '../support/sample-book.ts';

import { at, dayWith, type Plain, propose, read, s1, take } from './late-days.ts';

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
