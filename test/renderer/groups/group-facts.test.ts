import { expect, it } from 'vitest';
import { freeShape } from '../../../domain/group-shape.ts';
import { placing, setFacts } from '../../../renderer/groups/group-facts.ts';
import { nursingHome } from '../../support/sample-book.ts';

const { programme } = nursingHome().book;
const working = setFacts(programme, 'w1', 'working');

it('keeps the two sets apart and finds who is in none', () => {
  expect(working.groups.map(({ group, people }) => [group.name, people.length])).toEqual([
    ['Vakter', 3],
    ['Rapport', 2],
  ]);
  expect(working.outside.map(({ id }) => id)).toEqual(['p6']);
  expect(setFacts(programme, 'w1', 'reading').outside).toHaveLength(4);
});

it('counts the levels of a group', () => {
  expect(working.groups[0]?.mix.levels.map(({ count }) => count)).toEqual([0, 3, 0]);
});

it('gives a new group the first shape that the set does not use', () => {
  expect(freeShape(setFacts(programme, 'w1', 'reading').groups.map(({ group }) => group))).toBe('triangle');
  const shapes = ['circle', 'triangle', 'square', 'diamond', 'ring'] as const;
  expect(freeShape(shapes.map((shape) => ({ shape })))).toBe('plain');
});

it('puts people in a group with one command, and changes nothing for those who are there', () => {
  expect(placing(working.groups, ['p6', 'p1'], 'g2')).toEqual([{ groupId: 'g2', members: ['p4', 'p5', 'p6', 'p1'] }]);
  expect(placing(working.groups, ['p4'], 'g2')).toEqual([]);
});

it('takes people out of every group they are in', () => {
  expect(placing(working.groups, ['p1', 'p4', 'p6'], null)).toEqual([
    { groupId: 'g1', members: ['p2', 'p3'] },
    { groupId: 'g2', members: ['p5'] },
  ]);
});
