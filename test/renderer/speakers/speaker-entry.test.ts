import { expect, test } from 'vitest';
import type { Person } from '../../../domain/programme.ts';
import { lengthText, readSignUp, speechLength } from '../../../renderer/speakers/speaker-entry.ts';

const people = ['P01', 'P07', 'P17', 'B7', 'N2R'].map((code) => ({ id: code.toLowerCase(), code }) as Person);
const read = (typed: string) => {
  const entry = readSignUp(typed, 'ordinary', people);
  return entry.kind === 'person' ? `${entry.person.code} ${entry.speech}` : entry;
};

test('a number is a code, and a letter after it the kind', () => {
  expect(['1', 'p01', ' 17 ', '1r', '1 D', '17p', 'p07r'].map(read)).toEqual([
    'P01 ordinary',
    'P01 ordinary',
    'P17 ordinary',
    'P01 reply',
    'P01 procedural',
    'P17 procedural',
    'P07 reply',
  ]);
});

test('a number that two codes have is asked about, and a code that ends in a letter is that code', () => {
  expect(read('7')).toEqual({ kind: 'several', codes: ['P07', 'B7'] });
  expect(read('7r')).toEqual({ kind: 'several', codes: ['P07', 'B7'] });
  expect(read('b7')).toBe('B7 ordinary');
  expect(read('n2r')).toBe('N2R ordinary');
});

test('nothing and nobody are not the same', () => {
  expect(read('  ')).toEqual({ kind: 'nothing' });
  expect(read('99')).toEqual({ kind: 'unknown', typed: '99' });
  expect(read('r')).toEqual({ kind: 'unknown', typed: 'r' });
});

test('a length is minutes or minutes and seconds, from five seconds to an hour', () => {
  expect(['2', '2:30', '0:05', '60', '60:01', '0:04', '0', 'x', '1:75'].map(speechLength)).toEqual([
    120_000,
    150_000,
    5000,
    3_600_000,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(lengthText(90_000)).toBe('1:30');
});
