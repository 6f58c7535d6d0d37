import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withCallNames } from '../../domain/call-names.ts';
import { matrixTable, protocolTable } from '../../domain/coursework-csv.ts';
import { planDeck } from '../../domain/deck.ts';
import { DeckPlanSchema } from '../../domain/deck-slide.ts';
import { handoutMarkdown, planHandouts } from '../../domain/handout.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { planPrivatePage } from '../../domain/private-page.ts';
import { planProtocol } from '../../domain/protocol.ts';
import { planQdaProject } from '../../domain/qda-plan.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { nursingHome } from '../support/sample-book.ts';
import { CANARY, choices, hashOf, nothing, singing } from '../support/singing-programme.ts';

const s1 = { sessionId: 's1' };

/** Random programmes that the canary flies through. */
const PROGRAMMES = process.env.CI ? 2000 : 300;

it('lets no private field reach the wall or the deck, whatever is shown and released', () => {
  fc.assert(
    fc.property(choices, (chosen) => {
      const { book, session } = singing(chosen);
      const facts = releaseFacts(book.programme, session);
      const view = PlenumViewSchema.parse(plenumView(facts));
      // Pictures of all files are at hand; only those that the room has seen may be taken.
      const pictures = new Map(
        [0, 1, 2].map((index) => [hashOf(index), { type: 'png' as const, width: 4, height: 3 }]),
      );
      const languages = ['nb', 'en'] as const;
      const decks = languages.map((language) => DeckPlanSchema.parse(planDeck(facts, language, pictures)));
      const papers = languages.flatMap((language) =>
        planHandouts(facts, language).map((one) => [one, handoutMarkdown(one, language)]),
      );
      const everything = JSON.stringify([view, decks, papers]);
      expect(everything).not.toContain(CANARY);
      // Marks and verdicts have no words of their own to sing with.
      expect(everything).not.toMatch(/notApproved|ikke godkjent|not approved/i);
      expect(everything).not.toMatch(/P0[1-6]/);
      expect(everything).not.toMatch(/"p[1-6]"/);
      const { scene } = session.wall;
      const onWall = JSON.stringify(view);
      const known = JSON.stringify(facts) + everything;
      chosen.filesOut.forEach((out, index) => {
        const shown = scene.kind === 'file' && scene.refId === `f${index}`;
        if (!out && !shown) expect(known).not.toContain(hashOf(index));
      });
      expect(onWall).not.toContain('"hands":[');
      chosen.givenOut.forEach((out, index) => {
        if (!out) expect(onWall).not.toContain(`Prøvd ${index}`);
      });
    }),
    { numRuns: PROGRAMMES },
  );
}, 300_000);

it('lets call names into the speaker list on its way out and nowhere else, and never into a frame that is kept', () => {
  fc.assert(
    fc.property(choices, (chosen) => {
      const { book, session } = singing(chosen);
      const view = plenumView(releaseFacts(book.programme, session));
      const called = PlenumViewSchema.parse(withCallNames(view, () => CANARY));
      const text = JSON.stringify(called);
      expect(JSON.parse(text.replaceAll(`"call":"${CANARY}"`, '"call":null'))).toEqual(
        JSON.parse(JSON.stringify(view)),
      );
      if (session.wall.frozen || session.wall.scene.kind !== 'speakers') expect(text).not.toContain(CANARY);
    }),
    { numRuns: 100 },
  );
});

it('sings where a private field is let through, so that silence means something', () => {
  const { session } = singing({ ...nothing, released: [true], forDeck: [false] });
  expect(JSON.stringify(session)).toContain(CANARY);
});

it('sings where a card of the feedback is let through that was not released', () => {
  const { book, session } = singing({ ...nothing, scene: 'collectiveFeedback', themes: [false, true], ref: 1 });
  const facts = releaseFacts(book.programme, session);
  const [told] = facts.coursework;
  const held = session.themes.ak2?.t0;
  if (!told || !held) throw new Error('there is no card');
  const slip = { ...held, quotes: Object.values(held.quotes), replies: [], releasedAt: 2e12 };
  const broken = { ...facts, scene: { ...facts.scene, refId: null }, coursework: [{ ...told, themes: [slip] }] };
  expect(JSON.stringify(plenumView(facts))).not.toContain(CANARY);
  expect(JSON.stringify(plenumView(broken))).toContain(CANARY);
});

const nameOf = () => '';

/** One field each that the room must never see, as a slip of the hand would let it through. */
const LEAKS: Readonly<Record<string, (given: ReturnType<typeof singing>) => unknown>> = {
  'a text': ({ session }) => session.submissions.ak2?.p1?.attempts[0]?.text,
  'a highlight': ({ session }) => session.highlights.ak2?.hp1?.comment,
  'a verdict given alone': ({ session }) => session.submissions.ak2?.p1?.attempts[0]?.case.alone,
  'a verdict': ({ session }) => session.submissions.ak2?.p1?.attempts[0]?.case.outcome,
  'a verdict that is being written': ({ session }) => session.submissions.ak2?.p4?.attempts[0]?.case.jointDraft,
  'a step of a case': ({ session }) => session.submissions.ak2?.p1?.attempts[0]?.case.changes,
  'words to a participant': ({ session }) => session.submissions.ak2?.p1?.attempts[0]?.case.feedback,
  'the matrix': ({ book, session }) =>
    matrixTable(
      { programme: book.programme, session, elsewhere: [], language: 'nb', nameOf },
      { names: false, texts: true },
    ),
  'the table of the protocol': ({ book, session }) =>
    protocolTable({ programme: book.programme, session, elsewhere: [], language: 'nb', nameOf }),
  'the protocol': ({ book, session }) =>
    planProtocol({ programme: book.programme, session, elsewhere: [], language: 'nb', nameOf }),
  'a private page': ({ book, session }) => {
    const [person] = Object.values(book.programme.people);
    if (!person) throw new Error('there is nobody');
    const taking = { programme: book.programme, session, elsewhere: [], language: 'nb' as const, nameOf };
    return planPrivatePage(taking, person, Object.values(book.sessions));
  },
  'a project for analysis': ({ book, session }) =>
    planQdaProject({ programme: book.programme, session, elsewhere: [], language: 'nb', nameOf }),
  'a field note': ({ session }) => session.notes.note0?.text,
};

it.each(Object.keys(LEAKS))('sings on the wall and in the deck where %s is let through', (leak) => {
  const given = singing({ ...nothing, scene: 'collectiveFeedback', themes: [true], ref: 0, forDeck: [false] });
  const facts = releaseFacts(given.book.programme, given.session);
  const [told] = facts.coursework;
  const [theme] = told?.themes ?? [];
  if (!told || !theme) throw new Error('there is no card');
  const text = JSON.stringify(LEAKS[leak]?.(given));
  expect(text).toContain(CANARY);
  const broken = { ...facts, coursework: [{ ...told, themes: [{ ...theme, text }] }] };
  expect(JSON.stringify(plenumView(facts))).not.toContain(CANARY);
  expect(JSON.stringify(plenumView(broken))).toContain(CANARY);
  expect(JSON.stringify(planDeck(broken, 'nb'))).toContain(CANARY);
  // As a field of its own it does not even leave.
  expect(PlenumViewSchema.safeParse({ ...plenumView(facts), leak: text }).success).toBe(false);
});

it('stops a view that carries a field nobody foresaw', () => {
  const { book, session } = singing({ ...nothing, scene: 'welcome' });
  const view = { ...plenumView(releaseFacts(book.programme, session)), presenters: ['P01'] };
  expect(PlenumViewSchema.safeParse(view).success).toBe(false);
});

it('takes a code out of a text that slipped in after the release', () => {
  const room = nursingHome();
  room.do({ kind: 'card.add', ...s1, itemId: 'ideas', cardId: 'c1', text: 'Spør X9 først' });
  room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
  room.do({ kind: 'person.edit', personId: 'p2', code: 'X9' });
  room.do({ kind: 'wall.show', ...s1, scene: { kind: 'cards', itemId: 'ideas' } });
  expect(JSON.stringify(plenumView(releaseFacts(room.book.programme, room.session)))).not.toContain('X9');
});

it('takes a code out of the name of a group, on a card, a presentation and a commitment', () => {
  const room = nursingHome();
  room.do({ kind: 'group.edit', groupId: 'g1', name: 'P02 og de andre' });
  const from = { kind: 'group', groupId: 'g1' } as const;
  room.do({ kind: 'card.add', ...s1, itemId: 'ideas', text: 'Felles liste', from });
  room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
  room.do({
    kind: 'presentation.add',
    ...s1,
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Byttering',
  });
  room.do({ kind: 'commitment.add', ...s1, text: 'Henge opp lista', owner: from });
  const facts = JSON.stringify(releaseFacts(room.book.programme, room.session));
  expect(facts).toContain('en deltaker og de andre');
  expect(facts).not.toContain('P02');
});
