import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatches } from '../../domain/apply-patches.ts';
import { spliceBetween } from '../../domain/patch.ts';
import { nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

it('turns any text into any other, and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const forth = applyPatches({ text: before }, [spliceBetween(['text'], before, after)]);
      const back = applyPatches({ text: after }, [spliceBetween(['text'], after, before)]);
      expect([forth, back]).toEqual([
        { ok: true, value: { text: after } },
        { ok: true, value: { text: before } },
      ]);
    }),
  );
});

it('sees the text that the step before left', () => {
  const steps = [
    { op: 'replace', path: ['text'], value: 'abc' },
    { op: 'splice', path: ['text'], at: 1, remove: 1, insert: 'x' },
    { op: 'splice', path: ['text'], at: 0, remove: 1, insert: '' },
  ] as const;
  expect(applyPatches({ text: '' }, steps)).toEqual({ ok: true, value: { text: 'xc' } });
});

it('does not fit a text that is shorter, or not there', () => {
  const splice = { op: 'splice', path: ['text'], at: 5, remove: 1, insert: '' } as const;
  expect(applyPatches({ text: 'abc' }, [splice])).toMatchObject({ ok: false });
  expect(applyPatches({}, [splice])).toMatchObject({ ok: false });
});

it('records a key pressed in a long note in a few bytes, and takes it back exactly', () => {
  const room = nursingHome();
  const text = 'Rommet ler. '.repeat(8000);
  room.do({ kind: 'note.begin', ...s1, noteId: 'n1', itemId: 'ideas', text });
  const before = room.session;
  const typed = room.do({ kind: 'note.splice', ...s1, noteId: 'n1', base: 0, at: 4000, remove: 0, insert: 'x' });
  expect(JSON.stringify([typed.patches, typed.inverse]).length).toBeLessThan(2000);
  const again = applyPatches(before, typed.patches['session/s1'] ?? []);
  expect(again).toEqual({ ok: true, value: room.session });
  expect(applyPatches(room.session, typed.inverse['session/s1'] ?? [])).toEqual({ ok: true, value: before });
});
