import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentSpan, queueOf } from '../../domain/agenda.ts';
import { planUndo } from '../../domain/history.ts';
import { drawn } from '../../domain/lot.ts';
import { groupsInTurn, positionsOfDay, sequenceMs } from '../../domain/positions.ts';
import type { Session } from '../../domain/session.ts';
import { minutesIn, nursingHome, steps } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

function itemOf(session: Session, itemId: string) {
  const item = session.items[itemId];
  if (!item) throw new Error(`no item ${itemId}`);
  return item;
}

/** Five reading groups that each sum up for six minutes and are asked for three. */
function readingPlenary() {
  const room = nursingHome();
  for (const groupId of ['g4', 'g5', 'g6', 'g7']) {
    room.do({ kind: 'group.add', groupId, workplaceId: 'w1', set: 'reading', name: groupId });
  }
  room.do({
    kind: 'item.edit',
    ...s1,
    itemId: 'ideas',
    minutes: 45,
    repeat: 'readingGroups',
    steps: steps(['Oppsummering', 6], ['Spørsmål', 3]),
  });
  const turns = () =>
    groupsInTurn(room.book.programme, room.session, itemOf(room.session, 'ideas')).map(({ id }) => id);
  return { room, turns };
}

/** Four presentations in the queue of `talks`. */
function talks() {
  const room = nursingHome();
  for (const presentationId of ['a', 'b', 'c', 'd']) {
    room.do({
      kind: 'presentation.add',
      ...s1,
      presentationId,
      presentationKind: 'project',
      itemId: 'talks',
      title: presentationId.toUpperCase(),
    });
  }
  return { room, queue: () => queueOf(room.session, 'talks').map(({ id }) => id) };
}

describe('steps that are run for each group', () => {
  it('are visited group by group, in the order of the workplace', () => {
    const { room } = readingPlenary();
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas' });
    const seen: string[] = [];
    for (let minute = 1; currentSpan(room.session)?.itemId === 'ideas'; minute += 1) {
      const span = currentSpan(room.session);
      seen.push(`${span?.groupId}:${span?.step}`);
      room.do({ kind: 'run.next', ...s1 }, minutesIn(minute));
    }
    const expected = ['g3', 'g4', 'g5', 'g6', 'g7'].flatMap((group) => [`${group}:0`, `${group}:1`]);
    expect(seen).toEqual(expected);
  });

  it('take five times six and three minutes', () => {
    const { room } = readingPlenary();
    expect(sequenceMs(room.book.programme, room.session, itemOf(room.session, 'ideas'))).toBe(45 * 60_000);
  });

  it('are run once where the workplace has no such group', () => {
    const { room } = talks();
    room.do({ kind: 'item.edit', ...s1, itemId: 'ideas', repeat: 'readingGroups' });
    room.do({ kind: 'group.remove', groupId: 'g3' });
    const positions = positionsOfDay(room.book.programme, room.session, itemOf(room.session, 'ideas').dayId);
    expect(positions.filter((one) => one.itemId === 'ideas')).toMatchObject([
      { step: 0, groupId: null },
      { step: 1, groupId: null },
    ]);
  });

  it('keep their lengths for the next group when one is given more time', () => {
    const { room } = readingPlenary();
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas' });
    room.do({ kind: 'timer.add', ...s1, deltaMs: 5 * 60_000 }, minutesIn(1));
    room.do({ kind: 'run.next', ...s1 }, minutesIn(10));
    expect(room.session.run.timer).toMatchObject({ durationMs: 3 * 60_000, addedMs: 0 });
    room.do({ kind: 'run.next', ...s1 }, minutesIn(13));
    expect(room.session.run.timer).toMatchObject({ durationMs: 6 * 60_000, addedMs: 0 });
  });

  it('keep a group that has had its turn from being removed', () => {
    const { room } = readingPlenary();
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas', groupId: 'g4' });
    expect(currentSpan(room.session)?.groupId).toBe('g4');
    expect(room.try({ kind: 'group.remove', groupId: 'g4' })).toMatchObject({ problem: { code: 'ITEM_IN_USE' } });
  });
});

describe('a lot', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 20 });

  it('loses nobody and takes nobody twice', () => {
    fc.assert(
      fc.property(fc.string(), ids, (seed, list) => {
        expect(drawn(seed, list).sort()).toEqual([...list].sort());
      }),
    );
  });

  it('comes out the same however often and in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.string(), ids, (seed, list) => {
        expect(drawn(seed, [...list].reverse())).toEqual(drawn(seed, list));
      }),
    );
  });

  it('gives each as good a chance to be first', () => {
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const [first = ''] = drawn(`lot ${seed}`, ['a', 'b', 'c', 'd']);
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    expect(firsts.size).toBe(4);
    for (const times of firsts.values()) expect(Math.abs(times - 1000)).toBeLessThan(120);
  });
});

describe('drawing the order', () => {
  it('keeps presentations that are held or begun where they are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }).filter((seed) => seed.trim() !== ''),
        (seed) => {
          const { room, queue } = talks();
          room.do({ kind: 'run.start', ...s1, itemId: 'talks', presentationId: 'b' });
          room.do({ kind: 'queue.draw', ...s1, itemId: 'talks', seed });
          expect(queue()[1]).toBe('b');
          expect([...queue()].sort()).toEqual(['a', 'b', 'c', 'd']);
          const once = queue();
          room.do({ kind: 'queue.draw', ...s1, itemId: 'talks', seed });
          expect(queue()).toEqual(once);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('puts presentations in more than one order', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      const { room, queue } = talks();
      room.do({ kind: 'queue.draw', ...s1, itemId: 'talks', seed: `lodd ${seed}` });
      orders.add(queue().join(''));
    }
    expect(orders.size).toBeGreaterThan(8);
  });

  it('keeps the turn of a group that has begun, and comes out the same with the same seed', () => {
    const { room, turns } = readingPlenary();
    const before = turns();
    room.do({ kind: 'queue.draw', ...s1, itemId: 'ideas', seed: 'først' });
    const first = turns();
    expect([...first].sort()).toEqual([...before].sort());
    room.do({ kind: 'run.start', ...s1, itemId: 'ideas' });
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      room.do({ kind: 'queue.draw', ...s1, itemId: 'ideas', seed });
      expect(turns()[0]).toBe(first[0]);
      const drawnOrder = turns();
      room.do({ kind: 'queue.draw', ...s1, itemId: 'ideas', seed });
      expect(turns()).toEqual(drawnOrder);
    }
    room.do({ kind: 'group.add', groupId: 'g9', workplaceId: 'w1', set: 'reading', name: 'Sein' });
    expect(turns().at(-1)).toBe('g9');
  });

  it('can be undone, and is refused where there is nothing to draw', () => {
    const { room } = talks();
    const { patches, inverse } = room.do({ kind: 'queue.draw', ...s1, itemId: 'talks', seed: 'lodd' });
    expect(planUndo([{ seq: 1, kind: 'queue.draw', patches, inverse }]).ok).toBe(true);
    expect(room.try({ kind: 'queue.draw', ...s1, itemId: 'open', seed: 'lodd' })).toMatchObject({
      problem: { code: 'NOTHING_TO_DRAW' },
    });
  });
});
