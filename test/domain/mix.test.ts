import { expect, it } from 'vitest';
import { mixOf, peopleOf } from '../../domain/mix.ts';
import { nursingHome } from '../support/sample-book.ts';

const { programme } = nursingHome().book;

it('counts every level and role, also those of nobody', () => {
  expect(mixOf(peopleOf(programme.people, 'w1'))).toEqual({
    total: 6,
    levels: [
      { key: 'assistant', count: 3 },
      { key: 'skilled', count: 3 },
      { key: 'professional', count: 0 },
    ],
    roles: [
      { key: 'employee', count: 5 },
      { key: 'leader', count: 1 },
      { key: 'unionRep', count: 0 },
    ],
  });
});

it('gives the people of one workplace alone, in their order', () => {
  expect(peopleOf(programme.people, 'w1').map(({ code }) => code)).toEqual(['P01', 'P02', 'P03', 'P04', 'P05', 'P06']);
  expect(peopleOf(programme.people, 'w2')).toEqual([]);
});
