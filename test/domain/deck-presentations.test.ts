import { expect, it } from 'vitest';
import { daysOf } from '../../domain/agenda.ts';
import { planDeck } from '../../domain/deck.ts';
import { MAX_TABLE_ROWS, type Slide, type SlideOf, slideTexts } from '../../domain/deck-slide.ts';
import { handoutMarkdown, planHandouts } from '../../domain/handout.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

function room(projects: number, articles = 0): Rehearsal {
  const book = nursingHome();
  book.do({ kind: 'run.start', ...s1, dayId: daysOf(book.session)[0]?.id });
  const add = (kind: 'project' | 'article', index: number) =>
    book.do({
      kind: 'presentation.add',
      ...s1,
      presentationId: `${kind}${index}`,
      presentationKind: kind,
      itemId: kind === 'project' ? 'talks' : null,
      groupId: kind === 'project' ? 'g1' : 'g3',
      title: `${kind} ${index}`,
      points: ['Fem i hver ring'],
    });
  for (let index = 1; index <= projects; index += 1) add('project', index);
  for (let index = 1; index <= articles; index += 1) add('article', index);
  return book;
}

const facts = (book: Rehearsal) => releaseFacts(book.book.programme, book.session);
const slides = (book: Rehearsal, ...more: [] | [Parameters<typeof planDeck>[2]]): Slide[] =>
  planDeck(facts(book), 'nb', ...more).slides;
const of = <K extends Slide['kind']>(all: readonly Slide[], kind: K) =>
  all.filter((slide): slide is SlideOf<K> => slide.kind === kind);
const tables = (all: readonly Slide[]) => of(all, 'table').filter((slide) => slide.title === 'Oversikt');

it('numbers the projects among themselves, and has the articles in a section of their own', () => {
  const all = slides(room(3, 2));
  expect(of(all, 'section').map(({ title }) => title)).toEqual(['Gruppepresentasjoner', 'Artikkelpresentasjoner']);
  expect(of(all, 'presentation').map(({ kicker }) => kicker)).toEqual([
    'Presentasjon 1 av 3. Arbeidsgruppe Vakter',
    'Presentasjon 2 av 3. Arbeidsgruppe Vakter',
    'Presentasjon 3 av 3. Arbeidsgruppe Vakter',
    'Artikkel 1 av 2. Lesegruppe Blå',
    'Artikkel 2 av 2. Lesegruppe Blå',
  ]);
});

it('gives an overview that goes on where the rows are more than nine', () => {
  expect(tables(slides(room(1)))).toEqual([]);
  expect(tables(slides(room(2)))).toHaveLength(1);
  const two = tables(slides(room(11)));
  expect(two.map(({ note }) => note)).toEqual(['Tabell 1 av 2. Fortsetter på neste side.', 'Tabell 2 av 2']);
  expect(two.flatMap(({ rows }) => rows.map(([number]) => number))).toEqual(
    Array.from({ length: 11 }, (_, index) => String(index + 1)),
  );
  for (const { rows } of two) expect(rows.length).toBeLessThanOrEqual(MAX_TABLE_ROWS);
});

it('tells what was decided, and word for word what those who disagree say', () => {
  const book = room(2);
  const on = { ...s1, presentationId: 'project1' };
  book.do({
    kind: 'judgement.edit',
    ...on,
    newHere: 'yes',
    addsValue: 'partly',
    valueFor: ['staff'],
    dissent: 'Natt er ikke med',
  });
  expect(slides(book).flatMap(slideTexts).join()).not.toContain('Natt er ikke med');
  book.do({ kind: 'judgement.decide', ...on, on: true });
  const all = slides(book);
  expect(of(all, 'presentation')[0]?.note).toBe('Nytt her: ja. Merverdi: delvis, for de ansatte.');
  expect(all.flatMap(slideTexts)).toContain('De som er uenige, sier: Natt er ikke med');
  expect(tables(all)[0]?.rows[0]?.slice(3, 5)).toEqual(['ja', 'delvis']);
});

it('keeps planned and used time, and leaves both out of what was not held', () => {
  const book = room(2);
  book.do({ kind: 'run.start', ...s1, itemId: 'talks' }, minutesIn(62));
  book.do({ kind: 'run.start', ...s1, itemId: 'lunch' }, minutesIn(80));
  const all = slides(book);
  expect(of(all, 'presentation').map(({ note }) => note)).toEqual(['Planlagt 17 min, brukt 18 min.', '']);
  expect(tables(all)[0]?.rows.map((row) => row.slice(-3))).toEqual([
    ['17', '18', '+1'],
    ['17', '', ''],
  ]);
});

it('shows the picture of a file that the room has seen, and puts what the room said on its own slide and in the notes', () => {
  const book = room(1);
  const on = { ...s1, presentationId: 'project1' };
  const sha256 = 'a'.repeat(64);
  book.do({ kind: 'feedback.add', ...on, feedback: 'keep', text: 'Ringen' });
  book.do({
    kind: 'presentation.attach',
    ...on,
    attachment: { id: 'f', sha256, ext: 'pdf', name: 'a.pdf', bytes: 1, mime: '', addedAt: 1 },
  });
  const found = { form: 'pdf' as const, pages: 3, width: 4, height: 3, troubles: [] };
  book.do({ kind: 'file.inspected', ...on, fileId: 'f', facts: found, showsAs: 'pages' });
  const pictures = new Map([[sha256, { type: 'png' as const, width: 4, height: 3 }]]);
  const shown = () =>
    of(slides(book, pictures), 'presentation').map(({ picture, points, feedback }) => [
      picture?.alt ?? null,
      points.length,
      feedback.length,
    ]);
  expect(shown()).toEqual([[null, 1, 1]]);
  book.do({ kind: 'file.release', ...on, fileId: 'f', on: true });
  expect(shown()).toEqual([
    ['Første side av «project 1»', 1, 0],
    [null, 0, 1],
  ]);
  for (const { notes } of of(slides(book, pictures), 'presentation')) expect(notes).toBe('Behold: Ringen');
  expect(of(slides(book), 'presentation').map(({ picture }) => picture)).toEqual([null]);
});

it('makes a handout for each group, with what the room gave back and what lies with the group', () => {
  const book = room(2, 1);
  book.do({ kind: 'feedback.add', ...s1, presentationId: 'project1', feedback: 'try', text: 'Én ring *på tvers* <b>' });
  book.do({
    kind: 'commitment.add',
    ...s1,
    text: 'Henge opp lista',
    owner: { kind: 'group', groupId: 'g1' },
    due: '2026-12-01',
  });
  const all = planHandouts(facts(book), 'nb');
  expect(all.map(({ group, talks }) => [group, talks.length])).toEqual([
    ['Arbeidsgruppe Vakter', 2],
    ['Lesegruppe Blå', 1],
  ]);
  const [first] = all;
  if (!first) throw new Error('no handout');
  expect(handoutMarkdown(first, 'nb').split('\n\n')).toEqual([
    '# Arbeidsgruppe Vakter',
    `Samling 2. ${facts(book).workplace}. ${first.date}`,
    '## project 1',
    'Presentasjon 1 av 2',
    '### Dette la dere fram',
    '- Fem i hver ring',
    '### Prøv',
    '- Én ring \\*på tvers\\* \\<b\\>',
    '## project 2',
    'Presentasjon 2 av 2',
    '### Dette la dere fram',
    '- Fem i hver ring',
    '## Avtaler som ligger hos dere',
    '- Henge opp lista – tirsdag 1. desember\n',
  ]);
  expect(planHandouts(facts(book), 'en')[0]?.group).toBe('Working group Vakter');
});
