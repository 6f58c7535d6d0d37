import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plenumView } from '../../domain/plenum-view.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { PEOPLE_MIN, progressOf, suppress } from '../../domain/threshold.ts';
import { nursingHome } from '../support/sample-book.ts';

describe('people by an attribute', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 });
  const cells = (numbers: readonly number[]) => numbers.map((count, index) => ({ key: `k${index}`, count }));

  it('never shows fewer than three, and never lets the total give a smaller group away', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const { cells: shown, hidden } = suppress(cells(numbers));
        const total = numbers.reduce((sum, one) => sum + one, 0);
        const left = total - shown.reduce((sum, one) => sum + one.count, 0);
        for (const { count } of shown) expect(count).toBeGreaterThanOrEqual(PEOPLE_MIN);
        // What is left over is nobody, or at least three people.
        if (hidden && shown.length > 0) expect(left).toBeGreaterThanOrEqual(PEOPLE_MIN);
        if (!hidden) expect(left).toBe(0);
      }),
    );
  });

  it('hides a second cell when one alone would follow from the total', () => {
    expect(suppress(cells([9, 2, 5])).cells.map(({ key }) => key)).toEqual(['k0']);
  });
});

describe('progress', () => {
  it.each([
    [12, 20, { kind: 'count', done: 12, of: 20 }],
    [18, 20, { kind: 'nearly' }],
    [19, 20, { kind: 'nearly' }],
    [20, 20, { kind: 'all' }],
    [0, 0, { kind: 'count', done: 0, of: 0 }],
  ] as const)('of %i among %i', (done, of, said) => {
    expect(progressOf(done, of)).toEqual(said);
  });

  it('is told on the wall without saying who is missing', () => {
    const room = nursingHome();
    const s1 = { sessionId: 's1' };
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'cards', itemId: 'ideas' } });
    const said = (): unknown => {
      const { scene } = plenumView(releaseFacts(room.book.programme, room.session));
      return scene.kind === 'cards' ? scene.progress : null;
    };
    expect(said()).toBe('');
    for (const [index, expected] of [
      '1 av 6 levert',
      '2 av 6 levert',
      '3 av 6 levert',
      'nesten alle har levert',
    ].entries()) {
      const personId = `p${index + 1}`;
      room.do({ kind: 'card.add', ...s1, itemId: 'ideas', text: 'Noe', from: { kind: 'person', personId } });
      expect(said()).toBe(expected);
    }
  });
});
