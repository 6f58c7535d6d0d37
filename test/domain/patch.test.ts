import { describe, expect, it } from 'vitest';
import { applyPatches } from '../../domain/apply-patches.ts';
import type { Patch, Patches } from '../../domain/patch.ts';
import { idsAdded, touches } from '../../domain/patch.ts';

const doc = { title: 'Oppstart', cards: { a: { id: 'a', text: 'x' } }, tags: ['p', 'q'] };

const at = (...path: (string | number)[]): Patches => ({ session: [{ op: 'replace', path, value: 0 }] });

describe('applying patches', () => {
  it('leaves the document it was given as it was, and shares what did not change', () => {
    const before = structuredClone(doc);
    const applied = applyPatches(doc, [{ op: 'replace', path: ['cards', 'a', 'text'], value: 'y' }]);
    expect(applied).toMatchObject({ ok: true, value: { cards: { a: { text: 'y' } } } });
    expect(doc).toEqual(before);
    expect(applied.ok && applied.value?.tags).toBe(doc.tags);
  });

  it('makes, replaces and takes away a whole document with an empty path', () => {
    const made: Patch[] = [
      { op: 'add', path: [], value: { cards: {} } },
      { op: 'add', path: ['cards', 'b'], value: { id: 'b' } },
    ];
    expect(applyPatches(undefined, made)).toEqual({ ok: true, value: { cards: { b: { id: 'b' } } } });
    expect(applyPatches(doc, [{ op: 'remove', path: [] }])).toEqual({ ok: true, value: undefined });
  });

  it('does not let a later step change the record it came from', () => {
    const value = { id: 'b', text: 'first' };
    applyPatches(doc, [
      { op: 'add', path: ['cards', 'b'], value },
      { op: 'replace', path: ['cards', 'b', 'text'], value: 'second' },
    ]);
    expect(value.text).toBe('first');
  });

  it.each<[string, Patch]>([
    ['leads nowhere', { op: 'add', path: ['nowhere', 'b'], value: 1 }],
    ['goes into a text', { op: 'add', path: ['title', 'b'], value: 1 }],
    ['has no value', { op: 'replace', path: ['title'], value: undefined }],
    ['reaches for the prototype', { op: 'add', path: ['__proto__', 'x'], value: 1 }],
  ])('refuses a step that %s, and says which one', (_what, patch) => {
    const good: Patch = { op: 'replace', path: ['title'], value: 'x' };
    expect(applyPatches(doc, [good, patch])).toEqual({ ok: false, problem: { code: 'PATCH_DOES_NOT_FIT', index: 1 } });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('refuses a step in a document that does not exist', () => {
    expect(applyPatches(undefined, [{ op: 'add', path: ['a'], value: 1 }]).ok).toBe(false);
  });
});

describe('two changes', () => {
  it.each<[string, Patches, Patches, boolean]>([
    ['meet at the same place', at('cards', 'a', 'text'), at('cards', 'a', 'text'), true],
    ['meet when one lies within the other', at('cards', 'a'), at('cards', 'a', 'text'), true],
    ['meet when one is the whole document', at(), at('cards', 'a'), true],
    ['do not meet at two entries of a map', at('cards', 'a'), at('cards', 'b'), false],
    ['do not meet at two fields', at('cards', 'a', 'text'), at('cards', 'a', 'done'), false],
    ['meet anywhere in the same list', at('tags', 0), at('tags', 3, 'x'), true],
    ['do not meet in two documents', at('title'), { programme: at('title').session ?? [] }, false],
  ])('%s', (_what, a, b, meet) => {
    expect(touches(a, b)).toBe(meet);
    expect(touches(b, a)).toBe(meet);
  });
});

describe('the ids a change adds', () => {
  it('are those of the records it puts in, in every document, and no others', () => {
    const patches: Patches = {
      programme: [
        { op: 'add', path: ['people', 'p'], value: { id: 'p', code: 'P07' } },
        { op: 'add', path: ['motto'], value: 'id' },
        { op: 'replace', path: ['people', 'q'], value: { id: 'q' } },
      ],
      'session/s': [{ op: 'add', path: [], value: { id: 's', items: { i: { id: 'i' } } } }],
    };
    expect(idsAdded(patches)).toEqual(['p', 's']);
  });

  it('are found in a list that is made with its first entry', () => {
    const list = { closing: 'open', entries: { e: { id: 'e', place: 1 } }, timer: null };
    expect(idsAdded({ 'session/s': [{ op: 'add', path: ['speakers', 'open'], value: list }] })).toEqual(['e']);
  });
});
