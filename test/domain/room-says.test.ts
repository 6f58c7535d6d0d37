import { describe, expect, it } from 'vitest';
import { releaseFacts } from '../../domain/room-facts.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const a = { sessionId: 's1', presentationId: 'a' };

function withFeedback(): Rehearsal {
  const room = nursingHome();
  room.do({
    kind: 'presentation.add',
    ...a,
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Ring',
  });
  for (const feedbackId of ['k', 'l', 'm']) {
    room.do({ kind: 'feedback.add', ...a, feedbackId, feedback: 'keep', text: `Ro ${feedbackId}` });
  }
  return room;
}

const one = (room: Rehearsal) => releaseFacts(room.book.programme, room.session).presentations[0];
const out = (room: Rehearsal) => one(room)?.feedbackOut.map(({ id }) => id);
const refusalOf = (result: ReturnType<Rehearsal['try']>) => (result.ok ? null : result.problem.code);

describe('keep, ask and try', () => {
  it('reach the wall card by card, and the deck as a whole', () => {
    const room = withFeedback();
    expect(out(room)).toEqual([]);
    room.do({ kind: 'feedback.release', ...a, feedbackIds: ['l'] });
    expect(out(room)).toEqual(['l']);
    room.do({ kind: 'feedback.release', ...a });
    expect(out(room)).toEqual(['k', 'l', 'm']);
    room.do({ kind: 'feedback.withdraw', ...a, feedbackIds: ['k'] });
    expect(out(room)).toEqual(['l', 'm']);
    expect(one(room)?.feedback).toHaveLength(3);
  });

  it('keep the moment of their first release, so that the newest stands out', () => {
    const room = withFeedback();
    room.do({ kind: 'feedback.release', ...a, feedbackIds: ['l'] }, minutesIn(1));
    room.do({ kind: 'feedback.release', ...a }, minutesIn(2));
    expect(one(room)?.feedbackOut.map(({ releasedAt }) => releasedAt)).toEqual([2, 1, 2].map(minutesIn));
  });

  it('change places', () => {
    const room = withFeedback();
    room.do({ kind: 'feedback.move', ...a, feedbackId: 'm', after: null });
    room.do({ kind: 'feedback.release', ...a });
    expect(out(room)).toEqual(['m', 'k', 'l']);
  });

  it('stay where they are when one of them is gone', () => {
    const room = withFeedback();
    expect(refusalOf(room.try({ kind: 'feedback.release', ...a, feedbackIds: ['k', 'x'] }))).toBe('NO_SUCH_RECORD');
    expect(out(room)).toEqual([]);
  });
});

describe('"is it new here, does it add value here"', () => {
  const said = { newHere: 'yes', breakWith: 'Før ringte lederen', addsValue: 'partly', valueFor: ['staff'] } as const;

  it('is kept with its dissent, and reaches the deck when it is decided', () => {
    const room = withFeedback();
    room.do({ kind: 'judgement.edit', ...a, ...said, valueFor: ['staff', 'resident'] });
    room.do({ kind: 'judgement.edit', ...a, dissent: 'Natta ser det ikke' });
    expect(one(room)).toMatchObject({ judgement: null, judgementOut: null });
    room.do({ kind: 'judgement.decide', ...a, on: true });
    expect(one(room)?.judgement).toEqual({
      newHere: 'yes',
      breakWith: 'Før ringte lederen',
      addsValue: 'partly',
      valueFor: ['resident', 'staff'],
      sign: '',
      dissent: 'Natta ser det ikke',
      decided: true,
    });
  });

  it('stands on the wall while it is talked about, once it is released', () => {
    const room = withFeedback();
    room.do({ kind: 'judgement.edit', ...a, ...said, valueFor: [] });
    room.do({ kind: 'judgement.release', ...a, on: true });
    expect(one(room)).toMatchObject({ judgement: null, judgementOut: { newHere: 'yes', decided: false } });
    room.do({ kind: 'judgement.release', ...a, on: false });
    expect(one(room)?.judgementOut).toBeNull();
  });

  it('points at nobody, and there is none before something is said', () => {
    const room = withFeedback();
    expect(refusalOf(room.try({ kind: 'judgement.edit', ...a, dissent: 'P02 er uenig' }))).toBe('PERSON_IN_TEXT');
    expect(refusalOf(room.try({ kind: 'judgement.decide', ...a, on: true }))).toBe('NO_SUCH_RECORD');
    room.do({ kind: 'judgement.edit', ...a, newHere: 'no' });
    room.do({ kind: 'judgement.remove', ...a });
    expect(room.session.presentations.a?.judgement).toBeNull();
  });
});
