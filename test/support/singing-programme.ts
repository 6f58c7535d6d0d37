import fc from 'fast-check';
import type { Book } from '../../domain/command-table.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import { SceneKindSchema } from '../../domain/scenes/registry.ts';
import type { Session } from '../../domain/session.ts';
import { minutesIn, nursingHome } from './sample-book.ts';
import { ak2, handIn, withCourseworkAk2 } from './sample-coursework.ts';

/** No ordinary text holds it, and every private field below does. */
export const CANARY = 'KANARIFUGL';

const s1 = { sessionId: 's1' };

/** What a random programme is made of, and what the room sees of it. */
export interface Choices {
  readonly released: readonly boolean[];
  readonly forDeck: readonly boolean[];
  readonly scene: SceneKind;
  readonly sceneItem: string | null;
  readonly at: string;
  readonly frozen: boolean;
  readonly code: number;
  /** Which of the cards and notes the scene names. */
  readonly ref: number;
  readonly notesOut: readonly boolean[];
  readonly speakers: number;
  /** Which cards of the collective feedback are released. */
  readonly themes: readonly boolean[];
  /** Whether the room has seen each of the files, and whether each feedback and the judgement were released. */
  readonly filesOut: readonly boolean[];
  readonly givenOut: readonly boolean[];
}

/** Any of them. */
export const choices: fc.Arbitrary<Choices> = fc.record({
  released: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  forDeck: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  scene: fc.constantFrom(...SceneKindSchema.options),
  sceneItem: fc.constantFrom(null, 'open', 'ideas', 'talks', 'lunch'),
  at: fc.constantFrom('open', 'ideas', 'talks', 'lunch', 'out'),
  frozen: fc.boolean(),
  code: fc.integer({ min: 1, max: 6 }),
  ref: fc.integer({ min: 0, max: 3 }),
  notesOut: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  speakers: fc.integer({ min: 0, max: 6 }),
  themes: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  filesOut: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  givenOut: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

/** The hash of one of the three files. */
export const hashOf = (index: number): string => `${index}f`.repeat(32);

/** Nothing chosen but the kind of scene. */
export const nothing: Choices = {
  released: [],
  forDeck: [],
  scene: 'plan',
  sceneItem: null,
  at: 'open',
  frozen: false,
  code: 1,
  ref: 0,
  notesOut: [],
  speakers: 0,
  themes: [],
  filesOut: [],
  givenOut: [],
};

/** A programme in which every private field sings: unreleased cards, notes, codes, units, file names, presenters, private prompts. */
export function singing(chosen: Choices): { book: Book; session: Session } {
  const room = nursingHome();
  const secret = (n: number | string): string => `${CANARY}${n}`;
  const code = (n: number): string => `P0${n}`;
  ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].forEach((personId, index) => {
    room.do({ kind: 'person.edit', personId, unit: secret(`unit${index}`) });
  });
  room.do({
    kind: 'workplace.edit',
    workplaceId: 'w1',
    service: secret('service'),
    municipality: secret('kommune'),
    units: [secret('enhet')],
  });
  for (const itemId of ['open', 'ideas', 'talks', 'lunch', 'out']) {
    room.do({
      kind: 'item.edit',
      ...s1,
      itemId,
      privateNote: secret(itemId),
      material: secret('material'),
      collects: secret('collects'),
      lead: secret('F1').slice(0, 12),
      prompt:
        itemId === chosen.sceneItem && (chosen.scene === 'timer' || chosen.scene === 'task')
          ? 'Hva ser du?'
          : secret('prompt'),
    });
  }
  chosen.released.forEach((yes, index) => {
    const cardId = `c${index}`;
    const from = index % 2 === 0 ? ({ kind: 'person', personId: 'p1' } as const) : ({ kind: 'plenum' } as const);
    room.do({
      kind: 'card.add',
      ...s1,
      itemId: 'ideas',
      cardId,
      text: yes ? `Kort ${index}` : secret('card'),
      label: yes ? '' : secret('label'),
      from,
    });
    if (yes) room.do({ kind: 'card.release', ...s1, itemId: 'ideas', cardIds: [cardId] }, minutesIn(index));
  });
  chosen.forDeck.forEach((yes, index) => {
    const text = yes ? `Sagt ${index}` : `${secret('text')} ${code(chosen.code)}`;
    const noteId = `note${index}`;
    room.do({ kind: 'note.begin', ...s1, noteId, itemId: 'ideas', text, tags: [secret('tag')], finished: index !== 3 });
    if (yes) room.do({ kind: 'note.mark-for-deck', ...s1, noteId, on: true });
    room.do({ kind: 'decision.add', ...s1, text, forDeck: yes });
    room.do({ kind: 'commitment.add', ...s1, text, owner: { kind: 'person', personId: 'p2' }, forDeck: yes });
    room.do({ kind: 'parked.add', ...s1, text, forDeck: yes });
  });
  chosen.notesOut.forEach((yes, index) => {
    const noteId = `out${index}`;
    const text = yes ? `Hørt ${index}` : secret('note');
    room.do({ kind: 'note.begin', ...s1, noteId, itemId: 'ideas', text, tags: [secret('tag')], finished: true });
    if (yes) room.do({ kind: 'note.release', ...s1, noteId, on: true });
  });
  room.do({
    kind: 'presentation.add',
    ...s1,
    presentationId: 'a',
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Byttering',
    presenters: ['p1', 'p2'],
    points: ['Fem i hver ring'],
  });
  ['pdf', 'jpg', 'pdf'].forEach((ext, index) => {
    const fileId = `f${index}`;
    const file = { sha256: hashOf(index), ext, bytes: 1, mime: secret('mime'), addedAt: index };
    const attachment = { id: fileId, name: `${secret(`fil${index}`)}.${ext}`, ...file };
    room.do({ kind: 'presentation.attach', ...s1, presentationId: 'a', attachment });
    const facts = { form: 'pdf' as const, pages: 4, width: 4, height: 3, troubles: ['no-words' as const] };
    room.do({ kind: 'file.inspected', ...s1, presentationId: 'a', fileId, facts, showsAs: 'pages' });
    if (chosen.filesOut[index]) room.do({ kind: 'file.release', ...s1, presentationId: 'a', fileId, on: true });
  });
  chosen.givenOut.forEach((yes, index) => {
    const feedbackId = `fb${index}`;
    const given = { kind: 'feedback.add', feedbackId, feedback: 'try', text: `Prøvd ${index}` } as const;
    room.do({ ...given, ...s1, presentationId: 'a' });
    if (yes) room.do({ kind: 'feedback.release', ...s1, presentationId: 'a', feedbackIds: [feedbackId] });
    if (index > 0) return;
    const breakWith = yes ? 'Før ringte lederen' : secret('brudd');
    room.do({ kind: 'judgement.edit', ...s1, presentationId: 'a', newHere: 'yes', breakWith, dissent: breakWith });
    if (yes) room.do({ kind: 'judgement.release', ...s1, presentationId: 'a', on: true });
  });
  room.do({
    kind: 'presence.mark',
    ...s1,
    itemId: 'open',
    personIds: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    mark: 'present',
  });
  assess(room, chosen, secret);
  const dayId = Object.keys(room.session.days)[0];
  room.do({ kind: 'run.start', ...s1, dayId, itemId: chosen.at });
  for (let n = 1; n <= chosen.speakers; n += 1) {
    room.do({ kind: 'speaker.ask', ...s1, itemId: chosen.at, personId: `p${n}` });
  }
  if (chosen.speakers > 3) room.do({ kind: 'speaker.next', ...s1, itemId: chosen.at });
  const { scene: kind, sceneItem: itemId } = chosen;
  const most = { file: 2, feedback: 2, collectiveFeedback: 1 }[kind as string] ?? 3;
  const named = { note: 'out', file: 'f', feedback: 'fb', collectiveFeedback: 't' }[kind as string] ?? 'c';
  const presented = kind === 'outline' || kind === 'judgement';
  const refId = presented ? 'a' : `${named}${Math.min(chosen.ref, most)}`;
  if (kind === 'message') room.do({ kind: 'wall.message', ...s1, text: 'Kaffen er klar' });
  const shown = room.try({ kind: 'wall.show', ...s1, scene: { kind, itemId, refId } });
  // Only what is not released is refused; then the room goes on seeing what it saw.
  if (!shown.ok && shown.problem.code !== 'NOT_RELEASED') throw new Error('the scene was refused');
  if (chosen.frozen) room.do({ kind: 'wall.freeze', ...s1, on: true });
  return { book: room.book, session: room.session };
}

/** Coursework of which everything sings but the cards that are released: texts, highlights, verdicts, reasons, own feedback. */
function assess(
  room: ReturnType<typeof nursingHome>,
  { themes }: Choices,
  secret: (n: number | string) => string,
): void {
  withCourseworkAk2(room);
  room.do({ kind: 'item.edit', ...s1, itemId: 'ideas', coursework: 'AK2' });
  room.do({ kind: 'coursework.edit', courseworkId: 'ak2', task: secret('task') });
  const criteria = { form: 'comment' as const, list: [{ id: 'c', title: secret('criterion') }] };
  room.do({ kind: 'coursework.edit', courseworkId: 'ak2', criteria });
  for (const personId of ['p1', 'p2', 'p3', 'p4']) {
    const one = { ...ak2, personId };
    handIn(room, personId, `${secret('text')} ${secret(personId)}`);
    const about = { highlightKind: 'strength' as const, criterionId: 'c', comment: secret('comment') };
    room.do({ kind: 'highlight.add', ...one, ...about, highlightId: `h${personId}`, start: 0, end: 8 });
    room.do({ kind: 'case.assessors', ...one, assessors: ['f1', 'f2'] });
    const alone = { facilitatorId: 'f1', verdict: 'notApproved' as const, reason: secret('alone') };
    room.do({ kind: 'case.draft', ...one, facilitatorId: 'f1', verdict: 'notApproved', reason: secret('ownDraft') });
    if (personId !== 'p4') room.do({ kind: 'case.judge', ...one, ...alone });
    room.do({ kind: 'case.feedback', ...one, text: secret('own') });
    const settled = { verdict: 'notApproved' as const, reason: secret('reason'), note: secret('note') };
    room.do({ kind: 'case.draft', ...one, facilitatorId: null, reason: secret('draft'), note: secret('draftNote') });
    // The last one is still written on: its drafts are in the documents.
    if (personId !== 'p4') room.do({ kind: 'case.settle', ...one, ...settled });
  }
  room.do({ kind: 'presentation.coursework', ...ak2, presentationId: 'a', personIds: ['p5', 'p6'] });
  const dayId = Object.keys(room.session.days)[0] ?? '';
  room.do({ kind: 'day.edit', ...s1, dayId, outcomes: ['bruke ett begrep'] });
  // Four hands are too few; nothing of them may leave, whatever their numbers.
  room.do({ kind: 'outcome.count', ...s1, dayId, outcome: 0, yes: 2, partly: 1, notYet: 1 });
  room.do({ kind: 'question.add', ...s1, text: 'Hvem eier ringen?' });
  themes.forEach((yes, index) => {
    const theme = { ...ak2, themeId: `t${index}` };
    const words = yes ? { title: 'Skjønn', text: 'Dere ser mer.' } : { title: secret('title'), text: secret('theme') };
    const highlightIds = ['hp1', 'hp2', 'hp3'];
    room.do({ kind: 'theme.add', ...theme, themeKind: 'strength', ...words, highlightIds });
    if (!yes) room.do({ kind: 'theme.quote', ...theme, highlightId: 'hp1', text: secret('quote') });
    if (yes) room.do({ kind: 'theme.release', ...theme, on: true });
  });
}
