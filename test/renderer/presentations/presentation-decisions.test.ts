import { expect, test } from 'vitest';
import type { Attachment, PresentationFile } from '../../../domain/presentation-record.ts';
import { sizeText } from '../../../renderer/intake/size-text.ts';
import { readFeedback } from '../../../renderer/presentations/feedback-entry.ts';
import { readPoints } from '../../../renderer/presentations/points-text.ts';
import {
  filesOf,
  levelsOf,
  missingFrom,
  pictureType,
  presentersOf,
  shortName,
} from '../../../renderer/presentations/presentation-facts.ts';
import {
  currentEntry,
  dropInQueue,
  fileOwner,
  queueEntries,
  stepInQueue,
} from '../../../renderer/presentations/queue-state.ts';
import { minutesIn, nursingHome } from '../../support/sample-book.ts';

function threeTalks() {
  const book = nursingHome();
  const add = (presentationId: string, groupId: string) =>
    book.do({
      kind: 'presentation.add',
      sessionId: 's1',
      presentationId,
      presentationKind: 'project',
      itemId: 'talks',
      groupId,
      title: `Om ${presentationId}`,
      presenters: presentationId === 'a' ? ['p2', 'p6'] : [],
    });
  add('a', 'g1');
  add('b', 'g2');
  add('c', 'g1');
  return book;
}

const states = (book: ReturnType<typeof threeTalks>) =>
  queueEntries(book.session, 'talks').map(({ presentation, state }) => `${presentation.id} ${state}`);

const file = (id: string, addedAt: number, ext = 'pdf'): Attachment => ({
  id,
  sha256: id.repeat(64).slice(0, 64),
  ext,
  name: `${id}.${ext}`,
  bytes: 1,
  mime: '',
  addedAt,
});

/** The same in a presentation, not looked into yet. */
const inPlace = (id: string, addedAt: number): PresentationFile => ({
  ...file(id, addedAt),
  replaces: null,
  facts: null,
  showsAs: null,
  releasedAt: null,
});

test('before the item runs, the first in the queue is next', () => {
  expect(states(threeTalks())).toEqual(['a next', 'b expected', 'c expected']);
});

test('while one is held, the one after it is next, and those before are done', () => {
  const book = threeTalks();
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'talks', presentationId: 'a' });
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'talks', presentationId: 'b' }, minutesIn(10));
  expect(states(book)).toEqual(['a presented', 'b now', 'c next']);
});

test('one that was passed over is next after the last', () => {
  const book = threeTalks();
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'talks', presentationId: 'c' });
  expect(states(book)).toEqual(['a next', 'b expected', 'c now']);
});

test('the card shows the one held now, then the next, then the last one held', () => {
  const book = threeTalks();
  const current = () => currentEntry(queueEntries(book.session, 'talks'))?.presentation.id;
  expect(current()).toBe('a');
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'talks', presentationId: 'c' });
  expect(current()).toBe('c');
  expect(currentEntry([])).toBeNull();
});

test('steps and drops in the queue name the one to come after', () => {
  const entries = queueEntries(threeTalks().session, 'talks');
  expect(stepInQueue(entries, 'c', -1)).toBe('a');
  expect(stepInQueue(entries, 'b', -1)).toBeNull();
  expect(stepInQueue(entries, 'b', 1)).toBe('c');
  expect(stepInQueue(entries, 'a', -1)).toBeUndefined();
  expect(dropInQueue(entries, 'c', 'a', false)).toBeNull();
  expect(dropInQueue(entries, 'a', 'c', true)).toBe('c');
});

test('a file dropped on the desk goes to the one held now, else to the next of the item looked at', () => {
  const book = threeTalks();
  expect(fileOwner(book.session, 'talks')?.id).toBe('a');
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'talks', presentationId: 'b' });
  expect(fileOwner(book.session, 'ideas')?.id).toBe('b');
});

test('before the presentations, a file goes to the first that has none', () => {
  const book = threeTalks();
  expect(fileOwner(book.session, null)?.id).toBe('a');
  book.do({ kind: 'presentation.attach', sessionId: 's1', presentationId: 'a', attachment: file('f', 1) });
  expect(fileOwner(book.session, 'open')?.id).toBe('b');
  expect(fileOwner(nursingHome().session, 'open')).toBeNull();
});

test('those who present come first, with a guest from outside the group, then the other members', () => {
  const book = threeTalks();
  const { a } = book.session.presentations;
  const presenters = a ? presentersOf(book.book.programme, a) : [];
  expect(presenters.map(({ person, presents }) => [person.id, presents])).toEqual([
    ['p2', true],
    ['p6', true],
    ['p1', false],
    ['p3', false],
  ]);
  expect(levelsOf(presenters)).toEqual([
    { key: 'assistant', count: 1 },
    { key: 'skilled', count: 3 },
  ]);
});

test('what is missing is asked for until it is there', () => {
  const { a, b } = threeTalks().session.presentations;
  expect(b && missingFrom(b)).toEqual(['presenters', 'file', 'points']);
  expect(a && missingFrom({ ...a, points: ['x'], files: { f: inPlace('f', 1) } })).toEqual([]);
});

test('the main file is the one chosen, the others are older versions, newest first', () => {
  const { a } = threeTalks().session.presentations;
  const files = { x: inPlace('x', 1), y: inPlace('y', 3), z: inPlace('z', 2) };
  expect(a && filesOf({ ...a, files, mainFileId: 'y' }).older.map(({ id }) => id)).toEqual(['z', 'x']);
  expect(a && filesOf({ ...a, files: {}, mainFileId: null }).main).toBeNull();
});

test('sizes are said as people say them, with the comma of the language', () => {
  expect(sizeText('nb', 812)).toBe('812 B');
  expect(sizeText('nb', 98_400)).toBe('98 kB');
  expect(sizeText('nb', 1_234_567)).toBe('1,2 MB');
  expect(sizeText('en', 1_234_567)).toBe('1.2 MB');
});

test('only plain pictures are drawn on the page', () => {
  expect(pictureType(file('f', 1, 'jpg'))).toBe('image/jpeg');
  expect(pictureType(file('f', 1, 'svg'))).toBeNull();
  expect(pictureType(file('f', 1, 'html'))).toBeNull();
});

test('points are one a line, at most twelve, and what does not fit is told', () => {
  expect(readPoints('• Fem i hver ring\n\n- 14 av 17 bytter\n').points).toEqual(['Fem i hver ring', '14 av 17 bytter']);
  expect(readPoints(Array.from({ length: 14 }, (_, n) => `Punkt ${n}`).join('\n'))).toMatchObject({ dropped: 2 });
  expect(readPoints('x'.repeat(201))).toEqual({ points: [], dropped: 0, tooLong: 1 });
});

test('the first letter of a line says which kind of feedback it is', () => {
  expect(readFeedback('nb', 'b fast rekkefølge')).toEqual({ kind: 'keep', text: 'fast rekkefølge' });
  expect(readFeedback('nb', 'S: hvem eier lista?')).toEqual({ kind: 'ask', text: 'hvem eier lista?' });
  expect(readFeedback('nb', 'p ')).toEqual({ kind: 'try', text: '' });
  expect(readFeedback('nb', 'Prøv én uke')).toBeNull();
  expect(readFeedback('en', 'a longer trial')).toBeNull();
  expect(readFeedback('en', 'a: who owns the list?')).toEqual({ kind: 'ask', text: 'who owns the list?' });
});

test('a sentence holds no more of a long name than its beginning and what kind it is', () => {
  expect(shortName('../../C:\\lysbilder\\Ringen.pdf')).toBe('Ringen.pdf');
  const short = shortName(`${'🙂'.repeat(100)}siste.pptx`);
  expect([...short]).toHaveLength(59);
  expect(short.endsWith('siste.pptx')).toBe(true);
});
