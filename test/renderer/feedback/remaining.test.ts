import { expect, it } from 'vitest';
import { marked, remaining, replaced, telling } from '../../../renderer/feedback/remaining.ts';

const clear = { people: 3, few: false, needsRewording: false, words: [], echoes: [], quotes: 0, empty: false };

it('has nothing left where the check is clear and no name stands in it', () => {
  expect(remaining(clear, [])).toEqual([]);
});

it('says a name that is a rare word too only as a name', () => {
  const check = { ...clear, words: [{ kind: 'rare' as const, word: 'Torgunn' }] };
  expect(remaining(check, ['Torgunn', 'Torgunn'])).toEqual([{ kind: 'name', word: 'Torgunn' }]);
});

it('puts what is to be written before what is to be said of it', () => {
  const check = { ...clear, people: 2, few: true, needsRewording: true, echoes: ['vi ventet med stellet'], quotes: 1 };
  expect(remaining(check, ['Berit']).map(({ kind }) => kind)).toEqual(['name', 'echo', 'quotes', 'few']);
});

it('underlines whole words alone, and words in a row whatever stands between them', () => {
  const marks = (text: string, phrases: string[]) =>
    marked(text, phrases).flatMap((part) => (part.on ? [part.text] : []));
  expect(marks('Berit på Solsida, ikke Beritsdatter', ['Berit', 'Solsida'])).toEqual(['Berit', 'Solsida']);
  expect(marks('Vi ventet, med stellet.', ['vi ventet med stellet'])).toEqual(['Vi ventet, med stellet']);
  expect(marks('Østre fløy 2 og Østre', ['Østre', 'Østre fløy 2'])).toEqual(['Østre fløy 2', 'Østre']);
});

it('loses nothing of a text by underlining it', () => {
  const text = '👩‍⚕️ Berit sa: «Berit!» שלום Berit';
  expect(
    marked(text, ['berit'])
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('changes a word for one that points at nobody, with a capital where a sentence begins', () => {
  expect(replaced('Berit ventet. Da kom Berit.', 'Berit', 'noen')).toBe('Noen ventet. Da kom noen.');
  expect(replaced('Natta på solsida er lang', 'Solsida', 'en avdeling')).toBe('Natta på en avdeling er lang');
});

it('underlines words and runs of words, and nothing of what is counted', () => {
  const left = remaining({ ...clear, echoes: ['to ord til her'], quotes: 2, empty: true }, ['Berit']);
  expect(telling(left)).toEqual(['Berit', 'to ord til her']);
});
