import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../domain/refusal.ts';
import { numberText, say, sayIfKnown } from '../../domain/words.ts';

const folder = (language: string): URL => new URL(`../../domain/words/${language}/`, import.meta.url);
const areas = readdirSync(folder('nb'));
const read = (language: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(area, folder(language)), 'utf8')) as Record<string, string>;

it.each(areas)('says all of %s in both languages, with the same gaps to fill', (area) => {
  const nb = read('nb', area);
  const en = read('en', area);
  expect(Object.keys(en).sort()).toEqual(Object.keys(nb).sort());
  const gaps = (text: string | undefined): string[] => [...new Set(text?.match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(nb)) {
    // "one" may be said without its number.
    if (key.endsWith('_one')) continue;
    expect({ key, gaps: gaps(en[key]) }).toEqual({ key, gaps: gaps(nb[key]) });
  }
});

it('has a title, a sentence and a next step for every refusal', () => {
  for (const code of REFUSAL_CODES) {
    for (const part of ['title', 'sentence', 'next']) {
      for (const language of ['nb', 'en'] as const) {
        expect(sayIfKnown(language, `refusal.${code}.${part}`), `${language} ${code}.${part}`).toBeTruthy();
      }
    }
  }
});

it('chooses the plural by the number', () => {
  expect(say('nb', 'wall.ofMinutes', { n: 1 })).toBe('av ett minutt');
  expect(say('nb', 'wall.ofMinutes', { n: 12 })).toBe('av 12 minutter');
});

it('writes decimals the way each language does', () => {
  expect([numberText('nb', 78.75, 1), numberText('en', 78.75, 1)]).toEqual(['78,8', '78.8']);
});
