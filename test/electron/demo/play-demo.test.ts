import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysOf, itemsOfDay } from '../../../domain/agenda.ts';
import { tallyOf } from '../../../domain/assessment.ts';
import { heldBack, themesOf } from '../../../domain/collective-feedback.ts';
import type { Book } from '../../../domain/command-table.ts';
import { planDeck } from '../../../domain/deck.ts';
import { codesInText, codesOf } from '../../../domain/person-in-text.ts';
import type { Language } from '../../../domain/programme.ts';
import { questionsOf } from '../../../domain/questions.ts';
import { releaseFacts } from '../../../domain/room-facts.ts';
import type { Session } from '../../../domain/session.ts';
import { say } from '../../../domain/words.ts';
import { verifyAttachments } from '../../../electron/attachments/verify.ts';
import { machineClock } from '../../../electron/clock.ts';
import { playDemo } from '../../../electron/demo/play-demo.ts';
import { attachmentsOf } from '../../../electron/desk/book.ts';
import { openDesk } from '../../../electron/desk/open-desk.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { nodeFs } from '../../../electron/store/fs.ts';

const root = resolve(import.meta.dirname, '../../..');
const machine = thisMachine(machineClock);
const templates = { shippedFolder: join(root, 'templates/sessions') };
const demoFolder = join(root, 'templates/demo');
const listener = { onChange: () => {}, onAnew: () => {}, onNames: () => {}, onSave: () => {}, onNotice: () => {} };

const folders: string[] = [];
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samling-demo-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function played(language: Language): Promise<{ folder: string; book: Book }> {
  const folder = await emptyFolder();
  const made = await playDemo({ machine, folder, templates, demoFolder, language });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const book = made.value.desk.shown;
  const closed = await made.value.desk.close();
  if (!closed.ok) throw new Error(closed.problem.code);
  return { folder, book };
}

describe.each(['nb', 'en'] as const)('the example in %s', (language) => {
  let folder: string;
  let book: Book;
  beforeAll(async () => {
    ({ folder, book } = await played(language));
  });

  test('has twenty people, two sets of groups and two sessions with one day closed and one ahead', () => {
    const { people, groups, openSessionId } = book.programme;
    expect(Object.keys(people)).toHaveLength(20);
    const sets = Object.values(groups).map(({ set }) => set);
    expect(sets.filter((set) => set === 'reading')).toHaveLength(5);
    expect(sets.filter((set) => set === 'working')).toHaveLength(3);
    expect(Object.keys(book.sessions)).toEqual(['kickoff', 'implementation']);
    expect(openSessionId).toBe('implementation');
    for (const session of Object.values(book.sessions)) {
      expect(daysOf(session).map((day) => day.closedAt !== null)).toEqual([true, false]);
      expect(session.run.spanId).toBeNull();
    }
  });

  test('ran through every item of its days, and every card was shown', () => {
    for (const session of Object.values(book.sessions)) {
      const [day] = daysOf(session);
      const ran = new Set(Object.values(session.spans).map((span) => span.itemId));
      expect(itemsOfDay(session, day?.id ?? '').map((item) => item.id)).toEqual([...ran]);
      const cards = Object.values(session.cards).flatMap((one) => Object.values(one));
      expect(cards.length).toBeGreaterThan(0);
      expect(cards.filter((card) => card.releasedAt === null)).toEqual([]);
    }
  });

  test('holds three project presentations with their files and one article', async () => {
    const held = Object.values(book.sessions.implementation?.presentations ?? {});
    expect(held.filter(({ kind }) => kind === 'project')).toHaveLength(3);
    expect(held.filter(({ kind }) => kind === 'article')).toHaveLength(1);
    expect(held.map(({ status }) => status)).toEqual(held.map(() => 'presented'));
    expect(held.flatMap(({ files }) => Object.values(files).map(({ ext }) => ext)).sort()).toEqual([
      'pdf',
      'png',
      'pptx',
    ]);
    // What the room saw of them may have a picture in the deck.
    const seen = held.flatMap(({ files }) => Object.values(files).map(({ releasedAt }) => releasedAt !== null));
    expect(seen).toEqual([true, true, true]);
    expect(await verifyAttachments(nodeFs, folder, attachmentsOf(book), true)).toEqual([]);
    expect(await readdir(join(folder, 'attachments'))).toHaveLength(3);
  });

  test('has what its people handed in, how it was assessed, and what the room was told of it', () => {
    const { kickoff, implementation } = book.sessions;
    if (!kickoff || !implementation) throw new Error('no sessions');
    const rest = { enrolled: 20, withdrawn: 0 };
    expect(tallyOf(book.programme, kickoff, 'ak1')).toEqual({
      ...rest,
      delivered: 19,
      approved: 19,
      notApproved: 0,
      notDelivered: 1,
    });
    expect(tallyOf(book.programme, implementation, 'ak2')).toEqual({
      ...rest,
      delivered: 18,
      approved: 16,
      notApproved: 2,
      notDelivered: 2,
    });
    const notes = Object.values(kickoff.submissions.ak1 ?? {});
    const settled = notes.flatMap(({ attempts }) =>
      attempts.flatMap(({ case: { outcome } }) => (outcome.kind === 'settled' ? [outcome.settled] : [])),
    );
    // A second attempt, two assessors on every case, and one disagreement that was talked through.
    expect(notes.filter(({ attempts }) => attempts.length === 2)).toHaveLength(1);
    expect(settled.filter(({ assessors }) => assessors.length < 2)).toEqual([]);
    expect(settled.filter(({ note }) => note !== '')).toHaveLength(1);
    expect(notes.filter((one) => one.attempts.at(-1)?.how === 'paper').length).toBeGreaterThan(5);
    const cards = (session: Session, piece: string) =>
      themesOf(session, piece).map((theme) => [theme.kind, theme.releasedAt !== null]);
    expect(cards(kickoff, 'ak1')).toEqual([...Array(3).fill(['strength', true]), ...Array(3).fill(['nextStep', true])]);
    // Those of the implementation wait for its second day, and nothing holds them back.
    expect(cards(implementation, 'ak2').map(([, out]) => out)).toEqual(Array(6).fill(false));
    for (const theme of themesOf(implementation, 'ak2'))
      expect(heldBack(book, implementation, 'ak2', theme)).toBeUndefined();
    expect(questionsOf(implementation, 'before')).toHaveLength(2);
    expect(daysOf(implementation)[0]?.checkout).toEqual({
      0: { yes: 16, partly: 2, notYet: 0 },
      1: { yes: 8, partly: 9, notYet: 1 },
      2: { yes: 12, partly: 5, notYet: 1 },
    });
    const stands = Object.values({ ...kickoff.notes, ...implementation.notes }).map(({ accord }) => accord);
    expect([stands.includes('agreed'), stands.includes('disagreed')]).toEqual([true, true]);
  });

  test('is found again as it was, with nothing to remark', async () => {
    const opened = await openDesk({ machine, folder, templates, listener });
    if (!opened.ok) throw new Error(opened.problem.code);
    expect(opened.value.notices).toEqual([]);
    expect(opened.value.desk.shown).toEqual(book);
    expect((await opened.value.desk.close()).ok).toBe(true);
  });

  test('gives decks in which no code of a person stands', () => {
    for (const session of Object.values(book.sessions)) {
      const deck = planDeck(releaseFacts(book.programme, session), language);
      expect(deck.slides.length).toBeGreaterThan(12);
      expect(codesInText(codesOf(book.programme), JSON.stringify(deck))).toEqual([]);
    }
  });

  test('has the three strengths and three next steps of its kick-off on one slide', () => {
    const { kickoff } = book.sessions;
    if (!kickoff) throw new Error('there is no kick-off');
    const { slides } = planDeck(releaseFacts(book.programme, kickoff), language);
    const title = say(language, 'deck.collectiveFeedback');
    const cards = slides.flatMap((slide) => (slide.kind === 'cards' && slide.title === title ? [slide.columns] : []));
    expect(cards.map((columns) => columns.map((column) => column.cards.length))).toEqual([[3, 3]]);
  });
});

test('says which command was refused when a file is not there', async () => {
  const folder = await emptyFolder();
  const demo = await emptyFolder();
  for (const name of ['content.nb.yaml', 'coursework.nb.yaml'])
    await copyFile(join(demoFolder, name), join(demo, name));
  const made = await playDemo({ machine, folder, templates, demoFolder: demo, language: 'nb' });
  expect(made).toMatchObject({
    ok: false,
    problem: { code: 'DEMO_REFUSED', params: { kind: 'presentation.attach', refusal: 'ATTACHMENT_MISSING' } },
  });
});
