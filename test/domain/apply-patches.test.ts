import fc from 'fast-check';
import { apply } from 'mutative';
import { describe, expect, it } from 'vitest';
import { applyPatches, steppedDocument, Unshared } from '../../domain/apply-patches.ts';
import type { Patch } from '../../domain/patch.ts';

const key = fc.constantFrom('a', 'b', 'c', '1', 'Æ', 'toString');
const leaf: fc.Arbitrary<unknown> = fc.oneof(fc.string({ maxLength: 6 }), fc.integer(), fc.constant(null));
const { part } = fc.letrec<{ part: unknown }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.dictionary(key, tie('part'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('part'), { maxLength: 4 }),
  ),
}));
const doc = fc.dictionary(key, part, { maxKeys: 5, noNullPrototype: true });
const path = fc.array(fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: fc.nat(4) }), {
  minLength: 1,
  maxLength: 4,
});
const plain: fc.Arbitrary<Patch> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('add' as const, 'replace' as const), path, value: part }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('remove' as const), path }) },
);
const splice: fc.Arbitrary<Patch> = fc.record({
  op: fc.constant('splice' as const),
  path,
  at: fc.nat(3),
  remove: fc.nat(2),
  insert: fc.string({ maxLength: 3 }),
});

/** As the library carries them out; undefined where it refuses. */
function byLibrary(whole: object, steps: readonly Patch[]): unknown {
  try {
    return apply(whole, steps as Parameters<typeof apply>[1]);
  } catch {
    return undefined;
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('the steps of a change', () => {
  it('lead to the same as with the library that found them, in the same order', () => {
    fc.assert(
      fc.property(doc, fc.array(plain, { maxLength: 5 }), (whole, steps) => {
        const before = JSON.stringify(whole);
        const ours = applyPatches(frozen(structuredClone(whole)), frozen(structuredClone(steps)));
        const theirs = byLibrary(whole, steps);
        if (ours.ok) expect(JSON.stringify(ours.value)).toBe(JSON.stringify(theirs));
        // In a list the library takes a word for the first place.
        else if (theirs !== undefined) expect(steps.some(({ path }) => Number.isNaN(Number(path.at(-1))))).toBe(true);
        expect(JSON.stringify(whole)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('change in place only what nobody else has, and nothing when one of them does not fit', () => {
    const change = fc.record({
      steps: fc.array(fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: splice }), { maxLength: 4 }),
      handedOut: fc.boolean(),
    });
    fc.assert(
      fc.property(doc, fc.array(change, { maxLength: 12 }), (first, changes) => {
        const unshared = new Unshared();
        let mine: unknown = structuredClone(first);
        let reference: unknown = structuredClone(first);
        for (const { steps, handedOut } of changes) {
          const made = steppedDocument(mine, steps, unshared);
          const copied = applyPatches(reference, steps);
          expect(made.ok).toBe(copied.ok);
          if (made.ok && copied.ok) [mine, reference] = [made.value.value, copied.value];
          expect(JSON.stringify(mine)).toBe(JSON.stringify(reference));
          if (!handedOut) continue;
          unshared.share();
          // From here on, changing it in place would throw.
          frozen(mine);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are taken back where they were made', () => {
    fc.assert(
      fc.property(doc, fc.array(plain, { maxLength: 4 }), fc.array(plain, { maxLength: 4 }), (first, own, more) => {
        const unshared = new Unshared();
        const mine = steppedDocument(structuredClone(first), own, unshared);
        if (!mine.ok) return;
        const before = JSON.stringify(mine.value.value);
        const made = steppedDocument(mine.value.value, more, unshared);
        if (made.ok) made.value.undo();
        expect(JSON.stringify(mine.value.value)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('copy a large map once, and then change it where it is', () => {
    const notes = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`n${at}`, { text: '' }]));
    const unshared = new Unshared();
    const one = steppedDocument({ notes }, [{ op: 'add', path: ['notes', 'a'], value: 1 }], unshared);
    const two = steppedDocument(one.ok && one.value.value, [{ op: 'add', path: ['notes', 'b'], value: 2 }], unshared);
    expect(one.ok && two.ok && one.value.value === two.value.value).toBe(true);
    expect(Object.keys(notes)).toHaveLength(500);
  });

  it('leave alone what already says so', () => {
    const whole = { title: 'x', cards: { a: { text: 'y' } } };
    const same = applyPatches(whole, [{ op: 'replace', path: ['cards', 'a', 'text'], value: 'y' }]);
    expect(same.ok && same.value).toBe(whole);
  });
});
