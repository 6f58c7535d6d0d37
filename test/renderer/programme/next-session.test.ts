import { expect, it } from 'vitest';
import type { SessionSummary } from '../../../domain/contract.ts';
import { nextSession, sessionState } from '../../../renderer/programme/next-session.ts';

const day = { id: 'd', number: 1, theme: '', closed: false, begun: false };
const kickoff: SessionSummary = {
  id: 's1',
  workplaceId: 'w1',
  kind: 'kickoff',
  number: 1,
  title: '',
  held: [],
  days: [
    { ...day, date: '2026-11-24' },
    { ...day, number: 2, date: '2026-11-25' },
  ],
};

it('proposes the first kind that the workplace has not met, the day after its last', () => {
  expect(nextSession([kickoff], 'w1', '2026-11-01')).toEqual({
    number: 2,
    kind: 'implementation',
    date: '2026-11-26',
  });
});

it('never proposes a day that has passed, and starts another workplace with a kick-off', () => {
  expect(nextSession([kickoff], 'w1', '2027-02-09').date).toBe('2027-02-09');
  expect(nextSession([kickoff], 'w2', '2027-02-09')).toEqual({ number: 1, kind: 'kickoff', date: '2027-02-09' });
});

it('calls a session held only when every day is closed', () => {
  const [one, two] = kickoff.days;
  if (!one || !two) throw new Error('two days');
  expect(sessionState(kickoff)).toBe('planned');
  expect(sessionState({ ...kickoff, days: [{ ...one, closed: true }, two] })).toBe('begun');
  expect(sessionState({ ...kickoff, days: [one, two].map((each) => ({ ...each, closed: true })) })).toBe('held');
});
