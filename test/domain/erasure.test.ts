import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErasureSubject, eraseFromBook, eraseFromNames } from '../../domain/erasure.ts';
import { planErasure } from '../../domain/erasure-plan.ts';
import { CodeFinder } from '../../domain/erasure-text.ts';
import type { Names } from '../../domain/programme.ts';
import { ProgrammeSchema } from '../../domain/programme.ts';
import { danglingReferences } from '../../domain/references.ts';
import { SessionSchema } from '../../domain/session.ts';
import { NINE, nursingHome, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const s1 = { sessionId: 's1' };
const OWN = 'Jeg spurte nattevakta om vendingene og fikk et annet svar enn jeg hadde trodd';
const stamps = { createdAt: NINE, createdBy: 'F1', updatedAt: NINE, updatedBy: 'F1' };

/** Nobody has another name than this. */
function keyOf(names: Names['people']): Names {
  return { id: 'names', ...stamps, people: names };
}

/** The subject of a person of the nursing home. */
function subject(room: Rehearsal, personId = 'p1'): ErasureSubject {
  const person = room.book.programme.people[personId];
  if (!person) throw new Error(`no ${personId}`);
  return { personId, code: person.code, role: person.role };
}

/** A day on which the first person has done everything that a person can do. */
function fullDay(): Rehearsal {
  const room = withCourseworkAk2(nursingHome());
  room.do({ kind: 'presence.mark', ...s1, itemId: 'open', personIds: ['p1', 'p2', 'p3'], mark: 'present' });
  const dayIds = Object.keys(room.session.days);
  room.do({ kind: 'presence.expect', ...s1, personId: 'p1', dayIds });
  for (const [cardId, personId] of [
    ['mine', 'p1'],
    ['ours', 'p1'],
    ['theirs', 'p2'],
  ] as const) {
    const from = { kind: 'person' as const, personId };
    room.do({ kind: 'card.add', ...s1, itemId: 'ideas', cardId, text: `Kort ${cardId}`, from });
  }
  room.do({ kind: 'card.merge', ...s1, itemId: 'ideas', cardId: 'theirs', into: 'ours' });
  room.do({
    kind: 'note.begin',
    ...s1,
    noteId: 'n',
    itemId: 'ideas',
    text: 'P01s gruppe og p01 lo. P010 ikke.',
    finished: true,
  });
  room.do({ kind: 'commitment.add', ...s1, text: 'Følger opp', owner: { kind: 'person', personId: 'p1' } });
  const talk = { ...s1, presentationKind: 'project' as const, itemId: 'talks' };
  room.do({
    kind: 'presentation.add',
    ...talk,
    presentationId: 'group',
    title: 'Vår',
    groupId: 'g1',
    presenters: ['p1', 'p2'],
  });
  room.do({ kind: 'presentation.add', ...talk, presentationId: 'alone', title: 'Min', presenters: ['p1'] });
  for (const personId of ['p1', 'p2', 'p3'])
    handIn(room, personId, personId === 'p1' ? OWN : `Vi prøvde en fast plass ${personId}`);
  settle(room, 'p2');
  return room;
}

describe('erasing a person', () => {
  it('leaves no trace of id or code, leads nowhere that is not there, and keeps every document sound', () => {
    const room = fullDay();
    const { book } = eraseFromBook(room.book, subject(room));
    const text = JSON.stringify(book);
    expect(text).not.toContain('"p1"');
    expect(text).not.toMatch(/p01(?!0)/i);
    expect(danglingReferences(book)).toEqual([]);
    expect(ProgrammeSchema.safeParse(book.programme).success).toBe(true);
    for (const session of Object.values(book.sessions)) expect(SessionSchema.safeParse(session).error).toBeUndefined();
  });

  it('is the same when it is done twice', () => {
    const room = fullDay();
    const once = eraseFromBook(room.book, subject(room)).book;
    const twice = eraseFromBook(once, subject(room));
    expect(twice.book).toEqual(once);
    expect(twice.counts).toEqual({});
  });

  it('counts what goes', () => {
    const room = fullDay();
    expect(eraseFromBook(room.book, subject(room)).counts).toEqual({
      groups: 2,
      presence: 1,
      expected: 1,
      cards: 1,
      cardsKept: 1,
      presenters: 1,
      presentations: 1,
      submissions: 1,
      commitments: 1,
      texts: 1,
    });
  });

  it('leaves the work of the group and what others gave', () => {
    const room = fullDay();
    const { sessions } = eraseFromBook(room.book, subject(room)).book;
    expect(sessions.s1?.presentations.group?.presenters).toEqual({ p2: true });
    expect(sessions.s1?.cards.ideas?.ours?.from).toEqual({ kind: 'plenum' });
    expect(Object.keys(sessions.s1?.submissions.ak2 ?? {})).toEqual(['p2', 'p3']);
    expect(Object.values(sessions.s1?.commitments ?? {})[0]?.owner).toEqual({ kind: 'role', role: 'staff' });
  });

  it('puts dots in the place of the code, and leaves a code that only begins the same', () => {
    const room = fullDay();
    const { sessions } = eraseFromBook(room.book, subject(room)).book;
    expect(sessions.s1?.notes.n?.text).toBe('•••s gruppe og ••• lo. P010 ikke.');
  });

  it('finds a code with any sign in it, and one whose letters are written in parts', () => {
    expect(new CodeFinder('HV-12', []).hide('Spør HV-12s gruppe. Ikke HV-120.')).toBe(
      'Spør •••••s gruppe. Ikke HV-120.',
    );
    expect(new CodeFinder('A/1 (b)', []).hide('a/1 (b) kom')).toBe('••••••• kom');
    expect(new CodeFinder('Å7', []).hide('a\u030a7 kom')).toBe('••• kom');
  });

  it('leaves the code where it is that of somebody at another workplace', () => {
    const { book } = fullDay();
    const { p1 } = book.programme.people;
    const { s1: session } = book.sessions;
    if (!p1 || !session) throw new Error('nobody there');
    const people = { ...book.programme.people, other: { ...p1, id: 'other', workplaceId: 'w2' } };
    const both = {
      programme: { ...book.programme, name: 'P01 og vi', people },
      sessions: { s1: session, s2: { ...session, id: 's2', workplaceId: 'w2', title: 'P01 åpner' } },
    };
    const plan = planErasure(both, keyOf({}), 'p1');
    expect(plan?.after.sessions.s1?.notes.n?.text).toContain('•••s gruppe');
    expect(plan?.after.sessions.s2?.title).toBe('P01 åpner');
    expect(plan?.after.programme.name).toBe('P01 og vi');
    const looks = plan?.looks.filter(({ why }) => why === 'code');
    expect(looks).toEqual([{ why: 'code', sessionId: null, sort: 'name', itemId: null, excerpt: '••• og vi' }]);
  });

  it('leaves the book that it was given as it was', () => {
    const room = fullDay();
    const before = JSON.stringify(room.book);
    eraseFromBook(room.book, subject(room));
    expect(JSON.stringify(room.book)).toBe(before);
  });

  it('ends a speech that runs, and lets replies to it that wait fall away', () => {
    const room = nursingHome();
    room.do({ kind: 'run.start', ...s1, itemId: 'open' });
    const list = { ...s1, itemId: 'open' };
    room.do({ kind: 'speaker.ask', ...list, personId: 'p1' });
    room.do({ kind: 'speaker.next', ...list });
    room.do({ kind: 'speaker.ask', ...list, personId: 'p2', speech: 'reply' });
    room.do({ kind: 'speaker.ask', ...list, personId: 'p3' });
    const { book, counts } = eraseFromBook(room.book, subject(room));
    const after = book.sessions.s1?.speakers.open;
    expect(counts).toMatchObject({ speeches: 1 });
    expect(after).toMatchObject({ speakingId: null, timer: null });
    const left = Object.values(after?.entries ?? {}).map(({ personId, state, to, place }) => [
      personId,
      state,
      to,
      place,
    ]);
    expect(left).toEqual([
      ['p2', 'dropped', null, 2],
      ['p3', 'waiting', null, 3],
    ]);
  });

  it('turns a frozen wall black where something of theirs goes', () => {
    const room = fullDay();
    room.do({ kind: 'wall.freeze', ...s1, on: true });
    const { book } = eraseFromBook(room.book, subject(room));
    expect(book.sessions.s1?.wall).toMatchObject({ frozen: null, black: true });
    const other = eraseFromBook(room.book, subject(room, 'p6')).book;
    expect(other.sessions.s1?.wall.frozen).not.toBeNull();
  });

  it('takes them out of the link key alone', () => {
    const names = keyOf({ p1: { name: 'Kari Moe', callName: 'Kari' }, p2: { name: 'Ola Lie', callName: '' } });
    expect(eraseFromNames(names, 'p1')?.people).toEqual({ p2: { name: 'Ola Lie', callName: '' } });
    expect(eraseFromNames(names, 'p9')).toBeNull();
  });
});

describe('feedback that rests on their text', () => {
  function withThemes(): Rehearsal {
    const room = fullDay();
    const at = (personId: string, highlightId: string) =>
      room.do({ kind: 'highlight.add', ...ak2, highlightId, personId, highlightKind: 'strength', start: 0, end: 3 });
    at('p1', 'h1');
    at('p2', 'h2');
    at('p3', 'h3');
    const theme = { ...ak2, themeKind: 'strength' as const };
    room.do({ kind: 'theme.add', ...theme, themeId: 'theirs', text: 'Bare en', highlightIds: ['h1'] });
    const text = 'Dere spurte nattevakta om vendingene';
    room.do({ kind: 'theme.add', ...theme, themeId: 'all', text, highlightIds: ['h1', 'h2', 'h3'] });
    room.do({ kind: 'theme.quote', ...ak2, themeId: 'all', highlightId: 'h1', text: 'Jeg' });
    for (const word of ['nattevakta', 'vendingene', 'spurte']) {
      room.do({ kind: 'theme.accept-word', ...ak2, themeId: 'all', word, on: true });
    }
    room.do({ kind: 'theme.release', ...ak2, themeId: 'all', on: true });
    return room;
  }

  it('goes where it rests on them alone, and loses their quotes where it does not', () => {
    const room = withThemes();
    const { book, counts } = eraseFromBook(room.book, subject(room));
    const themes = book.sessions.s1?.themes.ak2 ?? {};
    expect(Object.keys(themes)).toEqual(['all']);
    expect(themes.all).toMatchObject({ restsOn: { h2: true, h3: true }, quotes: {} });
    expect(counts).toMatchObject({ highlights: 1, quotes: 1, themes: 1 });
  });

  it('is taken back from the room where it then rests on fewer than three', () => {
    const room = withThemes();
    expect(room.session.themes.ak2?.all?.releasedAt).not.toBeNull();
    const { book, counts, stayed } = eraseFromBook(room.book, subject(room));
    expect(book.sessions.s1?.themes.ak2?.all?.releasedAt).toBeNull();
    expect(counts.themesHeldBack).toBe(1);
    expect(stayed).toContainEqual(expect.objectContaining({ why: 'theme' }));
  });

  it('is shown where it speaks in their words', () => {
    const room = withThemes();
    const plan = planErasure(room.book, keyOf({}), 'p1');
    expect(plan?.looks.filter(({ why }) => why === 'echo')).toEqual([
      { why: 'echo', sessionId: 's1', sort: 'themes', itemId: null, excerpt: 'spurte nattevakta om vendingene' },
    ]);
  });
});

describe('what a human has to look at', () => {
  it('is every text that stays with the name or the call name in it, and the name is dots', () => {
    const room = fullDay();
    room.do({
      kind: 'note.begin',
      ...s1,
      noteId: 'm',
      itemId: 'talks',
      text: 'Kari Moe sa at Kari ville mer.',
      finished: true,
    });
    const plan = planErasure(room.book, keyOf({ p1: { name: 'Kari Moe', callName: 'Kari' } }), 'p1');
    expect(plan).toMatchObject({ name: true, callName: true });
    expect(plan?.looks.filter(({ why }) => why === 'name')).toEqual([
      { why: 'name', sessionId: 's1', sort: 'notes', itemId: 'talks', excerpt: '•••• ••• sa at •••• ville mer.' },
    ]);
    expect(plan?.after.sessions.s1?.notes.m?.text).toBe('Kari Moe sa at Kari ville mer.');
  });

  it('is nothing in what goes with them', () => {
    const room = fullDay();
    const plan = planErasure(room.book, keyOf({ p1: { name: 'Nattevakta', callName: '' } }), 'p1');
    expect(plan?.looks.filter(({ why }) => why === 'name')).toEqual([]);
  });

  it('is a code that could be a word, which is left', () => {
    const room = nursingHome();
    room.do({ kind: 'person.edit', personId: 'p1', code: '7' });
    room.do({ kind: 'note.begin', ...s1, noteId: 'n', itemId: 'ideas', text: 'Om 7 minutter', finished: true });
    const plan = planErasure(room.book, keyOf({}), 'p1');
    expect(plan?.looks.some(({ why, sort }) => why === 'code' && sort === 'notes')).toBe(true);
    expect(plan?.after.sessions.s1?.notes.n?.text).toBe('Om 7 minutter');
  });

  it('is nobody where there is no such person', () => {
    expect(planErasure(nursingHome().book, keyOf({}), 'nobody')).toBeNull();
  });
});

it('finds a code among words whatever stands around it, and never inside another code', () => {
  const other = fc.constantFrom('P1', 'P10', 'P07', 'P07b', 'a', 'x9', 'sa', 'P-7');
  const between = fc.constantFrom(' ', '. ', '-', '\n', ', «', '» (');
  fc.assert(
    fc.property(fc.array(fc.tuple(other, between), { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.map(([word, mark]) => word + mark).join('');
      const hidden = new CodeFinder('P07', ['P1', 'P10', 'P07', 'P07b']).hide(text);
      expect(hidden).toBe(parts.map(([word, mark]) => (word === 'P07' ? '•••' : word) + mark).join(''));
    }),
  );
});
