import { describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/session.ts';
import { driftSaying, lateStart } from '../../../renderer/run/drift.ts';
import { frameOf, promptShown, SCENES, sceneOf, standingOf } from '../../../renderer/run/scene-keys.ts';
import { sheetOf } from '../../../renderer/run/sheet-rows.ts';
import { dayStage, whatNext } from '../../../renderer/run/what-next.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

const inSession = { sessionId: 's1' };
const dayOf = (rehearsal: Rehearsal) => Object.values(rehearsal.session.days)[0] as Day;
const sheet = (rehearsal: Rehearsal, minutes: number) =>
  sheetOf(rehearsal.book.programme, rehearsal.session, dayOf(rehearsal), minutesIn(minutes));

function withTalks(): Rehearsal {
  const rehearsal = nursingHome();
  for (const [presentationId, groupId] of [
    ['t1', 'g1'],
    ['t2', 'g2'],
  ] as const) {
    rehearsal.do({
      kind: 'presentation.add',
      ...inSession,
      presentationId,
      presentationKind: 'project',
      itemId: 'talks',
      groupId,
      title: `Tittel ${presentationId}`,
    });
  }
  return rehearsal;
}

describe('the run sheet', () => {
  it('shows what took how long, and what is to be expected', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, NINE);
    rehearsal.do({ kind: 'run.next-item', ...inSession }, minutesIn(24));
    const { rows, drift } = sheet(rehearsal, 30);
    expect(rows.map(({ state, start, minutes, difference }) => ({ state, start, minutes, difference }))).toEqual([
      { state: 'done', start: 540, minutes: 24, difference: 4 },
      { state: 'now', start: 564, minutes: 40, difference: 0 },
      { state: 'ahead', start: 604, minutes: 45, difference: 0 },
      { state: 'ahead', start: 649, minutes: 41, difference: 0 },
      { state: 'ahead', start: 690, minutes: 30, difference: 0 },
    ]);
    expect(drift).toBe(4);
  });

  it('opens the steps of the item that runs', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'ideas' }, minutesIn(20));
    rehearsal.do({ kind: 'run.next', ...inSession }, minutesIn(32));
    const parts = sheet(rehearsal, 40).rows[1]?.parts;
    expect(
      parts?.map(({ title, state, start, minutes, difference }) => [title, state, start, minutes, difference]),
    ).toEqual([
      ['Alene', 'done', 560, 12, 2],
      ['Sammen', 'now', 572, 30, 0],
    ]);
  });

  it('opens the turns of the groups where they present', () => {
    const rehearsal = withTalks();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'talks' }, minutesIn(60));
    const parts = sheet(rehearsal, 62).rows[2]?.parts;
    expect(parts?.map(({ title, state, start, minutes }) => [title, state, start, minutes])).toEqual([
      ['Vakter', 'now', 600, 17],
      ['Rapport', 'ahead', 617, 17],
    ]);
  });
});

describe('the drift', () => {
  it('is not spoken of within a minute', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, minutesIn(1));
    expect(driftSaying(sheet(rehearsal, 5), dayOf(rehearsal))).toBeNull();
  });

  it('says what it means for the next time that cannot move', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, minutesIn(8));
    expect(driftSaying(sheet(rehearsal, 10), dayOf(rehearsal))).toEqual({
      minutes: 8,
      side: 'behind',
      means: { kind: 'lock', title: 'Lunsj og vaktbytte', time: '10:45', overrun: 8 },
    });
  });

  it('speaks of the end of the day when nothing ahead is locked', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'out' }, minutesIn(155));
    expect(driftSaying(sheet(rehearsal, 156), dayOf(rehearsal))?.means).toEqual({
      kind: 'end',
      time: '12:05',
      late: 5,
    });
  });
});

describe('a late start', () => {
  const ask = (rehearsal: Rehearsal, minutes: number) =>
    lateStart(rehearsal.session, dayOf(rehearsal), 'Europe/Oslo', minutesIn(minutes));

  it('is offered on the day itself, at the next five minutes, with what it would run into', () => {
    const rehearsal = nursingHome();
    expect(ask(rehearsal, 12)).toMatchObject({ planned: '09:00', start: '09:15', startMinute: 555 });
    expect(ask(rehearsal, 12)?.hits).toMatchObject({ item: { id: 'lunch' }, minutes: 15 });
  });

  it('is offered during the first item, at when that began, and no longer after it', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, minutesIn(7));
    expect(ask(rehearsal, 15)?.start).toBe('09:07');
    rehearsal.do({ kind: 'run.next-item', ...inSession }, minutesIn(27));
    expect(ask(rehearsal, 30)).toBeNull();
  });

  it('is offered as well when the day began early', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, minutesIn(-30));
    expect(ask(rehearsal, -20)?.start).toBe('08:30');
  });

  it('is not offered on time, on another date or after the day should be over', () => {
    const rehearsal = nursingHome();
    expect(ask(rehearsal, 1)).toBeNull();
    expect(ask(rehearsal, 24 * 60 + 5)).toBeNull();
    expect(ask(rehearsal, 180)).toBeNull();
  });
});

describe('what comes next', () => {
  const next = (rehearsal: Rehearsal, minutes: number) =>
    whatNext(rehearsal.book.programme, rehearsal.session, dayOf(rehearsal), minutesIn(minutes), 3);
  const stage = (rehearsal: Rehearsal, minutes: number) =>
    dayStage(rehearsal.session, dayOf(rehearsal), 'Europe/Oslo', minutesIn(minutes));

  it('is the first of the day before it has begun', () => {
    const rehearsal = nursingHome();
    expect(stage(rehearsal, -30)).toBe('before');
    expect(next(rehearsal, -30)[0]).toEqual({ title: 'Velkommen', minutes: 20, at: NINE });
  });

  it('goes through steps, turns and items, and waits for a time that cannot move', () => {
    const rehearsal = withTalks();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'talks' }, minutesIn(60));
    rehearsal.do({ kind: 'run.next', ...inSession }, minutesIn(70));
    expect(next(rehearsal, 72)).toEqual([
      { title: 'Rapport', minutes: 12, at: minutesIn(75) },
      { title: 'Spørsmål', minutes: 5, at: minutesIn(87) },
      { title: 'Lunsj og vaktbytte', minutes: 45, at: minutesIn(105) },
    ]);
  });

  it('speaks of another item as a whole, and then of the one after it', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, NINE);
    expect(next(rehearsal, 1)).toEqual([
      { title: 'Ideer på kort', minutes: 40, at: minutesIn(20) },
      { title: 'Gruppepresentasjoner', minutes: 45, at: minutesIn(60) },
      { title: 'Lunsj og vaktbytte', minutes: 45, at: minutesIn(105) },
    ]);
  });

  it('is what the run sheet says, when a pause, a slow step or more time moves it', () => {
    for (const moved of ['timer.pause', 'nothing', 'timer.add'] as const) {
      const rehearsal = nursingHome();
      rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'ideas' }, minutesIn(20));
      if (moved === 'timer.pause') rehearsal.do({ kind: 'timer.pause', ...inSession }, minutesIn(25));
      if (moved === 'timer.add') rehearsal.do({ kind: 'timer.add', ...inSession, deltaMs: 600_000 }, minutesIn(21));
      const { rows, drift } = sheet(rehearsal, 37);
      const [step, item] = next(rehearsal, 37);
      const expected = { 'timer.pause': 12, nothing: 7, 'timer.add': 10 }[moved];
      expect([moved, drift]).toEqual([moved, expected]);
      expect(rows[1]?.parts[1]?.start).toBe(570 + expected);
      expect([step?.at, item?.at]).toEqual([minutesIn(30 + expected), minutesIn(60 + expected)]);
      expect(rows[2]?.start).toBe(600 + expected);
    }
  });

  it('is no sooner than planned where a clock is set for a part of an item', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, NINE);
    rehearsal.do({ kind: 'timer.add', ...inSession, deltaMs: -900_000 }, NINE);
    expect(next(rehearsal, 1)[0]?.at).toBe(minutesIn(20));
    expect(sheet(rehearsal, 1).drift).toBe(0);
  });

  it('never promises a time that has gone', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, NINE);
    expect(next(rehearsal, 30)[0]?.at).toBe(minutesIn(30));
  });

  it('is nothing after the last', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'out' }, minutesIn(150));
    expect(next(rehearsal, 151)).toEqual([]);
    rehearsal.do({ kind: 'run.next', ...inSession }, minutesIn(170));
    expect(stage(rehearsal, 171)).toBe('over');
  });
});

describe('the wall as the desk chooses it', () => {
  it('never brings a prompt along with the clock', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'open' }, NINE);
    for (const kind of SCENES) expect(kind === 'cards' || sceneOf(rehearsal.session, kind).itemId === null).toBe(true);
  });

  it('shows the cards of the item that runs, else the latest there are', () => {
    const rehearsal = nursingHome();
    expect(sceneOf(rehearsal.session, 'cards').itemId).toBeNull();
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'ideas' }, minutesIn(20));
    expect(sceneOf(rehearsal.session, 'cards').itemId).toBe('ideas');
    rehearsal.do({ kind: 'card.add', ...inSession, itemId: 'ideas', text: 'Fast vakt' }, minutesIn(21));
    rehearsal.do({ kind: 'run.start', ...inSession, itemId: 'out' }, minutesIn(150));
    expect(sceneOf(rehearsal.session, 'cards').itemId).toBe('ideas');
  });

  it('knows what is live, what is ready and what the frame says', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'wall.show', ...inSession, scene: { kind: 'plan', itemId: null } });
    rehearsal.do({ kind: 'wall.prepare', ...inSession, scene: { kind: 'pause', itemId: null } });
    const { wall } = rehearsal.session;
    expect(SCENES.map((kind) => standingOf(wall, kind)).slice(0, 5)).toEqual([
      'live',
      'idle',
      'idle',
      'idle',
      'prepared',
    ]);
    expect(frameOf(wall, 1)).toBe('live');
    expect(frameOf(wall, 0)).toBe('absent');
    rehearsal.do({ kind: 'wall.freeze', ...inSession, on: true });
    expect(frameOf(rehearsal.session.wall, 1)).toBe('frozen');
    rehearsal.do({ kind: 'wall.black', ...inSession, on: true });
    expect(frameOf(rehearsal.session.wall, 1)).toBe('black');
    expect(standingOf(rehearsal.session.wall, 'plan')).toBe('idle');
  });

  it('says that a prompt is shown only when the room can read it', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'wall.show', ...inSession, scene: { kind: 'timer', itemId: 'open' } });
    expect(promptShown(rehearsal.session.wall, 'open')).toBe(true);
    expect(promptShown(rehearsal.session.wall, 'ideas')).toBe(false);
    rehearsal.do({ kind: 'wall.black', ...inSession, on: true });
    expect(promptShown(rehearsal.session.wall, 'open')).toBe(false);
  });
});
