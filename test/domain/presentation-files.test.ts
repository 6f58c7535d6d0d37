import { describe, expect, it } from 'vitest';
import { newestFiles, versionsBefore } from '../../domain/presentation-files.ts';
import type { Attachment, Presentation } from '../../domain/presentation-record.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };
const a = { ...s1, presentationId: 'a' };

/** A hash that tells which file it is of by its first two digits. */
const hashOf = (id: string): string => id.charCodeAt(0).toString(16).padEnd(64, '0');

function attachment(id: string, name: string, more: Partial<Attachment> = {}): Attachment {
  const ext = name.split('.').at(-1)?.toLowerCase() ?? 'bin';
  return { id, sha256: hashOf(id), ext, name, bytes: 1, mime: '', addedAt: id.charCodeAt(0), ...more };
}

/** The group Vakter with a talk `a` in the queue of `talks`. */
function withTalk(...files: Attachment[]): Rehearsal {
  const room = nursingHome();
  room.do({
    kind: 'presentation.add',
    ...a,
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Ring',
  });
  room.do({
    kind: 'presentation.add',
    ...a,
    presentationId: 'b',
    presentationKind: 'project',
    itemId: 'talks',
    title: 'To',
  });
  for (const file of files) attach(room, file);
  return room;
}

function attach(room: Rehearsal, file: Attachment, replaces?: string | null): void {
  const named = replaces === undefined ? {} : { replaces };
  room.do({ kind: 'presentation.attach', ...a, attachment: file, ...named });
}

function talk(room: Rehearsal): Presentation {
  const one = room.session.presentations.a;
  if (!one) throw new Error('no presentation a');
  return one;
}

const newest = (room: Rehearsal) => newestFiles(talk(room)).map(({ id }) => id);
const read = (room: Rehearsal, fileId: string, showsAs: 'pages' | 'picture' | null = 'pages', pages = 12) =>
  room.do({
    kind: 'file.inspected',
    ...a,
    fileId,
    facts: { form: 'pdf', pages, width: 16, height: 9, troubles: [] },
    showsAs,
  });
const show = (room: Rehearsal, refId: string, now = minutesIn(1)) =>
  room.do({ kind: 'wall.show', ...s1, scene: { kind: 'file', itemId: null, refId } }, now);
const facts = (room: Rehearsal) => releaseFacts(room.book.programme, room.session);
const refusalOf = (result: ReturnType<Rehearsal['try']>) => (result.ok ? null : result.problem.code);

describe('versions', () => {
  it('keeps both when the same talk comes again, and shows the newest', () => {
    const room = withTalk(attachment('f', 'Ring.pptx'), attachment('g', 'ring ny.pptx'));
    expect(talk(room).mainFileId).toBe('g');
    expect(newest(room)).toEqual(['g']);
    const file = talk(room).files.g;
    expect(file && versionsBefore(talk(room), file).map(({ id }) => id)).toEqual(['f']);
  });

  it('lets photos stand beside the talk, which stays the main one', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'), attachment('g', 'tavla.jpg'), attachment('h', 'lista.jpg'));
    expect(talk(room).mainFileId).toBe('f');
    expect(newest(room)).toEqual(['f', 'g', 'h']);
  });

  it('takes a file of the same name for a newer version of that one alone', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'), attachment('g', 'tavla.jpg'), attachment('h', 'TAVLA.JPG'));
    expect(newest(room)).toEqual(['f', 'h']);
    expect(talk(room).mainFileId).toBe('f');
  });

  it('adds nothing when the very same bytes come again', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    attach(room, attachment('g', 'kopi av Ring.pdf', { sha256: hashOf('f') }));
    expect(Object.keys(talk(room).files)).toEqual(['f']);
  });

  it('is told otherwise by hand', () => {
    const room = withTalk(attachment('f', 'Ring.pptx'));
    attach(room, attachment('g', 'Vedlegg.pptx'), null);
    expect(newest(room)).toEqual(['f', 'g']);
    room.do({ kind: 'presentation.version-of', ...a, fileId: 'g', replaces: 'f' });
    expect(newest(room)).toEqual(['g']);
    expect(talk(room).mainFileId).toBe('g');
  });

  it('never goes in a ring, and one file has one newer version', () => {
    const room = withTalk(attachment('f', 'Ring.pptx'), attachment('g', 'Ring 2.pptx'), attachment('h', 'tavla.jpg'));
    const again = { kind: 'presentation.version-of', ...a } as const;
    expect(refusalOf(room.try({ ...again, fileId: 'f', replaces: 'g' }))).toBe('VERSION_TAKEN');
    expect(refusalOf(room.try({ ...again, fileId: 'f', replaces: 'f' }))).toBe('VERSION_TAKEN');
    expect(refusalOf(room.try({ ...again, fileId: 'h', replaces: 'f' }))).toBe('VERSION_TAKEN');
    expect(refusalOf(room.try({ ...again, fileId: 'h', replaces: 'x' }))).toBe('NO_SUCH_RECORD');
  });

  it('falls back on the version before when the newest is taken away', () => {
    const room = withTalk(attachment('f', 'Ring.pptx'), attachment('g', 'Ring 2.pptx'), attachment('h', 'Ring 3.pptx'));
    room.do({ kind: 'presentation.detach', ...a, fileId: 'g' });
    expect(talk(room).files.h?.replaces).toBe('f');
    room.do({ kind: 'presentation.detach', ...a, fileId: 'h' });
    expect(talk(room).mainFileId).toBe('f');
  });
});

describe('a file on the wall', () => {
  it('is refused until it is known how the wall can show it', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    const scene = { kind: 'file', itemId: null, refId: 'f' } as const;
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene }))).toBe('FILE_NOT_SHOWABLE');
    read(room, 'f');
    expect(refusalOf(room.try({ kind: 'wall.prepare', ...s1, scene }))).toBeNull();
    expect(refusalOf(room.try({ kind: 'wall.show', ...s1, scene: { ...scene, refId: 'x' } }))).toBe('NO_SUCH_RECORD');
  });

  it('begins on its first page, turns, and stops at the last', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    read(room, 'f', 'pages', 3);
    show(room, 'f');
    expect(facts(room).file).toMatchObject({ page: 1, pages: 3, fit: 'fit', blank: false });
    room.do({ kind: 'file.view', ...s1, fileId: 'f', page: 9 });
    expect(facts(room).file?.page).toBe(3);
  });

  it('gives way to quiet paper until the page is turned', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    read(room, 'f');
    show(room, 'f');
    room.do({ kind: 'file.view', ...s1, fileId: 'f', blank: true, fit: 'fill' });
    expect(facts(room).file).toMatchObject({ page: 1, blank: true, fit: 'fill' });
    room.do({ kind: 'file.view', ...s1, fileId: 'f', page: 2 });
    expect(facts(room).file).toMatchObject({ page: 2, blank: false, fit: 'fill' });
  });

  it('is on the page it was left on when it comes back', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    read(room, 'f');
    show(room, 'f');
    room.do({ kind: 'file.view', ...s1, fileId: 'f', page: 7 });
    room.do({ kind: 'wall.show', ...s1, scene: { kind: 'timer', itemId: null } });
    expect(facts(room).file).toBeNull();
    show(room, 'f');
    expect(facts(room).file?.page).toBe(7);
  });

  it('hears no press that was meant for another file', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    read(room, 'f');
    show(room, 'f');
    expect(refusalOf(room.try({ kind: 'file.view', ...s1, fileId: 'g', page: 2 }))).toBe('STALE_POSITION');
  });

  it('leaves the wall with its group, and stays from one step of it to the next', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'));
    read(room, 'f');
    room.do({ kind: 'run.start', ...s1, itemId: 'talks', presentationId: 'a' });
    show(room, 'f');
    room.do({ kind: 'run.next', ...s1 });
    expect(room.session.wall.scene.kind).toBe('file');
    room.do({ kind: 'run.next', ...s1 });
    expect(room.session.wall.scene).toEqual({ kind: 'presentation', itemId: 'talks' });
  });

  it('is the room’s from then on: only what it has seen may be a picture in the deck', () => {
    const room = withTalk(attachment('f', 'Ring.pdf'), attachment('g', 'Ring 2.pdf'), attachment('h', 'tavla.jpg'));
    for (const id of ['f', 'g']) read(room, id);
    read(room, 'h', 'picture', 1);
    const pictures = () =>
      facts(room).presentations[0]?.pictures.map(({ sha256 }) =>
        String.fromCharCode(Number.parseInt(sha256.slice(0, 2), 16)),
      );
    expect(pictures()).toEqual([]);
    show(room, 'f');
    expect(pictures()).toEqual(['f']);
    room.do({ kind: 'file.release', ...a, fileId: 'h', on: true });
    show(room, 'g');
    expect(pictures()).toEqual(['g', 'h']);
    room.do({ kind: 'file.release', ...a, fileId: 'g', on: false });
    expect(pictures()).toEqual(['f', 'h']);
  });
});

describe('planned and actual', () => {
  it('keeps what a presentation was to take when it began, whatever the plan says later', () => {
    const room = withTalk();
    const one = () => facts(room).presentations[0];
    expect(one()).toMatchObject({ plannedMs: 17 * 60_000, actualMs: null });
    room.do({ kind: 'run.start', ...s1, itemId: 'talks', presentationId: 'a' }, minutesIn(60));
    room.do({ kind: 'item.edit', ...s1, itemId: 'talks', steps: [{ title: 'Innlegg', minutes: 5 }] }, minutesIn(61));
    room.do({ kind: 'run.next-item', ...s1 }, minutesIn(80));
    expect(one()).toMatchObject({ plannedMs: 17 * 60_000, actualMs: 20 * 60_000 });
    expect(facts(room).presentations[1]?.plannedMs).toBe(5 * 60_000);
  });
});
