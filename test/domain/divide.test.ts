import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide } from '../../domain/divide.ts';
import { newGroups } from '../../domain/divide-commands.ts';
import { LEVELS, peopleOf, ROLES } from '../../domain/mix.ts';
import type { Group, Person } from '../../domain/programme.ts';
import { NINE, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const stamps = { createdAt: NINE, createdBy: 'F1', updatedAt: NINE, updatedBy: 'F1' };
const codeOf = (at: number) => `P${String(at + 1).padStart(3, '0')}`;

function person(at: number, facts: Pick<Person, 'level' | 'role' | 'unit'>): Person {
  const code = codeOf(at);
  return { id: `p${at}`, order: code, code, workplaceId: 'w1', ...facts, ...stamps };
}

const someone = fc.record({
  level: fc.constantFrom(...LEVELS),
  role: fc.constantFrom(...ROLES),
  unit: fc.constantFrom('', 'Solsida', 'Fjellsida', 'Natt'),
});
const room = fc
  .tuple(
    fc.array(someone, { minLength: 1, maxLength: 40 }),
    fc.integer({ min: 1, max: 9 }),
    fc.string({ minLength: 1, maxLength: 8 }),
  )
  .map(([all, count, seed]) => ({
    people: all.map((facts, at) => person(at, facts)),
    count: Math.min(count, all.length),
    seed,
  }));

const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

describe('dividing into groups', () => {
  it('puts everyone in exactly one group, and the groups differ by one at most', () => {
    fc.assert(
      fc.property(room, ({ people, count, seed }) => {
        const { groups } = divide({ people, count, seed });
        expect(groups).toHaveLength(count);
        expect(groups.flat().toSorted()).toEqual(people.map(({ id }) => id).toSorted());
        expect(spread(groups.map(({ length }) => length))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('spreads every level as evenly as can be', () => {
    fc.assert(
      fc.property(room, ({ people, count, seed }) => {
        const { groups } = divide({ people, count, seed });
        for (const level of LEVELS) {
          const those = new Set(people.filter((one) => one.level === level).map(({ id }) => id));
          expect(spread(groups.map((group) => group.filter((id) => those.has(id)).length))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('says all that it could not do, and nothing else', () => {
    fc.assert(
      fc.property(room, ({ people, count, seed }) => {
        const { groups, shortfalls } = divide({ people, count, seed });
        const members = groups.map((group) => people.filter(({ id }) => group.includes(id)));
        const several = new Set(people.map(({ unit }) => unit)).size > 1;
        const want = members.flatMap((group, at) => [
          ...LEVELS.filter((level) => people.some((one) => one.level === level))
            .filter((level) => !group.some((one) => one.level === level))
            .map((level) => `${at} without ${level}`),
          ...['Solsida', 'Fjellsida', 'Natt'].flatMap((unit) => {
            const n = group.filter((one) => one.unit === unit).length;
            return several && n > 1 ? [`${at} ${n} ${unit}`] : [];
          }),
        ]);
        const sizes = members.map(({ length }) => length);
        if (spread(sizes) > 0) want.push(`${Math.min(...sizes)}-${Math.max(...sizes)}`);
        const said = shortfalls.map((one) => {
          if (one.kind === 'sizes') return `${one.least}-${one.most}`;
          return one.kind === 'sameUnit'
            ? `${one.group} ${one.count} ${one.unit}`
            : `${one.group} without ${one.level}`;
        });
        expect(said.toSorted()).toEqual(want.toSorted());
      }),
    );
  });

  it('gives the same groups for the same seed, in whatever order people are handed in', () => {
    fc.assert(
      fc.property(room, ({ people, count, seed }) => {
        expect(divide({ people: people.toReversed(), count, seed })).toEqual(divide({ people, count, seed }));
      }),
    );
  });

  it('leaves no two of the same level to swap that would part people of the same unit', () => {
    fc.assert(
      fc.property(room, ({ people, count, seed }) => {
        const { groups } = divide({ people, count, seed });
        const byId = new Map(people.map((one) => [one.id, one]));
        const together = (all: readonly (readonly string[])[]) =>
          all.reduce((sum, group) => {
            const units = group.map((id) => byId.get(id)?.unit ?? '').filter(Boolean);
            return sum + units.reduce((n, unit, at) => n + units.slice(at + 1).filter((one) => one === unit).length, 0);
          }, 0);
        const now = together(groups);
        const seats = groups.flatMap((group, at) => group.map((id) => ({ at, id })));
        for (const one of seats.slice(0, 6)) {
          for (const other of seats) {
            if (one.at >= other.at || byId.get(one.id)?.level !== byId.get(other.id)?.level) continue;
            const swapped = groups.map((group) =>
              group.map((id) => (id === one.id ? other.id : id === other.id ? one.id : id)),
            );
            expect(together(swapped)).toBeGreaterThanOrEqual(now);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('parts those of the same unit where it can', () => {
    const people = Array.from({ length: 12 }, (_, at) =>
      person(at, { level: LEVELS[Math.floor(at / 4)] ?? 'skilled', role: 'employee', unit: `Enhet ${at % 3}` }),
    );
    const { groups, shortfalls } = divide({ people, count: 4, seed: 'a' });
    expect(groups.map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    expect(shortfalls).toEqual([]);
  });

  it('draws other groups with another seed', () => {
    const people = Array.from({ length: 20 }, (_, at) => person(at, { level: 'skilled', role: 'employee', unit: '' }));
    const sets = ['a', 'b'].map((seed) =>
      divide({ people, count: 4, seed })
        .groups.map((group) => group.join())
        .toSorted(),
    );
    expect(sets[0]).not.toEqual(sets[1]);
  });

  it('divides three hundred without a wait', () => {
    const people = Array.from({ length: 300 }, (_, at) =>
      person(at, { level: LEVELS[at % 3] ?? 'skilled', role: ROLES[at % 2] ?? 'employee', unit: `Enhet ${at % 7}` }),
    );
    const begun = performance.now();
    divide({ people, count: 30, seed: 'a' });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

const set = (home: Rehearsal, which: 'working' | 'reading'): Group[] =>
  Object.values(home.book.programme.groups).filter((group) => group.set === which);
const all = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const work = {
  kind: 'groups.divide',
  workplaceId: 'w1',
  set: 'reading',
  personIds: all,
  count: 3,
  seed: 'lodd',
} as const;

describe('taking a division', () => {
  it('fills the groups that are there and makes those that are missing, each with a colour of its own', () => {
    const home = nursingHome();
    home.do(work);
    expect(set(home, 'reading').map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      'Blå circle',
      'Gul triangle',
      'Grønn square',
    ]);
    const people = peopleOf(home.book.programme.people, 'w1');
    const { groups } = divide({ people, count: 3, seed: 'lodd' });
    expect(set(home, 'reading').map(({ members }) => Object.keys(members).toSorted())).toEqual(
      groups.map((group) => group.toSorted()),
    );
  });

  it('leaves the other set alone, and puts those outside who are not divided', () => {
    const home = nursingHome();
    home.do({ ...work, set: 'working', personIds: ['p3', 'p4', 'p5', 'p6'], count: 2 });
    expect(set(home, 'working').map(({ members }) => Object.keys(members).length)).toEqual([2, 2]);
    const placed = set(home, 'working').flatMap(({ members }) => Object.keys(members));
    expect(placed.toSorted()).toEqual(['p3', 'p4', 'p5', 'p6']);
    expect(Object.keys(set(home, 'reading')[0]?.members ?? {})).toEqual(['p1', 'p4']);
  });

  it('can be taken back in one go', () => {
    const home = nursingHome();
    const { inverse } = home.do(work);
    expect(Object.keys(inverse)).toEqual(['programme']);
  });

  it('refuses more groups than people, and people from elsewhere', () => {
    const home = nursingHome();
    expect(home.try({ ...work, personIds: ['p1'], count: 2 })).toMatchObject({ problem: { code: 'TOO_MANY_GROUPS' } });
    expect(home.try({ ...work, personIds: ['p99'], count: 1 })).toMatchObject({ problem: { code: 'NO_SUCH_RECORD' } });
  });

  it('numbers the groups when the colours are used up, and takes no name twice', () => {
    const home = nursingHome();
    home.do({ kind: 'group.add', workplaceId: 'w1', set: 'reading', name: 'Gruppe 8' });
    const made = newGroups(home.book.programme, 'w1', 'reading', 9).map(({ name }) => name);
    expect(made).toEqual(['Gul', 'Grønn', 'Rød', 'Hvit', 'Gruppe 7', 'Gruppe 9', 'Gruppe 10']);
  });
});
