import { describe, expect, it } from 'vitest';
import { commandRules } from '../../domain/commands.ts';
import { type DatedChange, historyOf, planUndoOf } from '../../domain/history.ts';
import { historyLine } from '../../domain/history-words.ts';
import { sayIfKnown } from '../../domain/words.ts';

let seq = 0;

function change(kind: string, card: string, more: Partial<DatedChange> = {}): DatedChange {
  seq += 1;
  const path = ['cards', 'item1', card];
  const value = { id: card, itemId: 'item1' };
  const at = '2026-11-24T14:02:11.000+01:00';
  const patches = { 'session/s1': [{ op: 'add' as const, path, value }] };
  const inverse = { 'session/s1': [{ op: 'remove' as const, path }] };
  return { seq, kind, at, by: 'F1', patches, inverse, ...more };
}

describe('undo of one earlier change', () => {
  it('is planned where nothing later touched the same, and refused where something did', () => {
    const first = change('card.add', 'a');
    const second = change('card.add', 'b');
    const third = change('card.edit', 'b');
    const records = [first, second, third];
    expect(planUndoOf(records, first.seq)).toMatchObject({
      ok: true,
      value: { of: first.seq, patches: first.inverse },
    });
    expect(planUndoOf(records, second.seq)).toMatchObject({ ok: false, problem: { code: 'UNDO_CONFLICT' } });
  });

  it('is refused where the room has got the record since, in the same breath too', () => {
    const path = ['cards', 'item1', 'a'];
    const edit = change('card.edit', 'a', {
      patches: { 'session/s1': [{ op: 'replace', path: [...path, 'text'], value: 'Etter' }] },
      inverse: { 'session/s1': [{ op: 'replace', path: [...path, 'text'], value: 'Før' }] },
    });
    const release = change('card.release', 'a', {
      patches: { 'session/s1': [{ op: 'replace', path: [...path, 'releasedAt'], value: 1 }] },
      inverse: { 'session/s1': [{ op: 'replace', path: [...path, 'releasedAt'], value: null }] },
    });
    expect(planUndoOf([edit], edit.seq).ok).toBe(true);
    expect(planUndoOf([edit, release], edit.seq)).toMatchObject({ problem: { code: 'UNDO_CONFLICT' } });
    const other = { 'session/s1': [{ op: 'replace' as const, path: ['cards', 'item1', 'b', 'text'], value: '' }] };
    const elsewhere = change('card.edit', 'b', { patches: other, inverse: other });
    expect(planUndoOf([elsewhere, release], elsewhere.seq).ok).toBe(true);
  });

  it('is refused once it is undone, and for what cannot be undone at all', () => {
    const first = change('card.add', 'a');
    const undo = change('history.undo', 'a', { of: first.seq, patches: first.inverse, inverse: first.patches });
    const timer = change('timer.start', 'c');
    const records = [first, undo, timer];
    expect(planUndoOf(records, first.seq)).toMatchObject({ ok: false, problem: { code: 'NOTHING_TO_UNDO' } });
    expect(planUndoOf(records, timer.seq)).toMatchObject({ ok: false, problem: { code: 'NOTHING_TO_UNDO' } });
  });
});

describe('the history', () => {
  it('tells the newest first, in words, with where it was and whether it can be undone', () => {
    const first = change('card.add', 'a');
    const second = change('card.add', 'b');
    const undo = change('history.undo', 'b', { of: second.seq, patches: second.inverse, inverse: second.patches });
    const told = historyOf([first, second, undo], 10);
    expect(told.map((entry) => historyLine('nb', entry, 'Leseverksted'))).toEqual([
      '14:02 F1 angret: la til et kort i «Leseverksted»',
      '14:02 F1 la til et kort i «Leseverksted»',
      '14:02 F1 la til et kort i «Leseverksted»',
    ]);
    expect(told.map(({ undo: can, inForce }) => [can, inForce])).toEqual([
      ['cannot', true],
      ['cannot', false],
      ['can', true],
    ]);
    expect(told.every(({ sessionId, itemId }) => sessionId === 's1' && itemId === 'item1')).toBe(true);
    expect(historyOf([first, second], 1)).toHaveLength(1);
  });

  it('tells what one person wrote in one sitting as one change, however often the hands rested', () => {
    const wrote = (minute: number, more: Partial<DatedChange> = {}) => {
      const path = ['submissions', 'ak2', 'p4', 'attempts', 0, 'case', 'jointDraft', 'reason'];
      const patches = { 'session/s1': [{ op: 'replace' as const, path, value: `${minute}` }] };
      const at = `2026-11-24T14:${String(minute).padStart(2, '0')}:00.000+01:00`;
      return change('case.draft', 'x', { at, patches, inverse: patches, ...more });
    };
    const records = [wrote(1), wrote(2), change('case.mark', 'm'), wrote(11), wrote(12, { by: 'F2' }), wrote(35)];
    expect(historyOf(records, 10).map(({ seq: number }) => number)).toEqual(
      [records[5], records[4], records[3], records[2]].map((one) => one?.seq),
    );
    expect(historyOf(records, 2)).toHaveLength(2);
  });

  it.each(['nb', 'en'] as const)(
    'has words in %s for nearly every kind of command, and some for the newest',
    (language) => {
      const kinds = Object.keys(commandRules);
      const known = kinds.filter((kind) => sayIfKnown(language, `history.did-${kind}`));
      expect(known.length / kinds.length).toBeGreaterThan(0.7);
      const [entry] = historyOf([change('brand-new.kind', 'a')], 1);
      expect(entry && historyLine(language, entry, null)).toMatch(/^14:02 F1 (endret noe|changed something)$/);
    },
  );
});
