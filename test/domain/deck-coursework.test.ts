import { describe, expect, it } from 'vitest';
import { daysOf } from '../../domain/agenda.ts';
import { planDeck } from '../../domain/deck.ts';
import type { Slide } from '../../domain/deck-slide.ts';
import { slideTexts } from '../../domain/deck-slide.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const s1 = { sessionId: 's1' };

/** Four people have handed in, three highlights carry one card, and one of them is quoted. */
function composed(): Rehearsal {
  const room = withCourseworkAk2();
  for (const [at, person] of ['p1', 'p2', 'p4', 'p5'].entries()) {
    handIn(room, person, `Vi leser rapporten og prøver ordet skjønn på vakta. Hemmelig linje ${at}.`);
    if (at === 3) continue;
    const highlightId = `h${at}`;
    room.do({
      kind: 'highlight.add',
      ...ak2,
      highlightId,
      personId: person,
      highlightKind: 'strength',
      start: 0,
      end: 17,
    });
  }
  settle(room, 'p4', 'notApproved');
  const highlightIds = ['h0', 'h1', 'h2'];
  const theme = { ...ak2, themeId: 't1' };
  room.do({
    kind: 'theme.add',
    ...theme,
    themeKind: 'strength',
    title: 'Ordet i bruk',
    text: 'Det prøves der det gjelder.',
    highlightIds,
  });
  room.do({ kind: 'theme.quote', ...theme, highlightId: 'h0', text: 'Vi leser rapporten' });
  room.do({
    kind: 'theme.add',
    ...ak2,
    themeId: 't2',
    themeKind: 'nextStep',
    title: 'Ikke sluppet',
    text: 'Vent.',
    highlightIds,
  });
  return room;
}

function slidesOf(room: Rehearsal, language: 'nb' | 'en' = 'nb'): Slide[] {
  return [...planDeck(releaseFacts(room.book.programme, room.session), language).slides];
}

const titles = (slides: readonly Slide[]) => slides.map(({ title }) => title);

describe('the deck', () => {
  it('has no section for feedback that the room has not had', () => {
    expect(titles(slidesOf(composed()))).not.toContain('Kollektiv tilbakemelding');
  });

  it('has the released cards, the quotes and what the room said back, and nothing else of the coursework', () => {
    const room = composed();
    room.do({ kind: 'theme.release', ...ak2, themeId: 't1', on: true });
    room.do({ kind: 'theme.reply', ...ak2, themeId: 't1', text: 'Det kjenner vi igjen.' });
    const slides = slidesOf(room);
    const all = slides.flatMap(slideTexts).join('\n');
    expect(titles(slides)).toEqual(
      expect.arrayContaining(['Kollektiv tilbakemelding', 'Med deres ord', 'Rommet svarte']),
    );
    for (const text of ['Styrker', 'Ordet i bruk', 'Det prøves der det gjelder.', '«Vi leser rapporten»']) {
      expect(all).toContain(text);
    }
    expect(all).toContain('Ordet i bruk: Det kjenner vi igjen.');
    expect(all).not.toMatch(/Hemmelig|Ikke sluppet|Neste steg|[Gg]odkjent|P0\d/);
  });

  it('says its own words in the language asked for', () => {
    const room = composed();
    room.do({ kind: 'theme.release', ...ak2, themeId: 't1', on: true });
    expect(titles(slidesOf(room, 'en'))).toContain('Collective feedback');
  });

  it('has what is taken further, and in the next session what was said last time', () => {
    const room = composed();
    room.do({ kind: 'question.add', ...s1, text: 'Hvem eier lista?' });
    room.do({
      kind: 'session.create',
      sessionId: 's2',
      workplaceId: room.session.workplaceId,
      sessionKind: 'evaluation',
      language: 'nb',
      date: '2027-02-09',
      days: [{ theme: 'Vurdere', startMinute: 540, endMinute: 900, outcomes: [], items: [] }],
    });
    room.do({ kind: 'question.bring', sessionId: 's2' });
    expect(titles(slidesOf(room))).toContain('Dette tar vi med til neste samling');
    const next = room.book.sessions.s2;
    if (!next) throw new Error('no session s2');
    const [, where, brought] = planDeck(releaseFacts(room.book.programme, next), 'nb').slides;
    expect(where?.title).toBe('Hvor vi er i studieprogrammet');
    expect(brought && [brought.title, ...slideTexts(brought)]).toEqual(
      expect.arrayContaining(['Sist sa vi', 'Hvem eier lista?']),
    );
  });

  it('has the hands of an outcome from five answers on', () => {
    const room = composed();
    const [day] = daysOf(room.session);
    const count = (yes: number) => ({
      kind: 'outcome.count' as const,
      ...s1,
      dayId: day?.id ?? '',
      outcome: 0,
      yes,
      partly: 1,
      notYet: 0,
    });
    room.do(count(3));
    expect(titles(slidesOf(room))).not.toContain('Fikk vi det til?');
    room.do(count(4));
    const slide = slidesOf(room).find(({ title }) => title === 'Fikk vi det til?');
    expect(slide?.kind === 'table' && slide.rows).toEqual([[day?.outcomes[0], '4', '1', '0']]);
  });
});

it('three strengths and three next steps of ordinary length stand on one slide', () => {
  const room = composed();
  room.do({ kind: 'theme.remove', ...ak2, themeId: 't2' });
  const highlightIds = ['h0', 'h1', 'h2'];
  for (const themeKind of ['strength', 'nextStep'] as const) {
    for (const n of [1, 2, 3]) {
      const theme = { ...ak2, themeId: `${themeKind}${n}` };
      const title = 'Dere viser hva dere har prøvd';
      const text = 'Eksemplene er fra egne vakter og har noe å telle eller se etter. Det gjør det mulig å bli uenig.';
      // One strength is there.
      if (themeKind === 'strength' && n === 3) continue;
      room.do({ kind: 'theme.add', ...theme, themeKind, title, text, highlightIds });
      room.do({ kind: 'theme.release', ...theme, on: true });
    }
  }
  room.do({ kind: 'theme.release', ...ak2, themeId: 't1', on: true });
  const cards = planDeck(releaseFacts(room.book.programme, room.session), 'nb').slides.filter(
    (slide) => slide.kind === 'cards' && slide.title === 'Kollektiv tilbakemelding',
  );
  expect(cards.map((slide) => slide.kind === 'cards' && slide.columns.map((column) => column.cards.length))).toEqual([
    [3, 3],
  ]);
  expect(cards[0]).toMatchObject({ note: '' });
});
