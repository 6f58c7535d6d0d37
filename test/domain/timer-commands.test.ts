import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { currentSpan } from '../../domain/agenda.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { readRound } from '../../domain/round.ts';
import type { SpanSchema } from '../../domain/session.ts';
import { readTimer } from '../../domain/timer.ts';
import { minutesIn, nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

function started(itemId = 'open') {
  const room = nursingHome();
  room.do({ kind: 'run.start', ...s1, itemId });
  const read = (minute: number) => {
    const { timer } = room.session.run;
    return timer && readTimer(timer, minutesIn(minute));
  };
  return { room, read };
}

function positionOf(span: z.infer<typeof SpanSchema> | null) {
  if (!span) throw new Error('nothing runs');
  const { itemId, step, presentationId, groupId } = span;
  return { itemId, step, presentationId, groupId };
}

describe('setting the timer', () => {
  it('takes a length, a time of day, the clock, or no end at all', () => {
    const { room, read } = started();
    room.do({ kind: 'timer.set', ...s1, durationMs: 7 * 60_000 }, minutesIn(1));
    expect(read(2)).toMatchObject({ kind: 'countdown', digits: '6:00', state: 'running' });
    room.do({ kind: 'timer.set', ...s1, timerKind: 'toClock', until: minutesIn(30) }, minutesIn(2));
    expect(read(3)).toMatchObject({ kind: 'toClock', digits: '27:00', endsAt: minutesIn(30) });
    room.do({ kind: 'timer.set', ...s1, timerKind: 'countUp' }, minutesIn(4));
    expect(read(6)).toMatchObject({ kind: 'countUp', digits: '2:00', endsAt: null });
    room.do({ kind: 'timer.set', ...s1, timerKind: 'clock' }, minutesIn(7));
    expect(read(8)).toMatchObject({ kind: 'clock', phase: null });
  });

  it('stands ready where the one before stood', () => {
    const { room, read } = started();
    room.do({ kind: 'timer.pause', ...s1 }, minutesIn(1));
    room.do({ kind: 'timer.set', ...s1, durationMs: 60_000 }, minutesIn(2));
    expect(read(9)).toMatchObject({ state: 'ready', digits: '1:00' });
  });

  it.each([0, -1, 86_400_001])('refuses a length of %i ms', (durationMs) => {
    const { room } = started();
    expect(room.try({ kind: 'timer.set', ...s1, durationMs })).toMatchObject({ problem: { code: 'TIMER_LENGTH' } });
    const endless = { kind: 'timer.set', ...s1, timerKind: 'countUp', durationMs } as const;
    expect(room.try(endless)).toMatchObject({ problem: { code: 'TIMER_LENGTH' } });
  });

  it.each([0, -5, 24 * 60 + 1])('refuses a time of day %i minutes ahead', (minutes) => {
    const { room } = started();
    const set = { kind: 'timer.set', ...s1, timerKind: 'toClock', until: minutesIn(minutes) } as const;
    expect(room.try(set)).toMatchObject({ problem: { code: 'TIME_PAST' } });
  });

  it('refuses to pause a time of day, which goes on', () => {
    const { room, read } = started();
    room.do({ kind: 'timer.set', ...s1, timerKind: 'toClock', until: minutesIn(30) });
    expect(room.try({ kind: 'timer.pause', ...s1 }, minutesIn(1))).toMatchObject({
      problem: { code: 'CLOCK_GOES_ON' },
    });
    room.do({ kind: 'timer.stop', ...s1 }, minutesIn(2));
    expect(read(5)).toMatchObject({ kind: 'countdown', state: 'ready', digits: '20:00' });
  });

  it('refuses to be given more than a day', () => {
    const { room } = started();
    const add = { kind: 'timer.add', ...s1, deltaMs: 86_400_000 } as const;
    expect(room.try(add)).toMatchObject({ problem: { code: 'TIMER_LENGTH' } });
  });
});

describe('over time', () => {
  it('is logged on what ran when it is left, past the grace only', () => {
    const { room } = started();
    const spanId = room.session.run.spanId ?? '';
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20) + 45_000);
    expect(room.session.spans[spanId]?.overMs).toBe(45_000);
    const second = room.session.run.spanId ?? '';
    room.do({ kind: 'run.next', ...s1 }, minutesIn(30) + 45_000 + 20_000);
    expect(room.session.spans[second]?.overMs).toBe(0);
  });

  it('is logged when the timer is stopped, and stays when it is started over', () => {
    const { room } = started();
    room.do({ kind: 'timer.stop', ...s1 }, minutesIn(21));
    room.do({ kind: 'timer.start', ...s1 }, minutesIn(22));
    room.do({ kind: 'run.next', ...s1 }, minutesIn(25));
    expect(Object.values(room.session.spans).map((span) => span.overMs)).toEqual([60_000, 0]);
  });
});

describe('the side timer', () => {
  it('goes on beside the item through "next" until it is cleared', () => {
    const { room } = started();
    room.do({ kind: 'timer.side', ...s1, title: 'Kaffe', durationMs: 30 * 60_000 });
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20));
    const { side } = room.session.run;
    expect(side).toMatchObject({ title: 'Kaffe', onWall: false });
    expect(side && readTimer(side.timer, minutesIn(20)).digits).toBe('10:00');
    room.do({ kind: 'timer.clear-side', ...s1 }, minutesIn(21));
    expect(room.session.run.side).toBeNull();
  });

  it('is put on the wall and renamed without starting over', () => {
    const { room } = started();
    room.do({ kind: 'timer.side', ...s1, title: 'Ring tilbake', until: minutesIn(40) });
    const before = room.session.run.side?.timer;
    room.do({ kind: 'timer.side', ...s1, onWall: true }, minutesIn(5));
    expect(room.session.run.side).toEqual({ title: 'Ring tilbake', onWall: true, timer: before });
  });

  it('is paused, given time and stopped by itself', () => {
    const { room, read } = started();
    room.do({ kind: 'timer.side', ...s1, title: 'Kaffe', durationMs: 10 * 60_000 });
    room.do({ kind: 'timer.add', ...s1, which: 'side', deltaMs: 60_000 }, minutesIn(1));
    room.do({ kind: 'timer.pause', ...s1, which: 'side' }, minutesIn(2));
    const { side } = room.session.run;
    expect(side && readTimer(side.timer, minutesIn(9))).toMatchObject({ state: 'paused', digits: '9:00' });
    expect(read(9)).toMatchObject({ state: 'running', digits: '11:00' });
  });

  it('has no title that points at a person, since the room may see it', () => {
    const { room } = started();
    const side = { kind: 'timer.side', ...s1, title: 'Ring P02', durationMs: 60_000 } as const;
    expect(room.try(side)).toMatchObject({ problem: { code: 'PERSON_IN_TEXT' } });
    expect(room.try({ kind: 'timer.side', ...s1, onWall: true })).toMatchObject({ problem: { code: 'NO_TIMER' } });
  });

  it('ends with the day', () => {
    const { room } = started();
    room.do({ kind: 'timer.side', ...s1, title: 'Kaffe', durationMs: 60_000 });
    const dayId = room.session.run.dayId ?? '';
    room.do({ kind: 'day.close', ...s1, dayId }, minutesIn(1));
    expect(room.session.run.side).toBeNull();
  });
});

describe('two desks that press at once', () => {
  it.each(['run.next', 'run.back', 'run.next-item'] as const)(
    'take one step of %s, and the second is refused without harm',
    (kind) => {
      const { room } = started('ideas');
      const from = positionOf(currentSpan(room.session));
      room.do({ kind, ...s1, from }, minutesIn(3));
      const after = room.session;
      expect(room.try({ kind, ...s1, from }, minutesIn(3))).toMatchObject({ problem: { code: 'STALE_POSITION' } });
      expect(room.session).toBe(after);
    },
  );
});

describe('a jump of the machine clock', () => {
  it('moves every clock that runs and no time of day', () => {
    const { room } = started();
    room.do({ kind: 'timer.side', ...s1, title: 'Kaffe', until: minutesIn(60) });
    room.do({ kind: 'round.start', ...s1, count: 6, turnSeconds: 90 });
    const turnLeft = (minute: number) => {
      const { round } = room.session.run;
      return round && readTimer(readRound(round, minutesIn(minute)).timer, minutesIn(minute)).remainingMs;
    };
    const before = turnLeft(2);
    room.do({ kind: 'clock.changed', ...s1, jumpMs: 60 * 60_000 }, minutesIn(62));
    expect(turnLeft(62)).toBe(before);
    const { timer, side } = room.session.run;
    expect(timer && readTimer(timer, minutesIn(62)).digits).toBe('18:00');
    expect(side?.timer.until).toBe(minutesIn(60));
  });
});

it('keeps whether the desk sounds', () => {
  const { room } = started();
  expect(room.session.chime).toBe(false);
  room.do({ kind: 'session.edit', ...s1, chime: true });
  expect(room.session.chime).toBe(true);
});

describe('what the wall says about the digits', () => {
  const words = (room: ReturnType<typeof nursingHome>) =>
    plenumView(releaseFacts(room.book.programme, room.session)).timerWords;

  it('fits the kind of timer', () => {
    const { room } = started();
    expect(words(room)).toMatchObject({ of: 'av 20 minutter', left: 'igjen' });
    room.do({ kind: 'timer.set', ...s1, timerKind: 'toClock', until: minutesIn(140) });
    expect(words(room)).toMatchObject({ of: 'til 11:20', left: 'igjen' });
    room.do({ kind: 'timer.set', ...s1, timerKind: 'countUp' });
    expect(words(room)).toMatchObject({ of: '', left: 'gått' });
  });
});
