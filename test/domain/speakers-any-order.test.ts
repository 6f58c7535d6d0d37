import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionSchema } from '../../domain/session.ts';
import { speakerQueue, speakingShare } from '../../domain/speakers.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

import { ask, at, dayId, listOf, next, queue, type Speech } from './speaker-lists.ts';

type Act = { readonly kind: Speech | 'next' | 'stop' | 'withdraw' | 'move'; readonly who: number; readonly to: number };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('ordinary', 'ordinary', 'reply', 'procedural', 'next', 'next', 'stop', 'withdraw', 'move'),
    who: fc.integer({ min: 1, max: 6 }),
    to: fc.nat(30),
  }),
  { maxLength: 40 },
);

/** Plays acts a minute apart; refusals are part of the play. `look` is called after each. */
function play(script: readonly Act[], look: (room: Rehearsal, minute: number) => void, room = nursingHome()): void {
  script.forEach(({ kind, who, to }, minute) => {
    const personId = `p${who}`;
    const ids = Object.keys(listOf(room).entries);
    const entryId = ids[to % Math.max(1, ids.length)] ?? 'none';
    const now = minutesIn(minute);
    if (kind === 'next' || kind === 'stop') room.try({ kind: `speaker.${kind}`, ...at }, now);
    else if (kind === 'withdraw') room.try({ kind: 'speaker.withdraw', ...at, entryId }, now);
    else if (kind === 'move') room.try({ kind: 'speaker.move', ...at, entryId, after: ids[who] ?? null }, now);
    else room.try({ kind: 'speaker.ask', ...at, personId, speech: kind }, now);
    look(room, minute);
  });
}

describe('whatever is pressed', () => {
  it('loses nobody and keeps the document whole: everyone waits once, speaks, has spoken or was taken off', () => {
    fc.assert(
      fc.property(acts, (script) => {
        let before = 0;
        play(script, (room) => {
          const { entries, speakingId, timer } = listOf(room);
          const all = Object.values(entries);
          expect(all.length).toBeGreaterThanOrEqual(before);
          before = all.length;
          expect(all.filter(({ state }) => state === 'speaking').map(({ id }) => id)).toEqual(
            speakingId === null ? [] : [speakingId],
          );
          expect(timer === null).toBe(speakingId === null);
          const waiting = all.filter(({ state }) => state === 'waiting').map(({ id }) => id);
          expect(queue(room).toSorted()).toEqual(waiting.toSorted());
          expect(new Set(all.map(({ place }) => place)).size).toBe(all.length);
          SessionSchema.parse(room.session);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the order of kinds, and of ordinary ones the leaders last and the rest as they came', () => {
    fc.assert(
      fc.property(acts, fc.boolean(), fc.boolean(), (script, newFirst, leadersLast) => {
        const room = nursingHome();
        room.do({ kind: 'speakers.set', ...at, newFirst, leadersLast });
        const unmoved = script.filter(({ kind }) => kind !== 'move');
        play(
          unmoved,
          () => {
            const { programme } = room.book;
            const seen = speakerQueue(programme, room.session, 'open');
            const kinds = seen.map(({ speech }) => ['procedural', 'reply', 'ordinary'].indexOf(speech));
            expect(kinds).toEqual(kinds.toSorted());
            const ordinary = seen.filter(({ speech }) => speech === 'ordinary');
            const leads = ordinary.map(({ personId }) => (leadersLast && personId === 'p6' ? 1 : 0));
            expect(leads).toEqual(leads.toSorted());
            if (newFirst || leadersLast) return;
            const places = ordinary.map(({ place }) => place);
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          },
          room,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never holds more replies to one speech than the list allows', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 3 }), (script, repliesMax) => {
        const room = nursingHome();
        room.do({ kind: 'speakers.set', ...at, repliesMax });
        play(script, () => {}, room);
        const held = Object.values(listOf(room).entries).filter((one) => one.to !== null && one.startedAt !== null);
        for (const { to } of held) expect(held.filter((one) => one.to === to).length).toBeLessThanOrEqual(repliesMax);
      }),
      { numRuns: 60 },
    );
  });

  it('shares sum to 100, or there are none', () => {
    fc.assert(
      fc.property(acts, fc.nat(59_999), (script, extra) => {
        play(script, (room, minute) => {
          for (const by of ['level', 'role'] as const) {
            const now = minutesIn(minute) + extra;
            const shares = speakingShare(room.book.programme, room.session, dayId(room), now, by);
            const sum = shares.reduce((total, { percent }) => total + percent, 0);
            const spoken = shares.reduce((total, { ms }) => total + ms, 0);
            expect(sum).toBe(spoken > 0 ? 100 : 0);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

it('reads a list of two hundred without a wait', () => {
  const room = nursingHome();
  room.do({
    kind: 'people.add',
    workplaceId: 'w1',
    people: Array.from({ length: 200 }, (_, index) => ({ personId: `q${index}` })),
  });
  for (let index = 0; index < 200; index += 1) ask(room, `q${index}`);
  room.do({ kind: 'speakers.set', ...at, newFirst: true });
  for (let index = 0; index < 100; index += 1) next(room, index);
  const begun = performance.now();
  for (let time = 0; time < 10; time += 1) expect(queue(room)).toHaveLength(100);
  expect(performance.now() - begun).toBeLessThan(500);
});
