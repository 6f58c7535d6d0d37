import { expect, it } from 'vitest';
import { codesInText, nameInText, withoutCodes } from '../../domain/person-in-text.ts';

const codes = new Set(['p07', 'p12']);

it('finds a code as a word of its own, whatever its case', () => {
  expect(codesInText(codes, 'Spør P07, ikke p12b eller XP07.')).toEqual(['P07']);
});

it('puts a word that points at nobody in the place of a code', () => {
  expect(withoutCodes(codes, 'p07 og P12 bytter', 'en deltaker')).toBe('en deltaker og en deltaker bytter');
});

it.each([
  ['Kari Nordmann', 'kari sa det', true],
  ['Kari Nordmann', 'Vi spør Nordmann', true],
  ['Kari Nordmann', 'Karis ring', false],
  ['Dag Vik', 'Vi prøver i dag', false],
  ['Dag Vik', 'Spør Dag først', true],
  ['Bo Li', 'Bo der det skjer', false],
] as const)('looks for %s in "%s"', (name, text, found) => {
  expect(nameInText([name], text)).toBe(found);
});
