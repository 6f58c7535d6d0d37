import { expect, it } from 'vitest';
import { countedFor } from '../../domain/presented-coursework.ts';
import { lastAttempt, submissionState } from '../../domain/submissions.ts';
import type { Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, outcomeOf, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const a = { ...ak2, presentationId: 'a' };

function withTalks(): Rehearsal {
  const room = withCourseworkAk2();
  const talk = { kind: 'presentation.add', sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  room.do({ ...talk, presentationId: 'a', groupId: 'g1', title: 'Ring' });
  room.do({ ...talk, presentationId: 'b', groupId: 'g2', title: 'Rapport' });
  return room;
}

function counts(room: Rehearsal, ...personIds: string[]): void {
  room.do({ kind: 'presentation.coursework', ...a, personIds });
}

const counted = (room: Rehearsal) => countedFor(room.session, 'ak2', 'a').sort();
const pieceOf = (room: Rehearsal, personId: string) => room.session.submissions.ak2?.[personId];

it('makes a presentation the delivery of those named, and of them only', () => {
  const room = withTalks();
  counts(room, 'p1', 'p2');
  expect(submissionState(pieceOf(room, 'p1'))).toBe('delivered');
  counts(room, 'p2', 'p3');
  expect(counted(room)).toEqual(['p2', 'p3']);
  expect(pieceOf(room, 'p1')).toBeUndefined();
  counts(room);
  expect(counted(room)).toEqual([]);
});

it('comes beside a text that was handed in, and leaves it when it is taken back', () => {
  const room = withTalks();
  handIn(room, 'p1', 'Skjønn er å se.');
  counts(room, 'p1');
  const attempt = () => {
    const piece = pieceOf(room, 'p1');
    return piece && lastAttempt(piece);
  };
  expect(attempt()).toMatchObject({ text: 'Skjønn er å se.', presentationId: 'a', how: 'pasted' });
  counts(room);
  expect(attempt()).toMatchObject({ text: 'Skjønn er å se.', presentationId: null, how: 'pasted' });
  expect(submissionState(pieceOf(room, 'p1'))).toBe('delivered');
});

it('stays a text when the text came after the presentation', () => {
  const room = withTalks();
  counts(room, 'p1');
  room.do({ kind: 'submission.splice', ...ak2, personId: 'p1', base: 0, at: 0, remove: 0, insert: 'Vi lærte' });
  counts(room);
  const piece = pieceOf(room, 'p1');
  expect(piece && lastAttempt(piece)).toMatchObject({ text: 'Vi lærte', how: 'typed', presentationId: null });
});

it('is one change: refused as a whole, and undone as a whole', () => {
  const room = withTalks();
  expect(outcomeOf(room, { kind: 'presentation.coursework', ...a, personIds: ['p1', 'nobody'] })).toBe(
    'NO_SUCH_RECORD',
  );
  expect(counted(room)).toEqual([]);
  counts(room, 'p4');
  const other = { ...a, presentationId: 'b', personIds: ['p1', 'p4'] };
  expect(outcomeOf(room, { kind: 'presentation.coursework', ...other })).toBe('COUNTS_ELSEWHERE');
  expect(pieceOf(room, 'p1')).toBeUndefined();
});

it('neither gives nor takes what has been assessed or withdrawn', () => {
  const room = withTalks();
  counts(room, 'p1', 'p2');
  settle(room, 'p1');
  expect(outcomeOf(room, { kind: 'presentation.coursework', ...a, personIds: ['p2'] })).toBe('CASE_SETTLED');
  expect(outcomeOf(room, { kind: 'presentation.coursework', ...a, personIds: ['p1'] })).toBe('ok');
  counts(room, 'p1', 'p2');
  handIn(room, 'p3', 'Tekst');
  room.do({ kind: 'submission.withdraw', ...ak2, personId: 'p3', on: true });
  expect(outcomeOf(room, { kind: 'presentation.coursework', ...a, personIds: ['p1', 'p2', 'p3'] })).toBe('WITHDRAWN');
});

it('keeps a presentation that somebody has handed in, and those it counts for', () => {
  const room = withTalks();
  counts(room, 'p5');
  const remove = { kind: 'presentation.remove', sessionId: 's1', presentationId: 'a' } as const;
  expect(outcomeOf(room, remove)).toBe('ITEM_IN_USE');
  expect(outcomeOf(room, { kind: 'person.remove', personId: 'p5' })).toBe('PERSON_IN_USE');
  counts(room);
  expect(outcomeOf(room, remove)).toBe('ok');
});

it('keeps a presentation that notes were written of', () => {
  const room = withTalks();
  const itemId = Object.keys(room.session.items)[0] ?? '';
  const note = { sessionId: 's1', noteId: 'n1' } as const;
  room.do({
    kind: 'note.begin',
    ...note,
    itemId,
    presentationId: 'a',
    text: 'De måler i fjorten dager',
    finished: true,
  });
  const remove = { kind: 'presentation.remove', sessionId: 's1', presentationId: 'a' } as const;
  expect(outcomeOf(room, remove)).toBe('ITEM_IN_USE');
  room.do({ kind: 'note.remove', ...note });
  expect(outcomeOf(room, remove)).toBe('ok');
});
