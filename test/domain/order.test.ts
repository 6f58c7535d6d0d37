import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder, orderAfter, orderBetween, orderLast } from '../../domain/order.ts';

it('keeps a list in the order in which it was put, however it is shuffled', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 200 }), (moves) => {
      const records: Record<string, { id: string; order: string }> = {};
      let expected: string[] = [];
      moves.forEach(([where, which], index) => {
        const id = `r${index}`;
        records[id] = { id, order: orderLast(Object.values(records)) };
        expected.push(id);
        const moving = expected[which % expected.length] ?? id;
        const rest = expected.filter((one) => one !== moving);
        const after = where % (rest.length + 1) === 0 ? null : (rest[(where % (rest.length + 1)) - 1] ?? null);
        records[moving] = { id: moving, order: orderAfter(Object.values(records), after, moving) };
        expected = after === null ? [moving, ...rest] : rest.flatMap((one) => (one === after ? [one, moving] : [one]));
      });
      expect(inOrder(records).map((one) => one.id)).toEqual(expected);
    }),
  );
});

it('always finds room between two keys', () => {
  let low = orderBetween(null, null);
  const high = orderBetween(low, null);
  for (let round = 0; round < 500; round += 1) {
    const middle = orderBetween(low, high);
    expect(middle > low && middle < high).toBe(true);
    low = middle;
  }
});

it('always finds room before the first key', () => {
  let first = orderBetween(null, null);
  for (let round = 0; round < 500; round += 1) {
    const before = orderBetween(null, first);
    expect(before < first).toBe(true);
    first = before;
  }
});
