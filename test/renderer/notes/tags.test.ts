import { expect, it } from 'vitest';
import { takeTags } from '../../../renderer/notes/tags.ts';

it('takes tags off the end of a note', () => {
  expect(takeTags('Bytteretten er flyttet til gruppa. #autonomi #merverdi ')).toEqual({
    text: 'Bytteretten er flyttet til gruppa.',
    tags: ['autonomi', 'merverdi'],
  });
});

it('keeps the word of a tag that stands in a sentence', () => {
  expect(takeTags('Her er #merverdi, sier P04')).toEqual({ text: 'Her er merverdi, sier P04', tags: ['merverdi'] });
});

it('takes a tag once, whatever its capitals, and adds to those that are there', () => {
  expect(takeTags('a #Turnus b #turnus', ['natt'])).toEqual({ text: 'a Turnus b', tags: ['natt', 'Turnus'] });
});

it('lets headings, numbers and addresses be', () => {
  for (const text of ['# Overskrift', 'nummer #1', 'a#b', 'https://eksempel.no/#del']) {
    expect(takeTags(text)).toEqual({ text, tags: [] });
  }
});

it('keeps a note that is nothing but tags', () => {
  expect(takeTags('#autonomi')).toEqual({ text: '#autonomi', tags: ['autonomi'] });
});

it('leaves the text as it was written where there are more tags than a note can have', () => {
  const text = `Mye på en gang ${Array.from({ length: 23 }, (_, at) => `#merke${at}`).join(' ')}`;
  const taken = takeTags(text);
  expect(taken.text).toBe(text);
  expect(taken.tags).toHaveLength(20);
});

it('leaves a tag that is too long for the host in the text', () => {
  const tag = '𐑖'.repeat(30);
  expect(takeTags(`Delt #${tag}`)).toEqual({ text: `Delt #${tag}`, tags: [] });
});
