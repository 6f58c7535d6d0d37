import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asReadBack } from '../../../electron/store/as-read-back.ts';

const anything = fc.anything({
  key: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'toJSON', '10', '9', 'constructor')),
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

function throughText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

describe('a value as it will be read back', () => {
  it('is what its text gives, whatever the value, or is left to the text', () => {
    let told = 0;
    fc.assert(
      fc.property(anything, (value) => {
        const read = asReadBack(value);
        if (read === undefined) return;
        told += 1;
        expect(read).toStrictEqual(throughText(value));
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
      }),
      { numRuns: 3000 },
    );
    expect(told).toBeGreaterThan(400);
  });

  it('is told of everything that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
        const plain = throughText(value);
        // A name that an object cannot simply be given is the text's to tell.
        fc.pre(!JSON.stringify(plain).includes('"__proto__":') && !holdsMinusZero(plain));
        expect(asReadBack(plain)).toStrictEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out what the text leaves out', () => {
    expect(asReadBack({ of: undefined, notes: [{ text: 'æøå', parentId: undefined }] })).toStrictEqual({
      notes: [{ text: 'æøå' }],
    });
  });

  it.each([
    ['a date', { at: new Date(0) }],
    ['minus zero', { order: -0 }],
    ['a number without a value', { minutes: Number.NaN }],
    ['a hole', { tags: [1, undefined] }],
    ['what says itself how it is written', { toJSON: () => 'other' }],
    ['a list that does', { tags: Object.assign([1], { toJSON: () => 'other' }) }],
    ['a name that would be its prototype', JSON.parse('{"__proto__":{"polluted":true}}')],
    ['an object of a class', { at: new Map() }],
    ['a function', { run: () => 1 }],
  ])('leaves %s to the text', (_what, value) => {
    expect(asReadBack(value)).toBeUndefined();
  });

  it('shares nothing that can be changed', () => {
    const note = { text: 'a', tags: ['b'] };
    const read = asReadBack(note) as typeof note;
    note.text = 'c';
    note.tags.push('d');
    expect(read).toStrictEqual({ text: 'a', tags: ['b'] });
  });

  it('reaches as deep as the text does', () => {
    let deep: unknown = 'bunn';
    for (let level = 0; level < 1500; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    expect(JSON.stringify(asReadBack(deep))).toBe(JSON.stringify(deep));
  });
});

function holdsMinusZero(value: unknown): boolean {
  if (Object.is(value, -0)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMinusZero);
}
