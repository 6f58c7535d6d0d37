import { describe, expect, it } from 'vitest';
import { planUndo } from '../../domain/history.ts';
import {
  latestSpeech,
  placeAfterStep,
  repliesLeft,
  roomSpeakingShare,
  speakerQueue,
  speakingEntry,
  speakingShare,
  spokenMs,
} from '../../domain/speakers.ts';
import { readTimer } from '../../domain/timer.ts';
import { minutesIn, NINE, nursingHome } from '../support/sample-book.ts';

import { ask, asked, at, dayId, listOf, next, queue, refused } from './speaker-lists.ts';

describe('the order of a speaker list', () => {
  it('is the order in which they came', () => {
    expect(queue(asked('p3', 'p1', 'p2'))).toEqual(['p3-ordinary', 'p1-ordinary', 'p2-ordinary']);
  });

  it('puts procedural points first and replies to the latest speech second', () => {
    const room = asked('p1', 'p2', 'p3');
    next(room);
    ask(room, 'p4', 'reply');
    ask(room, 'p5', 'procedural');
    expect(queue(room)).toEqual(['p5-procedural', 'p4-reply', 'p2-ordinary', 'p3-ordinary']);
  });

  it('puts leaders last unless the list says otherwise', () => {
    const room = asked('p6', 'p1');
    expect(queue(room)).toEqual(['p1-ordinary', 'p6-ordinary']);
    room.do({ kind: 'speakers.set', ...at, leadersLast: false });
    expect(queue(room)).toEqual(['p6-ordinary', 'p1-ordinary']);
  });

  it('lets those who have not spoken today come first only when the list says so, also from another item', () => {
    const room = nursingHome();
    room.do({ kind: 'speaker.ask', sessionId: 's1', itemId: 'ideas', personId: 'p1' });
    room.do({ kind: 'speaker.next', sessionId: 's1', itemId: 'ideas' });
    for (const personId of ['p1', 'p2']) ask(room, personId);
    expect(queue(room)).toEqual(['p1-ordinary', 'p2-ordinary']);
    room.do({ kind: 'speakers.set', ...at, newFirst: true });
    expect(queue(room)).toEqual(['p2-ordinary', 'p1-ordinary']);
  });

  it('does not cost anybody their place to have raised a procedural point', () => {
    const room = asked('p1', 'p2');
    room.do({ kind: 'speakers.set', ...at, newFirst: true });
    ask(room, 'p1', 'procedural');
    next(room);
    expect(queue(room)).toEqual(['p1-ordinary', 'p2-ordinary']);
  });

  it('can be changed by hand', () => {
    const room = asked('p1', 'p2', 'p3');
    room.do({ kind: 'speaker.move', ...at, entryId: 'p3-ordinary', after: 'p1-ordinary' });
    expect(queue(room)).toEqual(['p1-ordinary', 'p3-ordinary', 'p2-ordinary']);
    room.do({ kind: 'speaker.move', ...at, entryId: 'p2-ordinary', after: null });
    expect(queue(room)).toEqual(['p2-ordinary', 'p1-ordinary', 'p3-ordinary']);
  });

  it('changes places with a neighbour of the same rank, and with nobody else', () => {
    const room = asked('p1', 'p2', 'p3', 'p6');
    const step = (entryId: string, by: -1 | 1) => {
      const after = placeAfterStep(room.book.programme, room.session, 'open', entryId, by);
      if (after !== undefined) room.do({ kind: 'speaker.move', ...at, entryId, after });
      return queue(room);
    };
    expect(step('p3-ordinary', -1)).toEqual(['p1-ordinary', 'p3-ordinary', 'p2-ordinary', 'p6-ordinary']);
    expect(step('p3-ordinary', -1)).toEqual(['p3-ordinary', 'p1-ordinary', 'p2-ordinary', 'p6-ordinary']);
    expect(step('p3-ordinary', 1)).toEqual(['p1-ordinary', 'p3-ordinary', 'p2-ordinary', 'p6-ordinary']);
    for (const [entryId, by] of [
      ['p1-ordinary', -1],
      ['p2-ordinary', 1],
      ['p6-ordinary', -1],
    ] as const) {
      expect(placeAfterStep(room.book.programme, room.session, 'open', entryId, by)).toBeUndefined();
    }
  });

  it('marks those who left the room and drops nobody', () => {
    const room = asked('p1', 'p2', 'p3');
    room.do({ kind: 'presence.mark', ...at, personIds: ['p1'], mark: 'away' });
    room.do({ kind: 'presence.mark', ...at, personIds: ['p2'], mark: 'floor' });
    const seen = speakerQueue(room.book.programme, room.session, 'open');
    expect(seen.map(({ personId, away }) => `${personId} ${away}`)).toEqual(['p1 true', 'p2 true', 'p3 false']);
  });
});

describe('taking the floor', () => {
  it('gives a speech and a reply lengths of their own', () => {
    const room = asked('p1');
    next(room);
    ask(room, 'p2', 'reply');
    expect(listOf(room).timer).toMatchObject({ durationMs: 120_000, startedAt: NINE });
    next(room, 1);
    expect(listOf(room).timer).toMatchObject({ durationMs: 60_000, startedAt: minutesIn(1) });
  });

  it('settles the time of the one before, pauses left out', () => {
    const room = asked('p1', 'p2');
    next(room);
    room.do({ kind: 'speaker.pause', ...at }, minutesIn(1));
    room.do({ kind: 'speaker.resume', ...at }, minutesIn(5));
    next(room, 6);
    expect(listOf(room).entries['p1-ordinary']).toMatchObject({ state: 'done', spokenMs: 120_000 });
    const speaking = speakingEntry(listOf(room));
    expect(speaking?.id).toBe('p2-ordinary');
    expect(speaking && spokenMs(listOf(room), speaking, minutesIn(7))).toBe(60_000);
  });

  it('gives and takes time of the one who speaks', () => {
    const room = asked('p1');
    next(room);
    room.do({ kind: 'speaker.time', ...at, deltaMs: 60_000 });
    const { timer } = listOf(room);
    expect(timer && readTimer(timer, NINE).remainingMs).toBe(180_000);
  });

  it('can be given to somebody further down', () => {
    const room = asked('p1', 'p2');
    room.do({ kind: 'speaker.next', ...at, entryId: 'p2-ordinary' });
    expect(speakingEntry(listOf(room))?.personId).toBe('p2');
    expect(queue(room)).toEqual(['p1-ordinary']);
  });

  it('passes over whoever is out of the room, who keeps the place and can still be given the floor', () => {
    const room = asked('p1', 'p2');
    room.do({ kind: 'presence.mark', ...at, personIds: ['p1'], mark: 'floor' });
    next(room);
    expect(speakingEntry(listOf(room))?.personId).toBe('p2');
    expect(refused(room.try({ kind: 'speaker.next', ...at }))).toBe('NOBODY_WAITING');
    expect(speakingEntry(listOf(room))?.personId).toBe('p2');
    room.do({ kind: 'speaker.next', ...at, entryId: 'p1-ordinary' });
    expect(speakingEntry(listOf(room))?.personId).toBe('p1');
  });

  it('is refused when nobody waits, and stopping when nobody speaks', () => {
    const room = nursingHome();
    expect(refused(room.try({ kind: 'speaker.next', ...at }))).toBe('NOBODY_WAITING');
    expect(refused(room.try({ kind: 'speaker.stop', ...at }))).toBe('NOBODY_SPEAKS');
  });

  it('refuses the second of two desks that press next at once', () => {
    const room = asked('p1', 'p2', 'p3');
    next(room);
    const press = () => room.try({ kind: 'speaker.next', ...at, speakingId: 'p1-ordinary' });
    expect(press().ok).toBe(true);
    expect(refused(press())).toBe('QUEUE_MOVED');
    expect(speakingEntry(listOf(room))?.personId).toBe('p2');
  });

  it('is ended in one item by somebody who begins in another', () => {
    const room = asked('p1');
    next(room);
    room.do({ kind: 'speaker.ask', sessionId: 's1', itemId: 'ideas', personId: 'p2' });
    room.do({ kind: 'speaker.next', sessionId: 's1', itemId: 'ideas' }, minutesIn(2));
    expect(listOf(room)).toMatchObject({ speakingId: null, timer: null });
    expect(listOf(room).entries['p1-ordinary']).toMatchObject({ state: 'done', spokenMs: 120_000 });
  });

  it('counts the time of one who leaves while speaking', () => {
    const room = asked('p1');
    next(room);
    room.do({ kind: 'speaker.withdraw', ...at, entryId: 'p1-ordinary' }, minutesIn(1));
    expect(listOf(room)).toMatchObject({ speakingId: null, timer: null });
    expect(listOf(room).entries['p1-ordinary']).toMatchObject({ state: 'dropped', spokenMs: 60_000 });
  });

  it('loses no time when the clock of the machine jumps', () => {
    const room = asked('p1');
    next(room);
    room.do({ kind: 'clock.changed', sessionId: 's1', jumpMs: 3_600_000 }, minutesIn(61));
    room.do({ kind: 'speaker.stop', ...at }, minutesIn(61));
    expect(listOf(room).entries['p1-ordinary']?.spokenMs).toBe(60_000);
  });

  it('ends when the day goes on to the next item', () => {
    const room = asked('p1');
    room.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' });
    next(room);
    room.do({ kind: 'run.next-item', sessionId: 's1' }, minutesIn(2));
    expect(listOf(room).speakingId).toBeNull();
    expect(listOf(room).entries['p1-ordinary']?.spokenMs).toBe(120_000);
  });
});

describe('replies', () => {
  it('are refused before anybody has spoken', () => {
    expect(refused(ask(nursingHome(), 'p1', 'reply'))).toBe('NOBODY_SPOKE');
  });

  it('are two to a speech, also once held; one that was taken back counts no more', () => {
    const room = asked('p1');
    next(room);
    ask(room, 'p2', 'reply');
    ask(room, 'p3', 'reply');
    next(room, 1);
    expect(repliesLeft(listOf(room))).toBe(0);
    expect(refused(ask(room, 'p4', 'reply'))).toBe('REPLIES_USED');
    room.do({ kind: 'speaker.withdraw', ...at, entryId: 'p3-reply' });
    expect(ask(room, 'p4', 'reply').ok).toBe(true);
  });

  it('fall away when the next ordinary speaker begins, and not for a procedural point', () => {
    const room = asked('p1', 'p2');
    next(room);
    ask(room, 'p3', 'reply');
    ask(room, 'p4', 'procedural');
    next(room, 1);
    expect(queue(room)).toEqual(['p3-reply', 'p2-ordinary']);
    room.do({ kind: 'speaker.next', ...at, entryId: 'p2-ordinary' }, minutesIn(2));
    expect(listOf(room).entries['p3-reply']?.state).toBe('dropped');
    expect(queue(room)).toEqual([]);
    expect(latestSpeech(listOf(room))?.id).toBe('p2-ordinary');
    expect(repliesLeft(listOf(room))).toBe(2);
  });
});

describe('the strek', () => {
  it('refuses ordinary speeches while it is closed, and only those', () => {
    const room = asked('p1', 'p2');
    next(room);
    room.do({ kind: 'speakers.set', ...at, closing: 'announced' });
    expect(ask(room, 'p3').ok).toBe(true);
    room.do({ kind: 'speakers.set', ...at, closing: 'closed' });
    expect(refused(ask(room, 'p4'))).toBe('LIST_CLOSED');
    expect(ask(room, 'p4', 'reply').ok).toBe(true);
    expect(ask(room, 'p4', 'procedural').ok).toBe(true);
    room.do({ kind: 'speakers.set', ...at, closing: 'open' });
    expect(ask(room, 'p4').ok).toBe(true);
  });
});

it('lets nobody stand twice with the same kind, but whoever speaks may ask again', () => {
  const room = asked('p1');
  expect(refused(ask(room, 'p1'))).toBe('ALREADY_EXISTS');
  const again = () => room.try({ kind: 'speaker.ask', ...at, personId: 'p1' });
  expect(refused(again())).toBe('ALREADY_ON_LIST');
  next(room);
  expect(again().ok).toBe(true);
});

it('takes only people of the workplace', () => {
  expect(refused(ask(nursingHome(), 'p99'))).toBe('NO_SUCH_RECORD');
});

it('counts places on through the item, whoever has spoken', () => {
  const room = asked('p1', 'p2');
  next(room);
  room.do({ kind: 'speaker.withdraw', ...at, entryId: 'p2-ordinary' });
  ask(room, 'p3');
  expect(listOf(room).entries['p3-ordinary']?.place).toBe(3);
});

it('takes back a sign-up until the one has begun', () => {
  const room = nursingHome();
  const records = [
    { seq: 1, kind: 'speaker.ask', ...room.do({ kind: 'speaker.ask', ...at, personId: 'p1' }) },
    { seq: 2, kind: 'speaker.ask', ...room.do({ kind: 'speaker.ask', ...at, personId: 'p2' }) },
  ];
  expect(planUndo(records)).toMatchObject({ ok: true, value: { of: 2 } });
  records.push({ seq: 3, kind: 'speaker.next', ...room.do({ kind: 'speaker.next', ...at }) });
  expect(planUndo(records)).toMatchObject({ ok: true, value: { of: 2 } });
  records.push({ seq: 4, kind: 'speaker.next', ...room.do({ kind: 'speaker.next', ...at }) });
  expect(planUndo(records)).toMatchObject({ ok: false, problem: { code: 'UNDO_CONFLICT' } });
});

describe('shares of the time spoken', () => {
  it('are none while nobody has spoken', () => {
    const room = asked('p1');
    expect(speakingShare(room.book.programme, room.session, dayId(room), NINE, 'level')).toEqual([]);
  });

  it('are of the day so far, by level and by role', () => {
    const room = asked('p1', 'p4', 'p6');
    next(room);
    next(room, 1);
    next(room, 2);
    const by = <B extends 'level' | 'role'>(one: B) =>
      speakingShare(room.book.programme, room.session, dayId(room), minutesIn(3), one);
    expect(by('level')).toEqual([
      { key: 'assistant', ms: 120_000, percent: 67 },
      { key: 'skilled', ms: 60_000, percent: 33 },
    ]);
    expect(by('role').map(({ key, percent }) => `${key} ${percent}`)).toEqual(['employee 67', 'leader 33']);
  });

  it('reach the room only where three have spoken, and never so that another follows', () => {
    const room = asked('p1', 'p2', 'p3', 'p4');
    for (const minute of [0, 1, 2, 3, 4]) room.try({ kind: 'speaker.next', ...at }, minutesIn(minute));
    room.do({ kind: 'speaker.stop', ...at }, minutesIn(4));
    const shares = () => roomSpeakingShare(room.book.programme, room.session, dayId(room), 'level');
    expect(shares()).toEqual({ shares: [], hidden: true });
    for (const personId of ['p5', 'p6']) {
      ask(room, personId);
      next(room, 5);
      room.do({ kind: 'speaker.stop', ...at }, minutesIn(6));
    }
    expect(shares()).toEqual({
      shares: [
        { key: 'assistant', percent: 50 },
        { key: 'skilled', percent: 50 },
      ],
      hidden: false,
    });
  });
});
