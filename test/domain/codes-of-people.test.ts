import { expect, it } from 'vitest';
import { nursingHome } from '../support/sample-book.ts';

const taken = { ok: false, problem: { code: 'CODE_TAKEN' } };

it('is one code whatever its capitals: a table that says p02 could mean either of two', () => {
  const home = nursingHome();
  const person = { role: 'employee' as const, level: 'skilled' as const };
  expect(home.book.programme.people.p2?.code).toBe('P02');
  expect(home.try({ kind: 'people.add', workplaceId: 'w1', people: [{ ...person, code: 'p02' }] })).toMatchObject(
    taken,
  );
  expect(home.try({ kind: 'person.edit', personId: 'p1', code: 'p02' })).toMatchObject(taken);
  expect(home.try({ kind: 'person.edit', personId: 'p2', code: 'p02' }).ok).toBe(true);
});

it('is given to nobody else when the next free one is asked for, however it is written', () => {
  const home = nursingHome();
  const codes = Object.values(home.book.programme.people).map(({ code }) => Number(code.slice(1)));
  const next = `p${String(Math.max(...codes) + 1).padStart(2, '0')}`;
  const person = { role: 'employee' as const, level: 'skilled' as const };
  home.do({ kind: 'people.add', workplaceId: 'w1', people: [{ ...person, code: next }, person] });
  const after = Object.values(home.book.programme.people).map(({ code }) => code.toLowerCase());
  expect(new Set(after).size).toBe(after.length);
});
