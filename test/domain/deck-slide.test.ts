import { describe, expect, it } from 'vitest';
import { DeckPlanSchema, SlideSchema, slideTexts } from '../../domain/deck-slide.ts';
import { sampleDeck } from '../support/sample-deck.ts';

describe('a deck plan', () => {
  it('of every kind of slide is accepted in both languages', () => {
    for (const language of ['nb', 'en'] as const) {
      expect(DeckPlanSchema.safeParse(sampleDeck(language)).success).toBe(true);
    }
  });

  it('with an unknown key anywhere is refused', () => {
    const deck = sampleDeck('nb');
    for (const slide of deck.slides) {
      expect(SlideSchema.safeParse({ ...slide, name: 'Kari' }).success).toBe(false);
    }
    expect(DeckPlanSchema.safeParse({ ...deck, author: 'Kari' }).success).toBe(false);
    const cover = deck.slides.find((slide) => slide.kind === 'cover');
    const day = cover?.day.map((block) => ({ ...block, owner: 'P07' }));
    expect(SlideSchema.safeParse({ ...cover, day }).success).toBe(false);
  });

  it('with more than a slide holds is refused', () => {
    const points = ['1', '2', '3', '4', '5', '6'];
    const slide = { kind: 'bullets', title: '', notes: '', kicker: '', points, note: '' };
    expect(SlideSchema.safeParse(slide).success).toBe(false);
  });
});

describe('the texts of a slide', () => {
  it('come in reading order, without what is empty', () => {
    const [slide] = sampleDeck('nb').slides.filter(({ kind }) => kind === 'presentation');
    expect(slide && slideTexts(slide)).toEqual([
      'Presentasjon 2 av 3. Arbeidsgruppe Vakter',
      'Byttering i stedet for telefonrunde',
      'Fem i hver ring, en ring per etasje',
      '14 av 17 bytter i januar uten leder',
      'Trenger plass i overlappen 14:45',
      'Behold\tAt ringen avtaler selv, og sier fra samme dag',
      'Spør\tHva med dem som bare går natt?',
      'Prøv\tÉn ring på tvers av to etasjer i mars',
      'Planlagt 30 min, brukt 31 min. Nytt her: ja. Merverdi: ja, for de ansatte.',
    ]);
  });
});
