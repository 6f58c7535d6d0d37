import { describe, expect, it } from 'vitest';
import { currentSpan, dayOutlook, daysOf } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { readTimer } from '../../domain/timer.ts';
import { minutesIn, NINE, nursingHome } from '../support/sample-book.ts';
import { twoDays } from '../support/two-days.ts';

const s1 = { sessionId: 's1' };

function started() {
  const room = nursingHome();
  const day = daysOf(room.session)[0];
  if (!day) throw new Error('no day');
  room.do({ kind: 'run.start', ...s1, dayId: day.id });
  return { room, day };
}

describe('a session of two days', () => {
  const s2 = { sessionId: 's2' };

  it('goes to its second day when the first is closed, and begins it there', () => {
    const { room, session } = twoDays();
    room.do({ kind: 'run.start', ...s2, dayId: 'first' });
    room.do({ kind: 'day.close', ...s2, dayId: 'first' }, minutesIn(60));
    // The room goes on to see the day that it had until somebody goes to the next.
    expect(deskDay(session())?.id).toBe('first');
    room.do({ kind: 'run.day', ...s2, dayId: 'second' }, minutesIn(1400));
    expect([deskDay(session())?.id, currentSpan(session())]).toEqual(['second', null]);
    expect(releaseFacts(room.book.programme, session()).today?.theme).toBe('Så');
    room.do({ kind: 'run.start', ...s2 }, minutesIn(1440));
    expect(currentSpan(session())?.itemId).toBe('again');
  });

  it('ends what runs when another day is gone to, and never goes to one that is closed', () => {
    const { room, session } = twoDays();
    room.do({ kind: 'run.start', ...s2, dayId: 'first' });
    room.do({ kind: 'run.day', ...s2, dayId: 'first' }, minutesIn(1));
    expect(currentSpan(session())?.itemId).toBe('hello');
    room.do({ kind: 'run.day', ...s2, dayId: 'second' }, minutesIn(2));
    expect([currentSpan(session()), session().run.timer]).toEqual([null, null]);
    room.do({ kind: 'day.close', ...s2, dayId: 'first' }, minutesIn(3));
    expect(room.try({ kind: 'run.day', ...s2, dayId: 'first' })).toMatchObject({ problem: { code: 'DAY_CLOSED' } });
  });
});

describe('a day that was left running and found the next morning', () => {
  const morning = minutesIn(24 * 60 - 10);

  it('has nothing to foresee, however long its clock went on', () => {
    const { room, day } = started();
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas' }, minutesIn(30));
    const outlook = dayOutlook(room.session, day, 'Europe/Oslo', morning);
    expect([outlook.drift, outlook.ahead, outlook.overEnd]).toEqual([0, [], 0]);
    expect(outlook.rows.every(({ start }) => start < 1440)).toBe(true);
  });

  it('goes on as any other once somebody goes on with it', () => {
    const { room, day } = started();
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas' }, morning);
    expect(dayOutlook(room.session, day, 'Europe/Oslo', morning).ahead).not.toEqual([]);
  });

  it('tells of the item that nobody was at what was planned for it, on the desk and to the room', () => {
    const { room, day } = started();
    room.do({ kind: 'day.close', ...s1, dayId: day.id }, morning);
    const [row] = dayOutlook(room.session, day, 'Europe/Oslo', morning).rows;
    expect(row).toMatchObject({ state: 'done', minutes: 20, difference: 0 });
    const [first] = releaseFacts(room.book.programme, room.session).days[0]?.items ?? [];
    expect(first?.actualMs).toBe(20 * 60_000);
  });
});

describe('running a day', () => {
  it('starts at the first item with its clock running', () => {
    const { room } = started();
    expect(currentSpan(room.session)?.itemId).toBe('open');
    const { timer } = room.session.run;
    expect(timer && readTimer(timer, minutesIn(5)).remainingMs).toBe(15 * 60_000);
  });

  it('is held on the date that it begins on, whenever it was planned, and keeps to that date', () => {
    const room = nursingHome();
    const day = daysOf(room.session)[0];
    if (!day) throw new Error('no day');
    room.do({ kind: 'day.edit', ...s1, dayId: day.id, date: '2027-02-09' });
    room.do({ kind: 'run.start', ...s1, dayId: day.id }, NINE);
    const held = () => daysOf(room.session)[0];
    expect(held()?.date).toBe('2026-11-24');
    const [first] = dayOutlook(room.session, held() ?? day, 'Europe/Oslo', minutesIn(5)).rows;
    expect(first?.start).toBe(540);
    room.do({ kind: 'run.next', ...s1 }, minutesIn(24 * 60));
    expect(held()?.date).toBe('2026-11-24');
  });

  it('goes through the steps of an item before the next item', () => {
    const { room } = started();
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20));
    expect(currentSpan(room.session)).toMatchObject({ itemId: 'ideas', step: 0 });
    room.do({ kind: 'run.next', ...s1 }, minutesIn(30));
    expect(currentSpan(room.session)).toMatchObject({ itemId: 'ideas', step: 1 });
    expect(room.session.run.timer?.durationMs).toBe(30 * 60_000);
    room.do({ kind: 'run.back', ...s1 }, minutesIn(31));
    expect(currentSpan(room.session)).toMatchObject({ itemId: 'ideas', step: 0 });
  });

  it('gives every presentation in the queue its own steps', () => {
    const { room } = started();
    room.do({
      kind: 'presentation.add',
      ...s1,
      presentationId: 'a',
      presentationKind: 'project',
      itemId: 'talks',
      groupId: 'g1',
      title: 'Byttering',
    });
    room.do({
      kind: 'presentation.add',
      ...s1,
      presentationId: 'b',
      presentationKind: 'project',
      itemId: 'talks',
      groupId: 'g2',
      title: 'Rapport',
    });
    room.do({ kind: 'run.start', ...s1, itemId: 'talks' }, minutesIn(60));
    const seen = [currentSpan(room.session)].map((span) => `${span?.presentationId}${span?.step}`);
    for (let minute = 61; minute < 64; minute += 1) {
      room.do({ kind: 'run.next', ...s1 }, minutesIn(minute));
      const span = currentSpan(room.session);
      seen.push(`${span?.presentationId}${span?.step}`);
    }
    expect(seen).toEqual(['a0', 'a1', 'b0', 'b1']);
    expect(room.session.presentations.a?.status).toBe('presented');
    expect(room.session.presentations.b?.status).toBe('presenting');
  });

  it('knows how far behind it is and which lock that runs into', () => {
    const { room, day } = started();
    room.do({ kind: 'run.next', ...s1 }, minutesIn(24));
    const outlook = dayOutlook(room.session, day, 'Europe/Oslo', minutesIn(24));
    expect(outlook.drift).toBe(4);
    expect(outlook.nextLock).toMatchObject({ overrun: 4 });
    expect(outlook.rows[0]).toMatchObject({ state: 'done', minutes: 24, difference: 4 });
  });

  it('leaves the last item behind when the day has run out', () => {
    const { room } = started();
    room.do({ kind: 'run.start', ...s1, itemId: 'out' }, minutesIn(150));
    room.do({ kind: 'run.next', ...s1 }, minutesIn(180));
    expect(currentSpan(room.session)).toBeNull();
    expect(room.session.run.timer).toBeNull();
  });
});

it('keeps the plan of a closed day as it was, until the day is opened again', () => {
  const { room, day } = started();
  room.do({ kind: 'day.close', ...s1, dayId: day.id }, minutesIn(200));
  const edit = { kind: 'item.edit', ...s1, itemId: 'open', minutes: 25 } as const;
  expect(room.try(edit)).toMatchObject({ ok: false, problem: { code: 'DAY_CLOSED' } });
  room.do({ kind: 'day.reopen', ...s1, dayId: day.id });
  expect(room.try(edit).ok).toBe(true);
});

it('does not let a day end before it begins', () => {
  const { room, day } = started();
  const edit = (startMinute: number, endMinute: number) =>
    room.try({ kind: 'day.edit', ...s1, dayId: day.id, startMinute, endMinute });
  for (const end of [540, 539]) expect(edit(540, end)).toMatchObject({ ok: false, problem: { code: 'DAY_TOO_SHORT' } });
  expect(edit(540, 541).ok).toBe(true);
});

describe('what the room sees', () => {
  it('begins with blank paper', () => {
    const { room } = started();
    const view = plenumView(releaseFacts(room.book.programme, room.session));
    expect(PlenumViewSchema.parse(view).scene).toEqual({ kind: 'blank' });
  });

  it('shows a prompt only once it is shown for its own item', () => {
    const { room } = started();
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'timer', itemId: null } });
    const scene = () => plenumView(releaseFacts(room.book.programme, room.session)).scene;
    expect(scene()).toMatchObject({ kind: 'timer', prompt: '' });
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'timer', itemId: 'open' } });
    expect(scene()).toMatchObject({ kind: 'timer', prompt: 'Hva har dere prøvd?' });
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20));
    expect(scene()).toMatchObject({ kind: 'timer', prompt: '' });
  });

  it('keeps the frame that was frozen while the day goes on', () => {
    const { room } = started();
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'plan', itemId: null } });
    room.do({ kind: 'wall.freeze', ...s1, on: true }, minutesIn(3));
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20));
    const view = PlenumViewSchema.parse(plenumView(releaseFacts(room.book.programme, room.session)));
    expect(view).toMatchObject({ frozenAt: minutesIn(3), scene: { kind: 'plan', nowTitle: 'Velkommen' } });
  });

  it('comes back to where the day is when a frame that was frozen is let go', () => {
    const { room } = started();
    const scene = () => room.session.wall.scene;
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'task', itemId: 'open' } });
    room.do({ kind: 'wall.freeze', ...s1, on: true }, minutesIn(3));
    room.do({ kind: 'run.next', ...s1 }, minutesIn(20));
    expect(scene()).toEqual({ kind: 'task', itemId: 'open' });
    room.do({ kind: 'wall.freeze', ...s1, on: false }, minutesIn(21));
    expect(scene()).toEqual({ kind: 'timer', itemId: null });
  });

  it('is what it was when it is let go and the day has stood still', () => {
    const { room } = started();
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'pause', itemId: null } });
    room.do({ kind: 'wall.freeze', ...s1, on: true }, minutesIn(3));
    room.do({ kind: 'wall.freeze', ...s1, on: false }, minutesIn(4));
    expect(room.session.wall.scene).toEqual({ kind: 'pause', itemId: null });
  });

  it('shows released cards with their group and never a person', () => {
    const { room } = started();
    room.do({
      kind: 'card.add',
      ...s1,
      itemId: 'ideas',
      cardId: 'c1',
      text: 'Bytter rekkefølge',
      from: { kind: 'person', personId: 'p1' },
    });
    room.do({
      kind: 'card.add',
      ...s1,
      itemId: 'ideas',
      cardId: 'c2',
      text: 'Tar med kaffe',
      from: { kind: 'group', groupId: 'g3' },
    });
    room.do({ kind: 'card.release', ...s1, itemId: 'ideas', cardIds: ['c1', 'c2'] });
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'cards', itemId: 'ideas' } });
    const { scene } = plenumView(releaseFacts(room.book.programme, room.session));
    expect(scene).toMatchObject({
      kind: 'cards',
      cards: [
        { id: 'c1', group: null },
        { id: 'c2', group: { name: 'Blå', shape: 'circle' } },
      ],
    });
  });

  it('refuses a card that points at someone by code', () => {
    const { room } = started();
    room.do({ kind: 'card.add', ...s1, itemId: 'ideas', cardId: 'c1', text: 'P02 bytter rekkefølge' });
    expect(room.try({ kind: 'card.release', ...s1, itemId: 'ideas' })).toMatchObject({
      ok: false,
      problem: { code: 'PERSON_IN_TEXT' },
    });
  });
});

it('the sample starts at nine in Oslo', () => {
  expect(new Date(NINE).toISOString()).toBe('2026-11-24T08:00:00.000Z');
});

describe('a clock that was set to another date while the day ran', () => {
  const YEARS = 3652 * 1440;
  const jumped = () => {
    const { room, day } = started();
    room.do({ kind: 'run.next-item', ...s1 }, minutesIn(30));
    room.do({ kind: 'clock.changed', ...s1, jumpMs: YEARS * 60_000 }, minutesIn(40 + YEARS));
    return { room, day: room.session.days[day.id] ?? day };
  };

  it('gives times of day, and says nothing of how the day keeps to its plan', () => {
    const { room, day } = jumped();
    const outlook = dayOutlook(room.session, day, 'Europe/Oslo', minutesIn(41 + YEARS));
    expect([outlook.drift, outlook.from, outlook.overEnd]).toEqual([0, null, 0]);
    const [first, second, third] = outlook.rows;
    expect([first?.state, first?.start, first?.minutes]).toEqual(['done', 540, 30]);
    expect([second?.state, second?.start]).toEqual(['now', 570]);
    expect([third?.state, third?.start]).toEqual(['ahead', third?.plannedStart]);
  });

  it('is as it was when the clock is set right again', () => {
    const { room, day } = jumped();
    room.do({ kind: 'clock.changed', ...s1, jumpMs: -YEARS * 60_000 }, minutesIn(45));
    const same = started();
    same.room.do({ kind: 'run.next-item', ...s1 }, minutesIn(30));
    const read = (session: typeof room.session) => {
      const { drift, dayEnd, rows } = dayOutlook(session, day, 'Europe/Oslo', minutesIn(45));
      return { drift, dayEnd, starts: rows.map(({ start }) => start) };
    };
    expect(read(room.session)).toEqual(read(same.room.session));
  });
});
