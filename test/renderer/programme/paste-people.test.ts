import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PasteMistake, readPeople } from '../../../renderer/programme/paste-people.ts';

const place = { codes: ['P09'], units: ['2. etasje', 'Natt'] };
const read = (text: string, known = place) => readPeople(text, known);
const kinds = (mistakes: readonly PasteMistake[] | undefined) => mistakes?.map(({ kind }) => kind);

describe('reading a pasted list of people', () => {
  it('takes a code, a level and a unit between semicolons', () => {
    expect(read('P01; fagarbeider; 2. etasje')).toEqual([
      {
        line: 1,
        raw: 'P01; fagarbeider; 2. etasje',
        code: 'P01',
        known: false,
        level: 'skilled',
        role: null,
        unit: '2. etasje',
        name: null,
        mistakes: [],
      },
    ]);
  });

  it('takes tabs, commas and any order, in both languages', () => {
    const [tabs, commas, english] = read(
      'Natt\tleder\tsykepleier\tP02\ntillitsvalgt,assistent,P03\nP04; nurse; union rep',
    );
    expect(tabs).toMatchObject({ code: 'P02', level: 'professional', role: 'leader', unit: 'Natt', mistakes: [] });
    expect(commas).toMatchObject({ code: 'P03', level: 'assistant', role: 'unionRep', mistakes: [] });
    expect(english).toMatchObject({ code: 'P04', level: 'professional', role: 'unionRep', mistakes: [] });
  });

  it('keeps commas inside a field where semicolons stand between the fields', () => {
    expect(read('P01; fagarbeider; 1. etasje, nord')[0]).toMatchObject({ unit: '1. etasje, nord', mistakes: [] });
  });

  it('takes capitalised words as a name and never as a unit', () => {
    const [line] = read('Kari Nordmann-Li; P01; assistent');
    expect(line).toMatchObject({ name: 'Kari Nordmann-Li', unit: null, code: 'P01', mistakes: [] });
    expect(read('P05; Ingebjørg')[0]).toMatchObject({ name: 'Ingebjørg', unit: null });
  });

  it('asks rather than guess where a word could be a name or a unit', () => {
    expect(read('P01; kari')[0]?.mistakes).toEqual([{ kind: 'unclear', text: 'kari' }]);
  });

  it('writes a unit as the workplace does', () => {
    expect(read('P01; 2. ETASJE; fagarbeider; natt')[0]?.mistakes).toEqual([{ kind: 'twice', column: 'unit' }]);
    expect(read('P01; NATT')[0]?.unit).toBe('Natt');
  });

  it('says when a code stands twice, whatever its letters, and knows one that is there', () => {
    const lines = read('p09; assistent\nP01; assistent\np01; fagarbeider');
    expect(lines.map(({ mistakes }) => kinds(mistakes))).toEqual([[], [], ['code-twice']]);
    expect(lines.map(({ code, known }) => [code, known])).toEqual([
      ['P09', true],
      ['P01', false],
      ['p01', false],
    ]);
  });

  it('follows headings where the first line has them, and still says what a level is not', () => {
    const [one, two] = read('Navn;Kode;Stilling;Avdeling\nKari;P01;fagarbeider;Sør\nOla;P02;gartner;Sør');
    expect(one).toMatchObject({ line: 2, name: 'Kari', code: 'P01', level: 'skilled', unit: 'Sør', mistakes: [] });
    expect(two?.mistakes).toEqual([{ kind: 'unclear', text: 'gartner' }]);
  });

  it('passes over empty lines and keeps the numbers of the others', () => {
    expect(read('\n;;\nP01\r\n\r\nP02\n').map(({ line }) => line)).toEqual([3, 5]);
  });

  it('refuses what is too long to be kept', () => {
    const headed = `kode;enhet;navn\n${'x'.repeat(13)};${'u'.repeat(61)};${'N'.repeat(121)}`;
    expect(kinds(read(headed)[0]?.mistakes)).toEqual(['code-too-long', 'unit-too-long', 'name-too-long']);
  });

  it('never lets a word of letters alone become a unit that the workplace does not have', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÆØÅæøå]{1,20}( [A-Za-zÆØÅæøå]{1,20})?$/), (word) => {
        const [line] = read(`P01; ${word}`, { codes: [], units: [] });
        expect(line?.unit).toBeNull();
      }),
    );
  });

  it('reads any text without failing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => Array.isArray(read(text))));
  });
});
