import { expect, it } from 'vitest';
import { type SessionStandings, type Standing, standingsOf, standsWhere } from '../../domain/coursework-standing.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const standing = (state: Standing['state']): Standing => ({ state, attempt: 1, how: 'typed', at: 1 });
const session = (number: number, state: Standing['state']): SessionStandings => ({
  sessionId: `s${number}`,
  number,
  kind: 'kickoff',
  pieces: { ak1: { p1: standing(state) } },
});
const nothing: Standing = { state: 'notDelivered', attempt: 1, how: null, at: null };
const whole = (here: Standing, ...others: SessionStandings[]) => {
  const { state, from } = standsWhere(here, others, 'ak1', 'p1');
  return [state, from?.number ?? 'here'];
};

it('shows what another session has where the open one has nothing, the latest first', () => {
  expect(whole(nothing)).toEqual(['notDelivered', 'here']);
  expect(whole(nothing, session(1, 'notApproved'), session(2, 'delivered'))).toEqual(['delivered', 2]);
  expect(standsWhere(nothing, [session(1, 'approved')], 'ak2', 'p1').from).toBeNull();
});

it('lets the open session count before another, unless the other has approved it', () => {
  expect(whole(standing('delivered'), session(1, 'notApproved'))).toEqual(['delivered', 'here']);
  expect(whole(standing('notApproved'), session(1, 'approved'), session(2, 'delivered'))).toEqual(['approved', 1]);
  expect(whole(standing('approved'), session(1, 'approved'))).toEqual(['approved', 'here']);
});

it('tells of a session who stands at something, and what was written only where it is asked for', () => {
  const room = withCourseworkAk2();
  handIn(room, 'p1', 'Jeg så henne.');
  handIn(room, 'p2', '   ');
  handIn(room, 'p3', 'Vi ventet.');
  settle(room, 'p1');
  room.do({ kind: 'submission.withdraw', ...ak2, personId: 'p3', on: true });
  const told = standingsOf(room.session);
  expect(told.pieces).toMatchObject({ ak2: { p1: { state: 'approved', how: 'pasted' }, p3: { state: 'withdrawn' } } });
  expect(Object.keys(told.pieces.ak2 ?? {})).toEqual(['p1', 'p3']);
  expect(JSON.stringify(told)).not.toContain('henne');
  expect(standingsOf(room.session, true).pieces.ak2?.p1?.text).toBe('Jeg så henne.');
});
