import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../domain/patch.ts';
import { createStore } from '../../../electron/store/open-store.ts';
import { CrashDisk } from './crash-disk.ts';
import { onDisk } from './crash-session.ts';
import { change, contents, first, killed, reopen, save, value } from './store-in-test.ts';

type Deed =
  | { readonly kind: 'steps'; readonly doc: string; readonly steps: readonly Patch[] }
  | { readonly kind: 'snapshot' | 'close' | 'kill' };

const id = fc.constantFrom('a', 'b', 'c', 'Æ', 'toString');
const text = fc.string({ unit: 'grapheme', maxLength: 20 });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('steps' as const),
      doc: fc.constant('programme'),
      steps: fc.array(step(), { maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('steps' as const),
      doc: id.map((one) => `session/s${one.length}`),
      steps: fc.array(whole(), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('snapshot' as const, 'close' as const, 'kill' as const) }),
  },
);

function step(): fc.Arbitrary<Patch> {
  return fc.oneof(
    fc.record({
      op: fc.constantFrom('add' as const, 'replace' as const),
      path: id.map((one) => ['cards', one]),
      value: fc.oneof(text, fc.jsonValue()),
    }),
    fc.record({ op: fc.constant('remove' as const), path: id.map((one) => ['cards', one]) }),
  );
}

function whole(): fc.Arbitrary<Patch> {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        op: fc.constant('add' as const),
        path: fc.constant([]),
        value: text.map((note) => ({ id: `s${note.length % 3}`, note })),
      }),
    },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('remove' as const), path: fc.constant([]) }) },
  );
}

describe('any run of changes, snapshots, closings and kills', () => {
  it('is found again as it was left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
        let fs = new CrashDisk();
        let store = value(await createStore(onDisk(fs), first));
        for (const one of deeds) {
          const before = contents(store);
          if (one.kind === 'steps') {
            const entry = change(one.doc, ...one.steps.map((patch) => owned(one.doc, patch)));
            const appended = store.append(entry);
            if (appended.ok) value(await appended.value.saved);
            else expect(contents(store)).toEqual(before);
            continue;
          }
          if (one.kind === 'snapshot') value(await store.snapshot());
          if (one.kind === 'close') value(await store.close());
          // Whoever was killed writes no more: a snapshot that was under way goes on on a disk that nobody reads.
          if (one.kind === 'kill') fs = fs.after('kill');
          if (one.kind !== 'snapshot') store = await reopen('/p', onDisk(fs, killed));
          expect(contents(store)).toEqual(before);
          expect(store.findings().filter(({ severity }) => severity !== 'info')).toEqual([]);
        }
        await save(store, change('programme', { op: 'replace', path: ['title'], value: 'last' }));
        const last = await reopen('/p', onDisk(fs.after('kill'), killed));
        expect(contents(last)).toEqual(contents(store));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** A session says itself which one it is. */
function owned(doc: string, patch: Patch): Patch {
  if ((patch.op !== 'add' && patch.op !== 'replace') || patch.path.length > 0) return patch;
  return { ...patch, value: { ...(patch.value as object), id: doc.slice('session/'.length) } };
}
