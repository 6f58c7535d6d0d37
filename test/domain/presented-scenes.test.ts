import { describe, expect, it } from 'vitest';
import { plenumView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { SceneKind, SceneView } from '../../domain/scenes/registry.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };
const a = { ...s1, presentationId: 'a' };

/** Two groups in the queue of the talks, the first of which presents. */
function presenting(): Rehearsal {
  const room = nursingHome();
  const add = { kind: 'presentation.add', ...s1, presentationKind: 'project', itemId: 'talks' } as const;
  room.do({ ...add, presentationId: 'a', groupId: 'g1', title: 'Byttering', points: ['Fem i hver ring'] });
  room.do({ ...add, presentationId: 'b', title: 'Rapport på ti minutter' });
  const dayId = Object.keys(room.session.days)[0] ?? '';
  room.do({ kind: 'run.start', ...s1, dayId, itemId: 'talks', presentationId: 'a' });
  return room;
}

function sceneOn<Kind extends SceneKind>(room: Rehearsal, kind: Kind): Extract<SceneView, { kind: Kind }> {
  const { scene } = PlenumViewSchema.parse(plenumView(releaseFacts(room.book.programme, room.session)));
  if (scene.kind !== kind) throw new Error(`the wall shows ${scene.kind}`);
  return scene as Extract<SceneView, { kind: Kind }>;
}

const show = (room: Rehearsal, kind: SceneKind, refId?: string) =>
  room.try({ kind: 'wall.show', ...s1, scene: { kind, itemId: null, ...(refId ? { refId } : {}) } });

const give = (room: Rehearsal, feedbackId: string, feedback: 'keep' | 'ask' | 'try', text: string) =>
  room.do({ kind: 'feedback.add', ...a, feedbackId, feedback, text });
const release = (room: Rehearsal, feedbackId: string, minute: number) =>
  room.do({ kind: 'feedback.release', ...a, feedbackIds: [feedbackId] }, minutesIn(minute));

describe('a presentation in words', () => {
  it('is title and points, and the titles of its slides only where there are no points', () => {
    const room = presenting();
    room.do({ kind: 'presentation.edit', ...a, outline: ['Før', 'Etter'] });
    show(room, 'outline', 'a');
    expect(sceneOn(room, 'outline')).toMatchObject({ title: 'Byttering', points: ['Fem i hver ring'] });
    room.do({ kind: 'presentation.edit', ...a, points: [] });
    expect(sceneOn(room, 'outline').points).toEqual(['Før', 'Etter']);
  });

  it('is that of the group that presents, where none is named, and goes on being it', () => {
    const room = presenting();
    show(room, 'outline');
    expect(sceneOn(room, 'outline').title).toBe('Byttering');
    expect(room.session.wall.scene.refId).toBe('a');
  });
});

describe('feedback on the wall', () => {
  it('asks for all three kinds until something is released', () => {
    const room = presenting();
    give(room, 'k1', 'keep', 'At gruppa eier ringen');
    show(room, 'feedback', 'a');
    const { card, kinds } = sceneOn(room, 'feedback');
    expect(card).toBeNull();
    expect(kinds.map(({ name, asks, cards }) => [name, asks !== '', cards.length])).toEqual([
      ['Behold', true, 0],
      ['Spør', true, 0],
      ['Prøv', true, 0],
    ]);
  });

  it('shows the card that was released last, counted among those of its kind that are out', () => {
    const room = presenting();
    show(room, 'feedback', 'a');
    give(room, 'k1', 'keep', 'At gruppa eier ringen');
    give(room, 'k2', 'keep', 'Tavla');
    give(room, 't1', 'try', 'En natt');
    release(room, 'k2', 1);
    expect(sceneOn(room, 'feedback').card).toEqual({ kind: 'Behold', text: 'Tavla', number: 1, total: 1 });
    release(room, 't1', 2);
    release(room, 'k1', 3);
    const { card, kinds } = sceneOn(room, 'feedback');
    expect(card).toEqual({ kind: 'Behold', text: 'At gruppa eier ringen', number: 1, total: 2 });
    expect(kinds.map(({ cards }) => cards)).toEqual([[{ shown: true }, { shown: false }], [], [{ shown: false }]]);
  });

  it('shows a card that is named, and lets none be named that is not released', () => {
    const room = presenting();
    give(room, 'k1', 'keep', 'At gruppa eier ringen');
    give(room, 't1', 'try', 'En natt');
    release(room, 'k1', 1);
    release(room, 't1', 2);
    show(room, 'feedback', 'k1');
    expect(sceneOn(room, 'feedback').card?.text).toBe('At gruppa eier ringen');
    give(room, 'k3', 'keep', 'Hemmelig');
    expect(show(room, 'feedback', 'k3')).toMatchObject({ ok: false, problem: { code: 'NOT_RELEASED' } });
  });

  it('falls back to the one released last when the shown card is taken off', () => {
    const room = presenting();
    give(room, 'k1', 'keep', 'At gruppa eier ringen');
    give(room, 't1', 'try', 'En natt');
    release(room, 't1', 1);
    release(room, 'k1', 2);
    show(room, 'feedback', 'a');
    room.do({ kind: 'feedback.withdraw', ...a, feedbackIds: ['k1'] });
    expect(sceneOn(room, 'feedback').card?.text).toBe('En natt');
  });
});

describe('the room’s judgement on the wall', () => {
  it('asks both questions until the answers are released, and then tells who saw it otherwise', () => {
    const room = presenting();
    room.do({ kind: 'judgement.edit', ...a, newHere: 'yes', addsValue: 'partly', valueFor: ['staff', 'resident'] });
    room.do({ kind: 'judgement.edit', ...a, breakWith: 'Før ringte lederen', sign: 'Færre anrop', dissent: 'Natta' });
    show(room, 'judgement', 'a');
    expect(sceneOn(room, 'judgement').questions.map(({ answer, because }) => [answer, because])).toEqual([
      ['', []],
      ['', []],
    ]);
    expect(sceneOn(room, 'judgement').dissent).toBe('');
    room.do({ kind: 'judgement.release', ...a, on: true });
    const { questions, dissent } = sceneOn(room, 'judgement');
    expect(questions.map(({ answer, looks, because }) => [answer, looks, because])).toEqual([
      ['Ja', 'yes', ['Før ringte lederen']],
      ['Delvis', 'partly', ['Beboere og brukere, Ansatte', 'Færre anrop']],
    ]);
    expect(dissent).toBe('Natta');
  });
});

describe('a scene about a presentation', () => {
  it.each(['outline', 'feedback', 'judgement'] as const)('needs it to be there: %s', (kind) => {
    expect(show(presenting(), kind, 'nobody')).toMatchObject({
      ok: false,
      problem: { code: 'NO_SUCH_RECORD' },
    });
  });

  it.each(['outline', 'feedback', 'judgement'] as const)(
    'stays through the steps of its own presentation, and gives way to the next group: %s',
    (kind) => {
      const room = presenting();
      show(room, kind, 'a');
      room.do({ kind: 'run.next', ...s1 });
      expect(room.session.wall.scene.kind).toBe(kind);
      const dayId = Object.keys(room.session.days)[0] ?? '';
      room.do({ kind: 'run.start', ...s1, dayId, itemId: 'talks', presentationId: 'b' });
      expect(room.session.wall.scene.kind).toBe('presentation');
    },
  );
});
