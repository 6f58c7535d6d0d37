import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChimeKind } from '../../../domain/chime.ts';
import { followChime } from '../../../renderer/desk/chime.ts';
import { parsePreferences, setPreferences } from '../../../renderer/desk/preferences.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { setHostClock } from '../../support/host-clock.ts';
import { NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let heard: ChimeKind[];
let stop: () => void;

/** A day whose first item, of twenty minutes, began at nine. */
function running(chime: boolean): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'session.edit', sessionId: 's1', chime });
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' });
  return rehearsal;
}
const show = ({ session }: Rehearsal) => useDesk.setState({ session });
const pass = (minutes: number) => vi.advanceTimersByTime(minutes * 60_000);

beforeEach(async () => {
  vi.useFakeTimers({ now: NINE });
  await setHostClock(NINE);
  heard = [];
  setPreferences({ muted: false });
  stop = followChime((kind) => heard.push(kind));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('a session that asks for it sounds when the end is near and when the time is up, once each', () => {
  show(running(true));
  pass(15.9);
  expect(heard).toEqual([]);
  pass(0.2);
  expect(heard).toEqual(['soon']);
  pass(10);
  expect(heard).toEqual(['soon', 'up']);
});

test('it is off until it is asked for', () => {
  show(running(false));
  pass(30);
  expect(heard).toEqual([]);
});

test('nothing sounds while everybody writes', () => {
  const rehearsal = running(true);
  rehearsal.do({ kind: 'item.edit', sessionId: 's1', itemId: 'open', activity: 'reflection' });
  show(rehearsal);
  pass(30);
  expect(heard).toEqual([]);
});

test('a muted machine is silent whatever the session says, and the mute is remembered', () => {
  setPreferences({ muted: true });
  show(running(true));
  pass(30);
  expect(heard).toEqual([]);
  expect(parsePreferences(localStorage.getItem('samling.preferences')).muted).toBe(true);
});

test('time that is given moves the sound, and a pause holds it back', () => {
  const rehearsal = running(true);
  rehearsal.do({ kind: 'timer.add', sessionId: 's1', deltaMs: 300_000 });
  show(rehearsal);
  pass(16.5);
  expect(heard).toEqual([]);
  rehearsal.do({ kind: 'timer.pause', sessionId: 's1' }, NINE + 16.5 * 60_000);
  show(rehearsal);
  pass(60);
  expect(heard).toEqual([]);
});

test('a page that slept past it keeps quiet', async () => {
  show(running(true));
  // Asleep, its timers stood still while the host's clock went on.
  await setHostClock(NINE + 30 * 60_000);
  pass(60);
  expect(heard).toEqual([]);
});
