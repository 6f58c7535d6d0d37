import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFoundIn, mayHold, type SearchedText, searchedTexts, wordLine, wordsIn } from '../../domain/note-search.ts';
import { minutesIn, nursingHome } from '../support/sample-book.ts';

const word = fc.stringMatching(/^[a-zæøå0-9]{1,8}$/);
const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 6 });
const asNotes = (all: readonly string[]): SearchedText[] =>
  all.map((text, index) => ({ kind: 'note', id: `n${index}`, item: null, text, at: index }));

describe('words that are sought', () => {
  it('are found by how they begin, whatever their case, their signs or how letters are put together', () => {
    expect(wordsIn('«Én vaktliste», sa B-12!')).toEqual(['én', 'vaktliste', 'sa', 'b', '12']);
    expect(isFoundIn('PÅ NATTA er vi alene', wordsIn('på nat'))).toBe(true);
    expect(isFoundIn('E\u0301n liste', wordsIn('én'))).toBe(true);
    expect(isFoundIn('vi er alene', wordsIn('lene'))).toBe(false);
    expect(isFoundIn('hva som helst', [])).toBe(false);
  });

  it('are never missed by the line of words that stands for a session', () => {
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (all, sought) => {
        const found = all.some((text) => isFoundIn(text, sought));
        expect(!found || mayHold(wordLine(asNotes(all)), sought)).toBe(true);
      }),
    );
  });

  it('find every text by any beginning of any of its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(), fc.nat(), (text, which, length) => {
        const words = wordsIn(text);
        const chosen = words[which % Math.max(1, words.length)];
        fc.pre(chosen !== undefined);
        const letters = [...(chosen ?? '')];
        const sought = wordsIn(letters.slice(0, 1 + (length % letters.length)).join(''));
        fc.pre(sought.length === 1);
        expect(isFoundIn(text, sought)).toBe(true);
        expect(mayHold(wordLine(asNotes([text])), sought)).toBe(true);
      }),
    );
  });
});

it('what is searched is what was written down, newest first, with the title of its item', () => {
  const home = nursingHome();
  const on = { sessionId: 's1', itemId: 'open' };
  home.do({ kind: 'note.begin', ...on, noteId: 'n1', text: 'Først', finished: true });
  home.do({ kind: 'decision.add', ...on, text: 'Så' }, minutesIn(5));
  const { session } = home;
  expect(searchedTexts(session).map(({ kind, text, item }) => [kind, text, item?.title])).toEqual([
    ['decision', 'Så', session.items.open?.title],
    ['note', 'Først', session.items.open?.title],
  ]);
});
