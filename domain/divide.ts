import { drawn } from './lot.ts';
import { LEVELS } from './mix.ts';
import { byOrder } from './order.ts';
import type { Person, PersonLevel } from './programme.ts';

/** What a division could not do. `group` is a place in `groups`, from 0. */
export type Shortfall =
  | { readonly kind: 'sameUnit'; readonly group: number; readonly unit: string; readonly count: number }
  | { readonly kind: 'withoutLevel'; readonly group: number; readonly level: PersonLevel }
  | { readonly kind: 'sizes'; readonly least: number; readonly most: number };

/** Groups of person ids, and what they could not be. */
export interface Division {
  readonly groups: readonly (readonly string[])[];
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Divides people into `count` groups (at least 1) by lot: sizes differ by one at most, so does each level between any
 * two groups, and units, then roles, are mixed as well as swapping two of the same level can do. The same people,
 * count and seed give the same groups.
 */
export function divide(from: {
  readonly people: readonly Person[];
  readonly count: number;
  readonly seed: string;
}): Division {
  const byId = new Map(from.people.map((person) => [person.id, person]));
  const queue = drawn(from.seed, [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
  // Dealt out level by level without a break, every level falls evenly, and so do the sizes.
  const dealt = LEVELS.flatMap((level) => queue.filter((person) => person.level === level));
  const groups: Person[][] = Array.from({ length: from.count }, () => []);
  dealt.forEach((person, at) => {
    groups[at % from.count]?.push(person);
  });
  mix(groups);
  // The first groups got those left over; the lot decides which they are.
  const places = drawn(
    `${from.seed} groups`,
    groups.map((_, at) => String(at)),
  );
  const placed = places.map((at) => (groups[Number(at)] ?? []).toSorted(byOrder));
  return { groups: placed.map((group) => group.map(({ id }) => id)), shortfalls: shortfallsOf(placed) };
}

/** Swaps two of the same level for as long as that makes units, or else roles, lie more evenly. */
function mix(groups: readonly Person[][]): void {
  const seats = groups.flatMap((group, at) => group.map((_, seat) => ({ at, seat })));
  const units = groups.map((group) => tally(group, ({ unit }) => unit));
  const roles = groups.map((group) => tally(group, ({ role }) => role));
  for (let better = true; better; ) {
    better = false;
    for (const one of seats) {
      for (const other of seats) {
        if (one.at >= other.at) continue;
        const [a, b] = [groups[one.at]?.[one.seat], groups[other.at]?.[other.seat]];
        if (!a || !b || a.level !== b.level) continue;
        const byUnit = gain(units[one.at], units[other.at], a.unit, b.unit);
        if (byUnit < 0 || (byUnit === 0 && gain(roles[one.at], roles[other.at], a.role, b.role) <= 0)) continue;
        for (const [tallies, from, to] of [
          [units, a.unit, b.unit],
          [roles, a.role, b.role],
        ] as const) {
          count(tallies[one.at], from, to);
          count(tallies[other.at], to, from);
        }
        groups[one.at]?.splice(one.seat, 1, b);
        groups[other.at]?.splice(other.seat, 1, a);
        better = true;
      }
    }
  }
}

type Tally = Map<string, number>;

function tally(people: readonly Person[], keyOf: (person: Person) => string): Tally {
  const counts: Tally = new Map();
  for (const person of people) counts.set(keyOf(person), (counts.get(keyOf(person)) ?? 0) + 1);
  return counts;
}

function count(counts: Tally | undefined, from: string, to: string): void {
  counts?.set(from, (counts.get(from) ?? 0) - 1);
  counts?.set(to, (counts.get(to) ?? 0) + 1);
}

/** How much the sum of squares falls (halved) when `a` of one group and `b` of another change places; 0 for equals. */
function gain(one: Tally | undefined, other: Tally | undefined, a: string, b: string): number {
  // Not knowing the unit of two people does not make them of the same one.
  if (a === b || !one || !other) return 0;
  const inOne = (key: string): number => (key === '' ? 0 : (one.get(key) ?? 0));
  const inOther = (key: string): number => (key === '' ? 0 : (other.get(key) ?? 0));
  const ofA = a === '' ? 0 : inOne(a) - inOther(a) - 1;
  const ofB = b === '' ? 0 : inOther(b) - inOne(b) - 1;
  return ofA + ofB;
}

function shortfallsOf(groups: readonly (readonly Person[])[]): Shortfall[] {
  const everyone = groups.flat();
  const units = new Set(everyone.map(({ unit }) => unit));
  const levels = LEVELS.filter((level) => everyone.some((person) => person.level === level));
  const sizes = groups.map(({ length }) => length);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const shortfalls = groups.flatMap((group, at): Shortfall[] => [
    ...levels.flatMap((level): Shortfall[] =>
      group.some((person) => person.level === level) ? [] : [{ kind: 'withoutLevel', group: at, level }],
    ),
    // Where all are of one unit, or of none that is known, there is nothing to mix.
    ...[...tally(group, ({ unit }) => unit)].flatMap(([unit, n]): Shortfall[] =>
      unit !== '' && units.size > 1 && n > 1 ? [{ kind: 'sameUnit', group: at, unit, count: n }] : [],
    ),
  ]);
  return least === most ? shortfalls : [...shortfalls, { kind: 'sizes', least, most }];
}
