import { expect, it } from 'vitest';
import { spokenMs } from '../../../domain/speakers.ts';
import type { Millis } from '../../../domain/timer.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();
const SECOND: Millis = 1000;

const on = () => ({ sessionId: desk.session.id, itemId: desk.firstItem });
const list = () => {
  const found = desk.session.speakers[desk.firstItem];
  if (!found) throw new Error('There is no list.');
  return found;
};
/** How long the one on the list has spoken, in whole seconds. */
const spoken = () => {
  const [entry] = Object.values(list().entries);
  return entry && Math.round(spokenMs(list(), entry, desk.clock.now()) / SECOND);
};
const speaking = async () => {
  await desk.give({ kind: 'speaker.ask', ...on(), personId: desk.anyPerson, entryId: 'e1' });
  await desk.give({ kind: 'speaker.next', ...on() });
  desk.clock.go(20 * SECOND);
};
const withdraw = () => desk.give({ kind: 'speaker.withdraw', ...on(), entryId: 'e1' });

it('gives whoever was taken off the floor by mistake the time they had, and none of the time between', async () => {
  await speaking();
  await withdraw();
  desk.clock.go(90 * SECOND);
  expect(await desk.give({ kind: 'history.undo' })).toMatchObject({ ok: true });
  expect([list().speakingId, spoken()]).toEqual(['e1', 20]);
  desk.clock.go(5 * SECOND);
  expect(spoken()).toBe(25);
  await desk.restart();
  expect(spoken()).toBe(25);
});

it('leaves them paused where they were', async () => {
  await speaking();
  await desk.give({ kind: 'speaker.pause', ...on() });
  await withdraw();
  desk.clock.go(90 * SECOND);
  await desk.give({ kind: 'history.undo' });
  desk.clock.go(30 * SECOND);
  expect(spoken()).toBe(20);
  await desk.give({ kind: 'speaker.resume', ...on() });
  desk.clock.go(5 * SECOND);
  expect(spoken()).toBe(25);
});

it('counts what was spoken in all where it is done again, and undone again', async () => {
  await speaking();
  await withdraw();
  await desk.give({ kind: 'history.undo' });
  desk.clock.go(10 * SECOND);
  expect(await desk.give({ kind: 'history.redo' })).toMatchObject({ ok: true });
  expect([list().speakingId, spoken()]).toEqual([null, 30]);
  desk.clock.go(60 * SECOND);
  await desk.give({ kind: 'history.undo' });
  expect([list().speakingId, spoken()]).toEqual(['e1', 30]);
});
