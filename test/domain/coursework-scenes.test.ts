import { describe, expect, it } from 'vitest';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { SceneKind, SceneView } from '../../domain/scenes/registry.ts';
import type { Scene } from '../../domain/session.ts';
import { minutesIn, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, outcomeOf, withCourseworkAk2 } from '../support/sample-coursework.ts';

const s1 = { sessionId: 's1' };
const viewOf = (room: Rehearsal) => PlenumViewSchema.parse(plenumView(releaseFacts(room.book.programme, room.session)));
const show = (room: Rehearsal, scene: Scene) => room.do({ kind: 'wall.show', ...s1, scene });

function sceneOn<Kind extends SceneKind>(room: Rehearsal, kind: Kind): Extract<SceneView, { kind: Kind }> {
  const { scene } = viewOf(room);
  if (scene.kind !== kind) throw new Error(`the wall shows ${scene.kind}`);
  return scene as Extract<SceneView, { kind: Kind }>;
}

/** AK2 with three texts that all rest a card, and cards `t1`, `t2` (strengths) and `t3` (a next step), none released. */
function withCards(): Rehearsal {
  const room = withCourseworkAk2();
  room.do({ kind: 'item.edit', ...s1, itemId: 'ideas', coursework: 'AK2', activity: 'feedback' });
  for (const personId of ['p1', 'p2', 'p3']) {
    handIn(room, personId, 'Vi ventet til musikken hadde virket.');
    const highlight = { highlightId: `h-${personId}`, personId, highlightKind: 'strength' as const };
    room.do({ kind: 'highlight.add', ...ak2, ...highlight, start: 0, end: 9 });
  }
  const highlightIds = ['h-p1', 'h-p2', 'h-p3'];
  const cards = [
    ['t1', 'strength', 'Dere ser mer'],
    ['t2', 'strength', 'Dere bruker skjønn'],
    ['t3', 'nextStep', 'Si hva som er nytt'],
  ] as const;
  for (const [themeId, themeKind, text] of cards) {
    room.do({ kind: 'theme.add', ...ak2, themeId, themeKind, text, highlightIds });
  }
  return room;
}

const release = (room: Rehearsal, themeId: string, minute: number) =>
  room.do({ kind: 'theme.release', ...ak2, themeId, on: true }, minutesIn(minute));

describe('collective feedback on the wall', () => {
  it('shows what the cards are about before the first, and none of them', () => {
    const room = withCards();
    show(room, { kind: 'collectiveFeedback', itemId: 'ideas' });
    expect(viewOf(room).place).toBe('Tilbakemelding på AK2');
    expect(sceneOn(room, 'collectiveFeedback')).toMatchObject({
      title: 'Forberedt lesing og presentasjon',
      card: null,
      kinds: [{ cards: [] }, { cards: [] }],
    });
  });

  it('shows the card released last, numbered among the released ones of its kind', () => {
    const room = withCards();
    show(room, { kind: 'collectiveFeedback', itemId: 'ideas' });
    release(room, 't2', 1);
    expect(sceneOn(room, 'collectiveFeedback').card).toMatchObject({
      kind: 'Styrke',
      number: 1,
      text: 'Dere bruker skjønn',
    });
    release(room, 't3', 2);
    expect(sceneOn(room, 'collectiveFeedback').card).toMatchObject({ kind: 'Neste steg', number: 1 });
    expect(JSON.stringify(viewOf(room))).not.toContain('Dere ser mer');
  });

  it('shows the card that it names, with the quotes that were approved for it', () => {
    const room = withCards();
    room.do({ kind: 'theme.quote', ...ak2, themeId: 't1', highlightId: 'h-p1', text: 'Vi ventet.' });
    release(room, 't1', 1);
    release(room, 't2', 2);
    show(room, { kind: 'collectiveFeedback', itemId: null, refId: 't1' });
    const { card, kinds } = sceneOn(room, 'collectiveFeedback');
    expect(card).toMatchObject({ text: 'Dere ser mer', quotes: ['Vi ventet.'] });
    expect(kinds[0]?.cards).toEqual([{ shown: true }, { shown: false }]);
  });

  it('refuses a card that is not released, and goes on with the others when one is taken back', () => {
    const room = withCards();
    const named = { kind: 'collectiveFeedback', itemId: null, refId: 't1' } as const;
    expect(outcomeOf(room, { kind: 'wall.show', ...s1, scene: named })).toBe('NOT_RELEASED');
    expect(outcomeOf(room, { kind: 'wall.show', ...s1, scene: { ...named, refId: 'nobody' } })).toBe('NOT_RELEASED');
    release(room, 't1', 1);
    release(room, 't2', 2);
    show(room, named);
    room.do({ kind: 'theme.release', ...ak2, themeId: 't1', on: false });
    expect(JSON.stringify(viewOf(room))).not.toContain('Dere ser mer');
    expect(sceneOn(room, 'collectiveFeedback').card?.text).toBe('Dere bruker skjønn');
  });

  it('leaves the wall with its item, and gives way to a break', () => {
    const room = withCards();
    const dayId = Object.keys(room.session.days)[0] ?? '';
    room.do({ kind: 'run.start', ...s1, dayId, itemId: 'ideas' });
    show(room, { kind: 'collectiveFeedback', itemId: 'ideas' });
    room.do({ kind: 'run.next-item', ...s1 });
    expect(viewOf(room).scene.kind).not.toBe('collectiveFeedback');
  });
});

describe('a reflection note on the wall', () => {
  it('is the clock and how many have handed in, and nothing of what is written', () => {
    const room = withCourseworkAk2();
    room.do({ kind: 'item.edit', ...s1, itemId: 'open', coursework: 'AK2', prompt: 'Hva former du selv?' });
    const dayId = Object.keys(room.session.days)[0] ?? '';
    room.do({ kind: 'run.start', ...s1, dayId, itemId: 'open' });
    show(room, { kind: 'reflection', itemId: 'open' });
    expect(sceneOn(room, 'reflection')).toMatchObject({ counter: '', timed: true });
    for (const personId of ['p1', 'p2', 'p3']) handIn(room, personId, 'Dette er mitt og ingen andres.');
    expect(sceneOn(room, 'reflection').counter).toBe('3 av 6 levert');
    expect(JSON.stringify(viewOf(room))).not.toMatch(/mitt|former du selv/);
  });

  it('says the last two in words, so that a glance does not show who they are', () => {
    const room = withCourseworkAk2();
    room.do({ kind: 'item.edit', ...s1, itemId: 'open', coursework: 'AK2' });
    show(room, { kind: 'reflection', itemId: 'open' });
    for (const personId of ['p1', 'p2', 'p3', 'p4']) handIn(room, personId, 'Tekst.');
    expect(sceneOn(room, 'reflection').counter).toBe('nesten alle har levert');
    room.do({ kind: 'submission.hand-in', ...ak2, personId: 'p5', how: 'paper' });
    room.do({ kind: 'submission.hand-in', ...ak2, personId: 'p6', how: 'paper' });
    expect(sceneOn(room, 'reflection').counter).toBe('alle har levert');
  });
});

describe('questions on the wall', () => {
  it('says what was said last time and what is taken further, each under its own heading', () => {
    const room = withCourseworkAk2();
    show(room, { kind: 'questions', itemId: null });
    expect(sceneOn(room, 'questions').lists).toEqual([]);
    room.do({ kind: 'question.add', ...s1, text: 'Hvem eier ringen?' });
    expect(sceneOn(room, 'questions').lists).toEqual([
      { title: 'Tar vi med videre', questions: ['Hvem eier ringen?'] },
    ]);
  });
});

describe('the check-out', () => {
  it('shows a count from five answers on, and before that only what the day was to give', () => {
    const room = withCourseworkAk2();
    const dayId = Object.keys(room.session.days)[0] ?? '';
    room.do({ kind: 'day.edit', ...s1, dayId, outcomes: ['bruke ett begrep', 'prøve noe nytt'] });
    show(room, { kind: 'checkout', itemId: null });
    const count = { kind: 'outcome.count', ...s1, dayId, outcome: 0 } as const;
    room.do({ ...count, yes: 3, partly: 1, notYet: 0 });
    expect(sceneOn(room, 'checkout').outcomes[0]).toEqual({ text: 'bruke ett begrep', hands: null });
    room.do({ ...count, yes: 3, partly: 1, notYet: 1 });
    expect(sceneOn(room, 'checkout').outcomes).toEqual([
      { text: 'bruke ett begrep', hands: [3, 1, 1] },
      { text: 'prøve noe nytt', hands: null },
    ]);
    show(room, { kind: 'outcomes', itemId: null });
    expect(sceneOn(room, 'outcomes')).toMatchObject({ lead: 'I dag skal du kunne' });
    expect(JSON.stringify(viewOf(room))).not.toContain('hands');
  });
});

describe('the scene of an item', () => {
  it('follows what the item is, until somebody chooses another', () => {
    const room = withCourseworkAk2();
    const dayId = Object.keys(room.session.days)[0] ?? '';
    const sceneOf = () => room.session.items.note?.scene;
    room.do({ kind: 'item.add', ...s1, dayId, itemId: 'note', title: 'Refleksjonsnotat', activity: 'reflection' });
    expect(sceneOf()).toBe('reflection');
    room.do({ kind: 'item.edit', ...s1, itemId: 'note', activity: 'feedback' });
    expect(sceneOf()).toBe('collectiveFeedback');
    room.do({ kind: 'item.edit', ...s1, itemId: 'note', scene: 'plan' });
    room.do({ kind: 'item.edit', ...s1, itemId: 'note', activity: 'reflection' });
    expect(sceneOf()).toBe('plan');
  });
});
