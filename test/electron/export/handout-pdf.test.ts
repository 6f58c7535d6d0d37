import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import type { Handout } from '../../../domain/handout.ts';
import { handoutPdf } from '../../../electron/export/handout-pdf.ts';

const handout: Handout = {
  group: 'Arbeidsgruppe Vakter',
  place: 'Samling 2, Fjordgløtt',
  date: 'tirsdag 9. februar 2027',
  talks: [
    { kicker: '1 av 3', title: 'Byttering (i stedet) \\ for telefonrunde', times: 'Planlagt 17 min', sections: [] },
  ],
  commitments: [],
};
const withLines = (heading: string, lines: string[]): Handout => ({
  ...handout,
  talks: handout.talks.map((talk) => ({ ...talk, sections: [{ heading, lines }] })),
});

/** The words of every page, as another reader of PDF finds them. */
async function pagesOf(bytes: Uint8Array): Promise<string[][]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).filter((text) => text.trim() !== ''));
  }
  await pdf.destroy();
  return pages;
}

it('says what the handout says, with Norwegian letters, dashes and quotes', async () => {
  const { bytes, missing } = handoutPdf(withLines('Behold', ['Ærlig «åpning» – på ø', 'Pris: 5 €']), 'nb');
  expect(missing).toBe(0);
  const [page = []] = await pagesOf(bytes);
  expect(page).toEqual(
    expect.arrayContaining([
      'Arbeidsgruppe Vakter',
      'Byttering (i stedet) \\ for telefonrunde',
      'Behold',
      'Ærlig «åpning» – på ø',
      'Pris: 5 €',
    ]),
  );
});

it('goes on to a new page, loses no line, and leaves no heading alone at the foot', async () => {
  for (const lead of [30, 31, 32, 33, 34, 35, 36, 37]) {
    const lines = Array.from({ length: lead }, (_, index) => `Linje ${index}`);
    const long: Handout = {
      ...handout,
      talks: [
        { ...(handout.talks[0] as Handout['talks'][number]), sections: [{ heading: 'Poeng', lines }] },
        { kicker: '2 av 3', title: 'Neste', times: '', sections: [{ heading: 'Prøv', lines: ['Sist'] }] },
      ],
    };
    const pages = await pagesOf(handoutPdf(long, 'nb').bytes);
    const all = pages.flat();
    expect(lines.every((line) => all.includes(line))).toBe(true);
    for (const page of pages) expect(['Poeng', 'Neste', 'Prøv']).not.toContain(page.at(-1));
  }
});

it('wraps a long line within the margins', async () => {
  const long = 'Vi prøver en lengre tekst som ikke får plass på én linje, '.repeat(4).trim();
  const [page = []] = await pagesOf(handoutPdf(withLines('Prøv', [long]), 'nb').bytes);
  expect(page.join(' ').replace(/\s+/g, ' ')).toContain(long);
  expect(Math.max(...page.map(({ length }) => length))).toBeLessThan(110);
});

it('counts what its font has not, and still is a PDF', async () => {
  const { bytes, missing } = handoutPdf(withLines('Spør', ['Bra 👍🏽, сказала она']), 'nb');
  expect(missing).toBe(2 + 'сказалаона'.length);
  expect((await pagesOf(bytes)).flat().join(' ')).toContain('Bra ??, ??????? ???');
});
