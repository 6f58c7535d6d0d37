import { describe, expect, it } from 'vitest';
import { themesOf } from '../../domain/collective-feedback.ts';
import { checkTheme } from '../../domain/feedback-check.ts';
import { authorsOf, itemsWithOneObserver } from '../../domain/field-accord.ts';
import { shownCounts } from '../../domain/hand-count.ts';
import { highlightsOf, markedText } from '../../domain/highlights.ts';
import { questionsOf } from '../../domain/questions.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { minutesIn, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, outcomeOf, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const s1 = { sessionId: 's1' };
const TEXTS: Readonly<Record<string, string>> = {
  p1: 'Vi bruker skjønn når lista ikke passer på morgenen.',
  p2: 'Skjønn betyr at vi ser når lista ikke passer.',
  p3: 'Når lista ikke passer, bruker vi skjønn. Ballongteknikken hjelper.',
  p4: 'Jeg bruker lista og skjønn på morgenen.',
};

/** Four texts with one highlight each: `h1` to `h4`. */
function read(): Rehearsal {
  const room = withCourseworkAk2();
  Object.entries(TEXTS).forEach(([personId, text], index) => {
    handIn(room, personId, text);
    const highlightId = `h${index + 1}`;
    const about = { highlightKind: 'strength', criterionId: 'begrep', comment: 'Bruker begrepet' } as const;
    room.do({ kind: 'highlight.add', ...ak2, personId, highlightId, ...about, start: 0, end: 8 });
  });
  return room;
}

const DAY = { theme: 'Vurdere', startMinute: 540, endMinute: 900, outcomes: [], items: [] };

const card = { kind: 'theme.add', ...ak2, themeId: 't1', themeKind: 'strength' } as const;
const t1 = { ...ak2, themeId: 't1' };
const release = { kind: 'theme.release', ...t1, on: true } as const;
const checkOf = (room: Rehearsal) => {
  const theme = room.session.themes.ak2?.t1;
  if (!theme) throw new Error('no card');
  return checkTheme(room.book.programme, room.session, 'ak2', theme);
};
const released = (room: Rehearsal) => releaseFacts(room.book.programme, room.session).coursework[0]?.themes ?? [];

describe('a highlight', () => {
  it('marks words of a text, or comments on the whole of a paper', () => {
    const room = read();
    const [first] = highlightsOf(room.session, 'ak2');
    expect(first && markedText(room.session, 'ak2', first)).toBe('Vi bruke');
    room.do({ kind: 'submission.hand-in', ...ak2, personId: 'p5', how: 'paper' });
    const whole = { kind: 'highlight.add', ...ak2, personId: 'p5', highlightKind: 'nextStep' } as const;
    expect(outcomeOf(room, whole)).toBe('BAD_COMMAND');
    expect(outcomeOf(room, { ...whole, comment: 'Kort, men tydelig' })).toBe('ok');
    expect(outcomeOf(room, { ...whole, start: 4, end: 9 })).toBe('STALE_TEXT');
    expect(outcomeOf(room, { ...whole, personId: 'p6', comment: 'x' })).toBe('NOT_DELIVERED');
  });

  it('stays as long as a card rests on it', () => {
    const room = read();
    room.do({ ...card, highlightIds: ['h1'] });
    expect(outcomeOf(room, { kind: 'highlight.remove', ...ak2, highlightId: 'h1' })).toBe('HIGHLIGHT_IN_USE');
    expect(outcomeOf(room, { kind: 'submission.clear', ...ak2, personId: 'p1' })).toBe('HIGHLIGHT_IN_USE');
    room.do({ kind: 'theme.rest-on', ...t1, highlightIds: [] });
    expect(outcomeOf(room, { kind: 'highlight.remove', ...ak2, highlightId: 'h1' })).toBe('ok');
  });
});

describe('a card of collective feedback', () => {
  it('is released when nothing in it tells who wrote, and reaches the room without its basis', () => {
    const room = read();
    room.do({ ...card, title: 'Skjønn', text: 'Dere vet når lista ikke passer.', highlightIds: ['h1', 'h2', 'h3'] });
    expect(released(room)).toEqual([]);
    room.do(release);
    expect(released(room)).toEqual([
      {
        id: 't1',
        kind: 'strength',
        title: 'Skjønn',
        text: 'Dere vet når lista ikke passer.',
        quotes: [],
        replies: [],
        releasedAt: expect.any(Number),
      },
    ]);
    room.do({ kind: 'theme.release', ...t1, on: false });
    expect(released(room)).toEqual([]);
  });

  it('is held back by a code, by a unit, by a rare word and when it is empty', () => {
    const room = read();
    room.do({ kind: 'person.edit', personId: 'p2', unit: 'Avdeling Nord' });
    const highlightIds = ['h1', 'h2', 'h3'];
    room.do({ ...card, title: 'Skjønn', highlightIds });
    expect(outcomeOf(room, release)).toBe('THEME_EMPTY');
    const write = (text: string) => room.do({ kind: 'theme.edit', ...t1, text });
    write('P02 sa det best.');
    expect(outcomeOf(room, release)).toBe('PERSON_IN_TEXT');
    write('På avdeling nord bruker dere skjønn.');
    expect(checkOf(room).words).toEqual([{ kind: 'unit', word: 'Avdeling Nord' }]);
    expect(outcomeOf(room, release)).toBe('WORDS_LEFT');
    write('Dere har ballongteknikken.');
    expect(checkOf(room).words).toEqual([{ kind: 'rare', word: 'ballongteknikken' }]);
    expect(outcomeOf(room, release)).toBe('WORDS_LEFT');
    room.do({ kind: 'theme.accept-word', ...t1, word: 'Ballongteknikken', on: true });
    expect(outcomeOf(room, release)).toBe('ok');
  });

  it('is checked again at every change after its release', () => {
    const room = read();
    room.do({ ...card, title: 'Skjønn', text: 'Dere bruker skjønn.', highlightIds: ['h1', 'h2', 'h3'] });
    room.do(release);
    expect(outcomeOf(room, { kind: 'theme.edit', ...t1, text: 'P03 bruker skjønn.' })).toBe('PERSON_IN_TEXT');
    expect(outcomeOf(room, { kind: 'theme.rest-on', ...t1, highlightIds: ['h1'] })).toBe('FEW_BEHIND');
    expect(released(room)[0]?.text).toBe('Dere bruker skjønn.');
  });

  it('counts people and not highlights, and is reworded where they are fewer than three', () => {
    const room = read();
    const again = {
      kind: 'highlight.add',
      ...ak2,
      personId: 'p1',
      highlightId: 'h5',
      highlightKind: 'strength',
    } as const;
    room.do({ ...again, start: 10, end: 16 });
    room.do({ ...card, title: 'Lista', text: 'Dere ser det når lista ikke passer.', highlightIds: ['h1', 'h5', 'h2'] });
    expect(checkOf(room)).toMatchObject({ people: 2, few: true, needsRewording: true });
    expect(outcomeOf(room, release)).toBe('FEW_BEHIND');
    room.do({ kind: 'theme.reworded', ...t1, on: true });
    // Their own words in a row, whatever the hand that says it was reworded.
    expect(checkOf(room).echoes).toEqual(['når lista ikke passer']);
    expect(outcomeOf(room, release)).toBe('FEW_BEHIND');
    room.do({ kind: 'theme.edit', ...t1, text: 'Dere stoler på det dere ser.' });
    room.do({ kind: 'theme.quote', ...t1, highlightId: 'h1', text: 'vi ser' });
    expect(outcomeOf(room, release)).toBe('FEW_BEHIND');
    room.do({ kind: 'theme.quote', ...t1, highlightId: 'h1', text: null });
    expect(outcomeOf(room, release)).toBe('ok');
    room.do({ kind: 'theme.release', ...t1, on: false });
    room.do({ kind: 'theme.rest-on', ...t1, highlightIds: ['h4'] });
    expect(checkOf(room).needsRewording).toBe(true);
  });

  it('has room for three strengths and three next steps, or as many as the coursework says', () => {
    const room = read();
    for (const themeId of ['a', 'b', 'c']) room.do({ ...card, themeId });
    expect(outcomeOf(room, { ...card, themeId: 'd' })).toBe('THEMES_FULL');
    expect(outcomeOf(room, { ...card, themeId: 'd', themeKind: 'nextStep' })).toBe('ok');
    room.do({ kind: 'theme.move', ...ak2, themeId: 'c', afterId: null });
    expect(themesOf(room.session, 'ak2').map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('keeps what the room replies, without codes', () => {
    const room = read();
    room.do({ ...card, title: 'Skjønn', text: 'Dere bruker skjønn.', highlightIds: ['h1', 'h2', 'h3'] });
    room.do(release);
    room.do({ kind: 'theme.reply', ...t1, replyId: 'r1', text: 'Men bare når det er tid' });
    expect(outcomeOf(room, { kind: 'theme.reply', ...t1, text: 'P01 er uenig' })).toBe('PERSON_IN_TEXT');
    expect(released(room)[0]?.replies).toEqual(['Men bare når det er tid']);
    room.do({ kind: 'theme.drop-reply', ...t1, replyId: 'r1' });
    expect(released(room)[0]?.replies).toEqual([]);
  });

  it('reads right-to-left text and emoji like any other', () => {
    const room = read();
    room.do({ ...card, title: 'שיקול דעת', text: '🌱 Dere bruker skjønn 👩🏽‍⚕️', highlightIds: ['h1', 'h2', 'h3'] });
    expect(outcomeOf(room, release)).toBe('ok');
    expect(released(room)[0]?.title).toBe('שיקול דעת');
  });
});

describe('the room', () => {
  it('knows how far it has come, the last one or two in words, and never a verdict', () => {
    const room = withCourseworkAk2();
    room.do({ kind: 'item.edit', ...s1, itemId: 'ideas', coursework: 'AK2' });
    const handedIn = () => {
      const [day] = releaseFacts(room.book.programme, room.session).days;
      return day?.items.find(({ itemId }) => itemId === 'ideas')?.handedIn;
    };
    expect(handedIn()).toBeNull();
    handIn(room, 'p1', 'Skjønn');
    expect(handedIn()).toEqual({ kind: 'count', done: 1, of: 6 });
    room.do({ kind: 'submission.hand-in-many', ...ak2, personIds: ['p2', 'p3', 'p4'], how: 'paper' });
    expect(handedIn()).toEqual({ kind: 'nearly' });
    settle(room, 'p1', 'notApproved');
    expect(JSON.stringify(releaseFacts(room.book.programme, room.session))).not.toContain('notApproved');
  });

  it('sees counted hands from five answers on', () => {
    const room = withCourseworkAk2();
    const [day] = Object.values(room.session.days);
    if (!day) throw new Error('no day');
    room.do({ kind: 'day.edit', ...s1, dayId: day.id, outcomes: ['Bruke skjønn', 'Lese sammen'] });
    const count = { kind: 'outcome.count', ...s1, dayId: day.id } as const;
    room.do({ ...count, outcome: 0, yes: 2, partly: 1, notYet: 1 });
    room.do({ ...count, outcome: 1, yes: 4, partly: 1, notYet: 0 });
    expect(outcomeOf(room, { ...count, outcome: 2, yes: 1, partly: 0, notYet: 0 })).toBe('NO_SUCH_RECORD');
    const now = room.session.days[day.id];
    expect(now && shownCounts(now)).toEqual([null, { yes: 4, partly: 1, notYet: 0 }]);
    room.do({ kind: 'day.edit', ...s1, dayId: day.id, outcomes: ['Noe annet', 'Lese sammen'] });
    expect(Object.keys(room.session.days[day.id]?.checkout ?? {})).toEqual(['1']);
  });
});

describe('questions to take further', () => {
  it('are brought into the next session of the workplace, once', () => {
    const room = withCourseworkAk2();
    room.do({ kind: 'question.add', ...s1, text: 'Hvem eier lista om natta?' });
    expect(outcomeOf(room, { kind: 'question.add', ...s1, text: 'Hva mener P01?' })).toBe('PERSON_IN_TEXT');
    const next = { sessionId: 's2', workplaceId: 'w1', sessionKind: 'evaluation', language: 'nb' } as const;
    room.do({ kind: 'session.create', ...next, date: '2027-03-01', days: [DAY] });
    room.do({ kind: 'question.bring', sessionId: 's2' });
    const [brought] = questionsOf(room.book.sessions.s2 as Rehearsal['session'], 'before');
    expect(brought?.text).toBe('Hvem eier lista om natta?');
    expect(outcomeOf(room, { kind: 'question.bring', sessionId: 's2' })).toBe('NOTHING_TO_BRING');
  });
});

describe('two in the field', () => {
  it('agree or disagree only where both have written, and neither view is lost', () => {
    const room = withCourseworkAk2();
    const note = { kind: 'note.begin', ...s1, itemId: 'ideas', finished: true } as const;
    room.do({ ...note, noteId: 'n1', text: 'To ler når planen kommer opp.' }, minutesIn(1), 'F1');
    const accord = (value: 'agreed' | 'disagreed' | 'discussed') =>
      outcomeOf(room, { kind: 'note.accord', ...s1, noteId: 'n1', accord: value });
    expect(accord('agreed')).toBe('TWO_AUTHORS');
    expect(accord('discussed')).toBe('ok');
    expect(itemsWithOneObserver(room.session)).toEqual(['ideas']);
    room.do({ ...note, noteId: 'own', text: 'Og en til', parentId: 'n1' }, minutesIn(2), 'F1');
    expect(accord('disagreed')).toBe('TWO_AUTHORS');
    room.do({ ...note, noteId: 'n2', text: 'Jeg hørte lettelse.', parentId: 'n1' }, minutesIn(3), 'F2');
    expect(itemsWithOneObserver(room.session)).toEqual([]);
    expect(accord('disagreed')).toBe('ok');
    const first = room.session.notes.n1;
    expect(first && authorsOf(room.session, first)).toEqual(['F1', 'F2']);
    room.do({ kind: 'note.remove', ...s1, noteId: 'n2' });
    expect(room.session.notes.n1?.accord).toBe('alone');
  });
});
