import { expect, test } from 'vitest';
import {
  isFull,
  type Meaning,
  meaningOf,
  onlyPiece,
  withMeaning,
  withPiece,
} from '../../../renderer/coursework/column-meanings.ts';

const NONE = { code: null, submissionId: null, columns: [] };

test('a column means what was said last', () => {
  const said: Meaning[] = ['code', 'text ak2', 'state ak1', 'submissionId', 'none'];
  let mapping = withMeaning(NONE, 3, 'text ak1');
  for (const meaning of said) {
    mapping = withMeaning(mapping, 3, meaning);
    expect(meaningOf(mapping, 3)).toBe(meaning);
  }
  expect(mapping).toEqual(NONE);
});

test('there is one column of codes, and the one before is let go', () => {
  const mapping = withMeaning(withMeaning(NONE, 0, 'code'), 1, 'code');
  expect([meaningOf(mapping, 0), meaningOf(mapping, 1)]).toEqual(['none', 'code']);
});

test('texts of several columns stand in the order of the table', () => {
  const mapping = withMeaning(withMeaning(NONE, 4, 'text ak2'), 2, 'text ak2');
  expect(mapping.columns.map(({ column }) => column)).toEqual([2, 4]);
});

test('all columns move to another piece, and several pieces are no single one', () => {
  const several = withMeaning(withMeaning(NONE, 1, 'text ak1'), 2, 'state ak2');
  expect(onlyPiece(several)).toBeNull();
  expect(onlyPiece(withPiece(several, 'ak3'))).toBe('ak3');
  expect(onlyPiece(NONE)).toBeNull();
});

test('no more than sixty columns are read', () => {
  let mapping = withMeaning(NONE, 0, 'code');
  for (let column = 1; column <= 60; column += 1) {
    expect(isFull(mapping)).toBe(false);
    mapping = withMeaning(mapping, column, 'text ak2');
  }
  expect(isFull(mapping)).toBe(true);
});
