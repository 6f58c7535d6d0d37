import { describe, expect, it } from 'vitest';
import { nextIsTurn, readRound } from '../../domain/round.ts';
import { readTimer } from '../../domain/timer.ts';
import { minutesIn, nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

/** The welcome as a round of a minute each; six people are enrolled. */
function room(turnSeconds: number | null = 60) {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'item.edit', ...s1, itemId: 'open', turnSeconds });
  return rehearsal;
}

const read = (rehearsal: ReturnType<typeof room>, minute: number) => {
  const { round } = rehearsal.session.run;
  return round && readRound(round, minutesIn(minute));
};

describe('a round of an item', () => {
  it('begins by itself when the item does, with a turn for each who is enrolled', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(read(rehearsal, 2.5)).toMatchObject({ turn: 3, total: 6 });
    expect(rehearsal.session.run.timer?.durationMs).toBe(20 * 60_000);
  });

  it('has a turn for each who is marked as in the room', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'presence.mark', ...s1, itemId: 'open', personIds: ['p1', 'p2', 'p3'], mark: 'present' });
    rehearsal.do({ kind: 'presence.mark', ...s1, itemId: 'open', personIds: ['p4'], mark: 'floor' });
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(read(rehearsal, 0)?.total).toBe(3);
  });

  it('leaves out those who are marked as away, and is refused when that is everyone', () => {
    const rehearsal = room();
    const mark = { kind: 'presence.mark', ...s1, itemId: 'open', mark: 'away' } as const;
    rehearsal.do({ ...mark, personIds: ['p1'] });
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(read(rehearsal, 0)?.total).toBe(5);
    rehearsal.do({ ...mark, personIds: ['p2', 'p3', 'p4', 'p5', 'p6'] });
    expect(rehearsal.try({ kind: 'round.start', ...s1 })).toMatchObject({ problem: { code: 'ROUND_EMPTY' } });
  });

  it('ends when the item goes on', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'run.next', ...s1 }, minutesIn(3));
    expect(rehearsal.session.run.round).toBeNull();
  });

  it('is paused with its timer and loses nobody their time', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'timer.pause', ...s1 }, minutesIn(1.5));
    rehearsal.do({ kind: 'timer.start', ...s1 }, minutesIn(9.5));
    const reading = read(rehearsal, 9.5);
    expect(reading?.turn).toBe(2);
    expect(reading && readTimer(reading.timer, minutesIn(9.5)).digits).toBe('0:30');
  });

  it('is given time, fewer people, a skip and a step back', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'round.give', ...s1, deltaMs: 30_000 }, minutesIn(0.5));
    expect(read(rehearsal, 1.4)?.turn).toBe(1);
    rehearsal.do({ kind: 'round.next', ...s1 }, minutesIn(1.4));
    rehearsal.do({ kind: 'round.people', ...s1, count: 5 }, minutesIn(1.4));
    expect(read(rehearsal, 1.4)).toMatchObject({ turn: 2, total: 5, endsAt: minutesIn(5.4) });
    rehearsal.do({ kind: 'round.back', ...s1 }, minutesIn(2));
    expect(read(rehearsal, 2)?.turn).toBe(1);
    expect(JSON.parse(JSON.stringify(rehearsal.session.run.round))).toMatchObject({ given: { 0: 30_000 }, count: 5 });
  });

  it('takes one step when two press "next turn" at once', () => {
    const rehearsal = room();
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'round.next', ...s1, turn: 1 }, minutesIn(0.5));
    expect(rehearsal.try({ kind: 'round.next', ...s1, turn: 1 }, minutesIn(0.5))).toMatchObject({
      problem: { code: 'STALE_POSITION' },
    });
    expect(read(rehearsal, 0.5)?.turn).toBe(2);
  });

  it('has "next" mean the next turn until the last one is on', () => {
    const rehearsal = room();
    expect(nextIsTurn(rehearsal.session, minutesIn(0))).toBe(false);
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(nextIsTurn(rehearsal.session, minutesIn(4.9))).toBe(true);
    expect(nextIsTurn(rehearsal.session, minutesIn(5))).toBe(false);
    expect(nextIsTurn(rehearsal.session, minutesIn(15))).toBe(false);
  });
});

describe('a round that is asked for', () => {
  it('is refused with nobody, without a length, or where none runs', () => {
    const rehearsal = room(null);
    expect(rehearsal.try({ kind: 'round.start', ...s1 })).toMatchObject({ problem: { code: 'NOTHING_RUNNING' } });
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    expect(rehearsal.try({ kind: 'round.start', ...s1 })).toMatchObject({ problem: { code: 'TIMER_LENGTH' } });
    const asked = { kind: 'round.start', ...s1, turnSeconds: 30 } as const;
    expect(rehearsal.try({ ...asked, count: 0 })).toMatchObject({ problem: { code: 'ROUND_EMPTY' } });
    expect(rehearsal.try({ ...asked, itemId: 'ideas' })).toMatchObject({ problem: { code: 'STALE_POSITION' } });
    for (const kind of ['round.next', 'round.back', 'round.stop'] as const) {
      expect(rehearsal.try({ kind, ...s1 })).toMatchObject({ problem: { code: 'NO_ROUND' } });
    }
  });

  it('is the timer when it has one turn only', () => {
    const rehearsal = room(null);
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'round.start', ...s1, count: 1, turnSeconds: 90 }, minutesIn(1));
    const { round, timer } = rehearsal.session.run;
    expect(round).toBeNull();
    expect(timer && readTimer(timer, minutesIn(1)).digits).toBe('1:30');
  });

  it('waits for "next" when it does not go by itself, and can be let go', () => {
    const rehearsal = room(null);
    rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' });
    rehearsal.do({ kind: 'round.start', ...s1, turnSeconds: 30, auto: false });
    expect(read(rehearsal, 10)?.turn).toBe(1);
    rehearsal.do({ kind: 'round.auto', ...s1, on: true }, minutesIn(10));
    expect(read(rehearsal, 10.5)?.turn).toBe(3);
    rehearsal.do({ kind: 'round.stop', ...s1 }, minutesIn(11));
    expect(rehearsal.session.run.round).toBeNull();
    expect(rehearsal.session.run.timer?.startedAt).toBe(minutesIn(0));
  });
});
