import { describe, expect, it } from 'vitest';
import { plenumView, previewView } from '../../domain/plenum-view.ts';
import { PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { type SceneKind, SceneKindSchema, type SceneView } from '../../domain/scenes/registry.ts';
import type { Scene } from '../../domain/session.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

const viewOf = (room: Rehearsal) => PlenumViewSchema.parse(plenumView(releaseFacts(room.book.programme, room.session)));

function sceneOn<Kind extends SceneKind>(room: Rehearsal, kind: Kind): Extract<SceneView, { kind: Kind }> {
  const { scene } = viewOf(room);
  if (scene.kind !== kind) throw new Error(`the wall shows ${scene.kind}`);
  return scene as Extract<SceneView, { kind: Kind }>;
}

const show = (room: Rehearsal, scene: Scene) => room.do({ kind: 'wall.show', ...s1, scene });

function running(itemId = 'open'): Rehearsal {
  const room = nursingHome();
  const dayId = Object.keys(room.session.days)[0] ?? '';
  room.do({ kind: 'run.start', ...s1, dayId, itemId });
  return room;
}

const refusalOf = (result: ReturnType<Rehearsal['try']>) => (result.ok ? null : result.problem.code);

describe('the list of scenes', () => {
  it('builds a view of every kind, also where there is nothing to say', () => {
    const room = running();
    const open = SceneKindSchema.options.filter((kind) => !['message', 'note', 'card', 'file'].includes(kind));
    for (const kind of open) {
      show(room, { kind, itemId: null });
      expect(viewOf(room).scene.kind).toBe(kind);
    }
  });
});

describe('a task', () => {
  it('shows the prompt of the item that it names, and no other scene brings it along', () => {
    const room = running();
    show(room, { kind: 'task', itemId: 'open' });
    expect(sceneOn(room, 'task').prompt).toBe('Hva har dere prøvd?');
    show(room, { kind: 'speakers', itemId: 'open' });
    expect(JSON.stringify(viewOf(room))).not.toContain('Hva har dere prøvd?');
  });

  it('has the clock of the day only while its item runs', () => {
    const room = running('ideas');
    show(room, { kind: 'task', itemId: 'open' });
    expect(sceneOn(room, 'task').timed).toBe(false);
    show(room, { kind: 'task', itemId: 'ideas' });
    expect(sceneOn(room, 'task')).toMatchObject({ timed: true, steps: { current: 0 } });
  });

  it('leaves the wall with its item', () => {
    const room = running();
    show(room, { kind: 'task', itemId: 'open' });
    room.do({ kind: 'run.next', ...s1 });
    expect(viewOf(room).scene.kind).toBe('timer');
  });

  it('names the groups where each has its turn', () => {
    const room = running();
    room.do({ kind: 'item.edit', ...s1, itemId: 'open', repeat: 'workingGroups' });
    show(room, { kind: 'task', itemId: 'open' });
    expect(sceneOn(room, 'task').groups.map(({ name }) => name)).toEqual(['Vakter', 'Rapport']);
  });
});

describe('the speaker list', () => {
  it('tells who speaks and the next three by place alone', () => {
    const room = running();
    for (const personId of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      room.do({ kind: 'speaker.ask', ...s1, itemId: 'open', personId });
    }
    room.do({ kind: 'speaker.next', ...s1, itemId: 'open' });
    show(room, { kind: 'speakers', itemId: 'open' });
    const scene = sceneOn(room, 'speakers');
    expect(scene.speaking).toMatchObject({ place: 'Nummer 1', call: null });
    expect(scene.next.map(({ place }) => place)).toEqual(['Nummer 2', 'Nummer 3', 'Nummer 4']);
    expect(scene.more).toBe(1);
  });

  it('does not wait for somebody who has left the room', () => {
    const room = running();
    for (const personId of ['p1', 'p2']) room.do({ kind: 'speaker.ask', ...s1, itemId: 'open', personId });
    room.do({ kind: 'presence.mark', ...s1, itemId: 'open', personIds: ['p1'], mark: 'away' });
    show(room, { kind: 'speakers', itemId: 'open' });
    expect(sceneOn(room, 'speakers').next.map(({ place }) => place)).toEqual(['Nummer 2']);
  });
});

describe('the speaking time of the day', () => {
  const speak = (room: Rehearsal, personIds: readonly string[]) => {
    for (const [at, personId] of personIds.entries()) {
      room.do({ kind: 'speaker.ask', ...s1, itemId: 'open', personId }, minutesIn(at));
      room.do({ kind: 'speaker.next', ...s1, itemId: 'open' }, minutesIn(at));
      room.do({ kind: 'speaker.stop', ...s1, itemId: 'open' }, minutesIn(at + 1));
    }
  };

  it('shows no share that rests on fewer than three, and says so', () => {
    const room = running();
    speak(room, ['p1', 'p2', 'p3', 'p4']);
    show(room, { kind: 'speakingShare', itemId: null });
    expect(sceneOn(room, 'speakingShare')).toMatchObject({ title: expect.stringContaining('Her kommer'), shares: [] });
    speak(room, ['p5', 'p6']);
    expect(sceneOn(room, 'speakingShare')).toEqual({
      kind: 'speakingShare',
      title: 'Taletid i dag',
      shares: [
        { name: 'assistent', percent: 50 },
        { name: 'fagarbeider', percent: 50 },
      ],
      hidden: '',
    });
  });

  it('is no fact of the room while another scene is on the wall', () => {
    const room = running();
    speak(room, ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
    expect(releaseFacts(room.book.programme, room.session).speakingShare).toBeNull();
  });

  it('gives way to a break', () => {
    const room = running();
    show(room, { kind: 'speakingShare', itemId: null });
    const rest = Object.values(room.session.items).find(({ activity }) => activity === 'break' || activity === 'lunch');
    room.do({ kind: 'run.start', ...s1, dayId: rest?.dayId ?? '', itemId: rest?.id ?? '' });
    expect(viewOf(room).scene.kind).toBe('pause');
  });
});

describe('a card alone', () => {
  const card: Scene = { kind: 'card', itemId: 'ideas', refId: 'c1' };
  const withCard = () => {
    const room = running('ideas');
    room.do({ kind: 'card.add', ...s1, itemId: 'ideas', cardId: 'c1', text: 'Felles liste' });
    return room;
  };

  it('is neither made ready nor shown before it is released', () => {
    const room = withCard();
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene: card }))).toBe('NOT_RELEASED');
    expect(refusalOf(room.try({ kind: 'wall.prepare', ...s1, scene: card }))).toBe('NOT_RELEASED');
    room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
    show(room, card);
    expect(sceneOn(room, 'card').text).toBe('Felles liste');
  });

  it('goes from the wall when it is taken back, also while it stands there', () => {
    const room = withCard();
    room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
    show(room, card);
    room.do({ kind: 'card.withdraw', ...s1, itemId: 'ideas', cardIds: ['c1'] });
    expect(sceneOn(room, 'card').text).toBe('');
  });

  it('is refused when its text has come to hold a code', () => {
    const room = withCard();
    room.do({ kind: 'card.edit', ...s1, itemId: 'ideas', cardId: 'c1', text: 'Spør X9 først' });
    room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
    room.do({ kind: 'person.edit', personId: 'p2', code: 'X9' });
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene: card }))).toBe('PERSON_IN_TEXT');
  });
});

describe('a note alone', () => {
  const note: Scene = { kind: 'note', itemId: null, refId: 'n' };
  const release = { kind: 'note.release', ...s1, noteId: 'n', on: true } as const;
  const withNote = (text: string) => {
    const room = running();
    room.do({ kind: 'note.begin', ...s1, noteId: 'n', itemId: 'open', text, finished: true });
    return room;
  };

  it('has to be released first, which the deck does not follow', () => {
    const room = withNote('**Stille** rundt bordet');
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene: note }))).toBe('NOT_RELEASED');
    room.do(release);
    show(room, note);
    expect(sceneOn(room, 'note').text).toBe('Stille rundt bordet');
    expect(room.session.notes.n?.forDeck).toBe(false);
  });

  it('is private again when it is taken back', () => {
    const room = withNote('Stille rundt bordet');
    room.do(release);
    show(room, note);
    room.do({ ...release, on: false });
    expect(JSON.stringify(viewOf(room))).not.toContain('Stille');
  });

  it('is not released with a code in it, nor longer than the room can read', () => {
    expect(refusalOf(withNote('P02 var stille').try(release))).toBe('PERSON_IN_TEXT');
    expect(refusalOf(withNote('Stille. '.repeat(60)).try(release))).toBe('TEXT_TOO_LONG');
  });

  it('stays fit for the room while it is written on', () => {
    const room = withNote('Stille');
    room.do(release);
    const splice = { kind: 'note.splice', ...s1, noteId: 'n', base: 0, at: 6, remove: 0 } as const;
    expect(refusalOf(room.try({ ...splice, insert: ' fra P02' }))).toBe('PERSON_IN_TEXT');
    expect(refusalOf(room.try({ ...splice, insert: ' lenge' }))).toBeNull();
  });
});

describe('a message to the room', () => {
  it('stays on the desk until it is shown, and goes when something else is', () => {
    const room = running();
    show(room, { kind: 'plan', itemId: null });
    room.do({ kind: 'wall.message', ...s1, text: 'Kaffen er klar' });
    expect(JSON.stringify(viewOf(room))).not.toContain('Kaffen');
    show(room, { kind: 'message', itemId: null });
    expect(sceneOn(room, 'message').text).toBe('Kaffen er klar');
    show(room, { kind: 'plan', itemId: null });
    expect(room.session.wall.message).toBe('');
  });

  it('is refused with a code in it, and when there is nothing in it', () => {
    const room = running();
    expect(refusalOf(room.try({ kind: 'wall.message', ...s1, text: 'P02, kom!' }))).toBe('PERSON_IN_TEXT');
    expect(refusalOf(room.try({ kind: 'wall.message', ...s1, text: ' ', show: true }))).toBe('NOT_RELEASED');
    const scene: Scene = { kind: 'message', itemId: null };
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene }))).toBe('NOT_RELEASED');
  });

  it('takes a frozen and black wall with it when it is shown at once', () => {
    const room = running();
    room.do({ kind: 'wall.freeze', ...s1, on: true });
    room.do({ kind: 'wall.black', ...s1, on: true });
    room.do({ kind: 'wall.message', ...s1, text: 'Kaffen er klar', show: true });
    expect(viewOf(room)).toMatchObject({ black: false, frozenAt: null, scene: { text: 'Kaffen er klar' } });
  });
});

describe('what is ready', () => {
  it('is seen on the desk as the room will see it, while the room goes on seeing what it saw', () => {
    const room = running();
    show(room, { kind: 'plan', itemId: null });
    room.do({ kind: 'wall.freeze', ...s1, on: true }, minutesIn(1));
    expect(previewView(room.book.programme, room.session)).toBeNull();
    room.do({ kind: 'wall.prepare', ...s1, scene: { kind: 'task', itemId: 'open' } });
    const preview = previewView(room.book.programme, room.session);
    expect(preview).toMatchObject({ frozenAt: null, scene: { kind: 'task', prompt: 'Hva har dere prøvd?' } });
    expect(viewOf(room).scene.kind).toBe('plan');
    room.do({ kind: 'wall.show', ...s1 });
    expect(viewOf(room)).toEqual(preview);
  });
});

describe('the wall and the day', () => {
  it('leaves out what was cut', () => {
    const room = running();
    const items = { ...room.session.items };
    const talks = items.talks;
    if (!talks) throw new Error('no talks');
    items.talks = { ...talks, cut: true };
    const session = {
      ...room.session,
      items,
      wall: { ...room.session.wall, scene: { kind: 'plan' as const, itemId: null } },
    };
    const view = plenumView(releaseFacts(room.book.programme, session));
    expect(JSON.stringify(view)).not.toContain('Gruppepresentasjoner');
  });

  it('has the small timer only when it was put there', () => {
    const room = running();
    const timer = {
      kind: 'countdown' as const,
      until: null,
      durationMs: 600_000,
      startedAt: null,
      pausedAt: null,
      addedMs: 0,
    };
    const beside = (onWall: boolean) => ({
      ...room.session,
      run: { ...room.session.run, side: { title: 'Kaffe', onWall, timer } },
    });
    const sideOf = (onWall: boolean) => plenumView(releaseFacts(room.book.programme, beside(onWall))).side;
    expect(sideOf(false)).toBeNull();
    expect(sideOf(true)).toEqual({ title: 'Kaffe', timer });
  });
});
