import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, spliceBetween, spliced } from '../../renderer/splices.ts';

// Few letters make repeats, which is where a common beginning and a common end overlap. One is outside the BMP.
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'æ', '\n', '👩', '🦉'), maxLength: 30 });

describe('splices', () => {
  it('lead from any text to any other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        expect(splice === null ? before : spliced(before, splice)).toBe(after);
        expect(splice === null).toBe(before === after);
      }),
    );
  });

  it('never cut a character in two', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        if (!splice) return;
        for (const part of [splice.insert, before.slice(splice.at, splice.at + splice.remove)]) {
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  it('touch only what differs', () => {
    expect(spliceBetween('en to tre', 'en og tre')).toEqual({ at: 3, remove: 2, insert: 'og' });
    expect(spliceBetween('aa', 'aaa')).toEqual({ at: 2, remove: 0, insert: 'a' });
  });
});

describe('two writers', () => {
  it('both get their way in different places', () => {
    expect(merged('en to tre', 'en to tre fire', 'null en to tre')).toBe('null en to tre fire');
    expect(merged('en to tre', 'null en to tre', 'en to tre fire')).toBe('null en to tre fire');
  });

  it('both keep their words in the same place', () => {
    expect(merged('en to tre', 'en og tre', 'en eller tre')).toBe('en ellerog tre');
  });

  it('leave the other alone when they did nothing', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(merged(base, base, other)).toBe(other);
        expect(merged(base, other, base)).toBe(other);
        expect(merged(base, other, other)).toBe(other);
      }),
    );
  });

  it('lose nothing that either of them put in', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const result = merged(base, ours, theirs);
        for (const splice of [spliceBetween(base, ours), spliceBetween(base, theirs)]) {
          expect(result).toContain(splice?.insert ?? '');
        }
      }),
    );
  });
});
