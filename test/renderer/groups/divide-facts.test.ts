import { expect, test } from 'vitest';
import { candidates, countFrom, firstCount, previewDivision } from '../../../renderer/groups/divide-facts.ts';
import { setFacts } from '../../../renderer/groups/group-facts.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

const offered = (room: Rehearsal) =>
  candidates(room.book.programme, room.session, 'w1').map(({ who, people }) => `${who} ${people.length}`);
const mark = (room: Rehearsal, itemId: string, personIds: string[], to: 'present' | 'floor') =>
  room.do({ kind: 'presence.mark', sessionId: 's1', itemId, personIds, mark: to });

test('those present are offered first, as they are where the day is now', () => {
  const room = nursingHome();
  expect(offered(room)).toEqual(['all 6']);
  mark(room, 'open', ['p1', 'p2', 'p3', 'p4'], 'present');
  mark(room, 'talks', ['p4'], 'floor');
  expect(offered(room)).toEqual(['present 3', 'all 6']);
  room.do({ kind: 'run.start', sessionId: 's1', itemId: 'ideas' }, minutesIn(20));
  expect(offered(room)).toEqual(['present 4', 'all 6']);
});

test('those expected are offered when that is not everybody, and only at the workplace of the session', () => {
  const room = nursingHome();
  room.do({ kind: 'presence.expect', sessionId: 's1', personId: 'p1', dayIds: [] });
  expect(offered(room)).toEqual(['expected 5', 'all 6']);
  room.do({ kind: 'workplace.add', workplaceId: 'w2', name: 'Hjemmetjenesten', project: { title: 'To', aim: '' } });
  room.do({ kind: 'people.add', workplaceId: 'w2', people: [{}, {}] });
  expect(candidates(room.book.programme, room.session, 'w2').map(({ who }) => who)).toEqual(['all']);
});

test('the number to begin with is that of the groups there are, else what is usual', () => {
  expect(firstCount('reading', 5, 20)).toBe(5);
  expect(firstCount('reading', 0, 20)).toBe(5);
  expect(firstCount('working', 0, 20)).toBe(3);
  expect(firstCount('reading', 5, 3)).toBe(3);
});

test('a number is taken only when every group gets somebody', () => {
  expect(countFrom('4', 6)).toBe(4);
  for (const text of ['', '0', '7', 'x', '2.5']) expect(countFrom(text, 6)).toBeNull();
});

test('the preview says how many sit in the set now and would sit in no group', () => {
  const { programme } = nursingHome().book;
  const facts = setFacts(programme, 'w1', 'working');
  const people = candidates(programme, null, 'w1')[0]?.people.filter(({ id }) => id !== 'p1' && id !== 'p6') ?? [];
  const preview = previewDivision(programme, { workplaceId: 'w1', set: 'working' }, facts, people, 3, 'a');
  expect(preview.groups.map(({ name }) => name)).toEqual(['Vakter', 'Rapport', 'Blå']);
  expect(preview.leaving).toBe(1);
});
