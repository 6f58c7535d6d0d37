import { expect, it } from 'vitest';
import { codesInText, nameInText, namesInText, withoutCodes } from '../../domain/person-in-text.ts';

const codes = new Set(['p07', 'p12']);

it('finds a code as a word of its own, whatever its case', () => {
  expect(codesInText(codes, 'Spør P07, ikke p12b eller XP07.')).toEqual(['P07']);
});

it('puts a word that points at nobody in the place of a code', () => {
  expect(withoutCodes(codes, 'p07 og P12 bytter', 'en deltaker')).toBe('en deltaker og en deltaker bytter');
});

it('finds a code with the s that makes something theirs, and leaves the s', () => {
  expect(codesInText(codes, 'P07s forslag, og P12s. Ikke 1980s.')).toEqual(['P07', 'P12']);
  expect(withoutCodes(codes, 'P07s forslag', 'en deltaker')).toBe('en deltakers forslag');
});

it('finds a code of several parts whole', () => {
  const parted = new Set(['hv-12', 'hv 3', 'p07']);
  expect(codesInText(parted, 'HV-12s kort, hv 3 og P07. Ikke HV-120, ikke HV.')).toEqual(['HV-12', 'hv 3', 'P07']);
  expect(withoutCodes(parted, 'Spør HV-12!', 'en deltaker')).toBe('Spør en deltaker!');
});

it('finds a name whose letters are written in parts, or with a hyphen that is not seen', () => {
  expect(namesInText(['Kåre Åsheim'], 'Spør ka\u030are i dag')).toEqual(['ka\u030are']);
  expect(nameInText(['Ka\u030are'], 'Kåre vet det')).toBe(true);
  expect(nameInText(['Kåre'], 'Kå\u00adre vet det')).toBe(true);
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
