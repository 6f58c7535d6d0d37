import { describe, expect, it } from 'vitest';
import { aloneSeen, assessmentQueue, mayRetry, tallyOf } from '../../domain/assessment.ts';
import { caseHistory } from '../../domain/case-history.ts';
import { courseworkOf, markMost, tailoredFields, termsFor } from '../../domain/coursework.ts';
import { lastAttempt, submissionState } from '../../domain/submissions.ts';
import { minutesIn, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, outcomeOf, settle, TERMS, withCourseworkAk2 } from '../support/sample-coursework.ts';

const s1 = { sessionId: 's1' };
const stateOf = (room: Rehearsal, personId: string) => submissionState(room.session.submissions.ak2?.[personId]);
const caseOf = (room: Rehearsal, personId: string) => {
  const submission = room.session.submissions.ak2?.[personId];
  if (!submission) throw new Error('nothing handed in');
  return lastAttempt(submission).case;
};
const ofP1 = { ...ak2, personId: 'p1' };

describe('a piece of coursework', () => {
  it('can be tailored for one workplace, and the standard holds for the others and when that is taken away', () => {
    const room = withCourseworkAk2();
    room.do({
      kind: 'coursework.tailor',
      courseworkId: 'ak2',
      workplaceId: 'w1',
      title: 'Les og fortell',
      strengths: 2,
    });
    const [coursework] = courseworkOf(room.book.programme);
    if (!coursework) throw new Error('no coursework');
    expect(termsFor(coursework, 'w1')).toMatchObject({ title: 'Les og fortell', task: TERMS.task, strengths: 2 });
    expect(termsFor(coursework, 'w2').title).toBe(TERMS.title);
    expect(tailoredFields(coursework, 'w1')).toEqual(['title', 'strengths']);
    room.do({ kind: 'coursework.edit', courseworkId: 'ak2', task: 'En annen oppgave' });
    const changed = room.book.programme.coursework.ak2;
    expect(changed && termsFor(changed, 'w1').task).toBe(TERMS.task);
    room.do({ kind: 'coursework.untailor', courseworkId: 'ak2', workplaceId: 'w1' });
    const plain = room.book.programme.coursework.ak2;
    expect(plain && termsFor(plain, 'w1')).toMatchObject({ title: TERMS.title, task: 'En annen oppgave' });
  });

  it('has a key of its own, criteria that are told apart, and stays while somebody has handed in', () => {
    const room = withCourseworkAk2();
    expect(outcomeOf(room, { kind: 'coursework.add', key: 'AK2', ...TERMS })).toBe('ALREADY_EXISTS');
    const twice = { ...TERMS.criteria, list: [...TERMS.criteria.list, { id: 'begrep', title: 'Igjen' }] };
    expect(outcomeOf(room, { kind: 'coursework.edit', courseworkId: 'ak2', criteria: twice })).toBe('ALREADY_EXISTS');
    handIn(room, 'p1', 'Skjønn er å se.');
    expect(outcomeOf(room, { kind: 'coursework.remove', courseworkId: 'ak2' })).toBe('COURSEWORK_IN_USE');
    room.do({ kind: 'submission.clear', ...ofP1 });
    expect(outcomeOf(room, { kind: 'coursework.remove', courseworkId: 'ak2' })).toBe('ok');
  });

  it('is marked by what its criteria say', () => {
    const list = [{ id: 'a', title: 'A' }];
    const rubric = { form: 'rubric' as const, list: [{ id: 'a', title: 'A', levels: ['lav', 'midt', 'høy'] }] };
    expect(markMost(rubric, 'a')).toBe(2);
    expect(markMost({ form: 'scale', most: 6, list }, 'a')).toBe(6);
    expect(markMost({ form: 'checklist', list }, 'a')).toBe(1);
    expect(markMost({ form: 'comment', list }, 'a')).toBeNull();
    expect(markMost({ form: 'checklist', list }, 'b')).toBeNull();
  });
});

describe('handing in', () => {
  it('is a text, a paper in a folder or a presentation; a blank one is not delivered', () => {
    const room = withCourseworkAk2();
    const title = 'Byttering';
    room.do({ kind: 'presentation.add', ...s1, presentationId: 'a', presentationKind: 'project', title });
    handIn(room, 'p1', 'Skjønn er å se.');
    handIn(room, 'p2', '   ');
    room.do({ kind: 'submission.hand-in-many', ...ak2, personIds: ['p3', 'p4'], how: 'paper' });
    const together = { personIds: ['p5'], how: 'presentation' as const, presentationId: 'a' };
    room.do({ kind: 'submission.hand-in-many', ...ak2, ...together });
    expect(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => stateOf(room, id))).toEqual([
      'delivered',
      'notDelivered',
      'delivered',
      'delivered',
      'delivered',
      'notDelivered',
    ]);
  });

  it('is refused for an unknown code, an unknown presentation, and a second time unless it replaces the first', () => {
    const room = withCourseworkAk2();
    const text = { kind: 'submission.hand-in', ...ak2, how: 'typed', text: 'En' } as const;
    expect(outcomeOf(room, { ...text, personId: 'p99' })).toBe('NO_SUCH_RECORD');
    expect(outcomeOf(room, { ...text, personId: 'p1', presentationId: 'x' })).toBe('NO_SUCH_RECORD');
    expect(outcomeOf(room, { ...text, personId: 'p1' })).toBe('ok');
    expect(outcomeOf(room, { ...text, personId: 'p1', text: 'To' })).toBe('ALREADY_DELIVERED');
    expect(outcomeOf(room, { ...text, personId: 'p1', text: 'To', replace: true })).toBe('ok');
    expect(room.session.submissions.ak2?.p1?.attempts[0]?.text).toBe('To');
  });

  it('of many at once is all or nothing', () => {
    const room = withCourseworkAk2();
    const personIds = ['p1', 'p99'];
    expect(outcomeOf(room, { kind: 'submission.hand-in-many', ...ak2, personIds, how: 'paper' })).toBe(
      'NO_SUCH_RECORD',
    );
    expect(room.session.submissions.ak2).toBeUndefined();
  });

  it('is withdrawn and cleared for many at once, and in one step back', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Tekst');
    room.do({ kind: 'submission.withdraw-many', ...ak2, personIds: ['p1', 'p2'], on: true });
    expect(['p1', 'p2', 'p3'].map((id) => stateOf(room, id))).toEqual(['withdrawn', 'withdrawn', 'notDelivered']);
    room.do({ kind: 'submission.withdraw-many', ...ak2, personIds: ['p1', 'p2'], on: false });
    expect(['p1', 'p2'].map((id) => stateOf(room, id))).toEqual(['delivered', 'notDelivered']);
    const gone = { kind: 'submission.clear-many' as const, ...ak2, personIds: ['p1', 'p3'] };
    expect(outcomeOf(room, gone)).toBe('NOT_DELIVERED');
    expect(stateOf(room, 'p1')).toBe('delivered');
    room.do({ ...gone, personIds: ['p1'] });
    expect(stateOf(room, 'p1')).toBe('notDelivered');
  });

  it('from a form comes in once, however often it is imported', () => {
    const room = withCourseworkAk2();
    const rows = [
      { personId: 'p1', text: 'Første', importId: '1001' },
      { personId: 'p2', text: 'Andre', importId: '1002' },
      { personId: 'p2', text: 'Andre igjen', importId: '1002' },
    ];
    const table = (of: typeof rows) => ({
      kind: 'submission.import' as const,
      sessionId: 's1',
      pieces: [{ courseworkId: 'ak2', rows: of }],
    });
    room.do(table(rows));
    room.do(table(rows));
    expect(room.session.submissions.ak2?.p2?.attempts[0]?.text).toBe('Andre');
    const other = [{ personId: 'p1', text: 'Noe annet', importId: '2001' }];
    expect(outcomeOf(room, table(other))).toBe('ALREADY_DELIVERED');
  });

  it('is written splice by splice on a known revision, and places in the text move along', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Vi ser mer når vi er to.');
    room.do({ kind: 'highlight.add', ...ofP1, highlightId: 'h1', highlightKind: 'strength', start: 3, end: 6 });
    room.do({ kind: 'submission.splice', ...ofP1, base: 1, at: 0, remove: 0, insert: 'Nå: ' });
    expect(room.session.highlights.ak2?.h1).toMatchObject({ start: 7, end: 10 });
    expect(outcomeOf(room, { kind: 'submission.splice', ...ofP1, base: 1, at: 0, remove: 0, insert: 'x' })).toBe(
      'STALE_TEXT',
    );
    room.do({ kind: 'submission.splice', ...ofP1, base: 2, at: 5, remove: 9, insert: '' });
    expect(room.session.highlights.ak2?.h1).toMatchObject({ start: 0, end: 0 });
  });

  it('ends for who withdraws, until that is taken back', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Skjønn er å se.');
    room.do({ kind: 'submission.withdraw', ...ofP1, on: true });
    expect(stateOf(room, 'p1')).toBe('withdrawn');
    expect(assessmentQueue(room.book.programme, room.session, 'ak2')).toEqual([]);
    expect(outcomeOf(room, { kind: 'case.assessors', ...ofP1, assessors: ['f1', 'f2'] })).toBe('WITHDRAWN');
    room.do({ kind: 'submission.withdraw', ...ofP1, on: false });
    expect(stateOf(room, 'p1')).toBe('delivered');
  });

  it('has a second attempt after one that was not approved, where the terms allow two', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Kort.');
    expect(outcomeOf(room, { kind: 'submission.retry', ...ofP1 })).toBe('CASE_OPEN');
    settle(room, 'p1', 'notApproved');
    room.do({ kind: 'submission.retry', ...ofP1 });
    expect(stateOf(room, 'p1')).toBe('notDelivered');
    handIn(room, 'p1', 'Lengre, med begreper.');
    settle(room, 'p1', 'notApproved');
    expect(outcomeOf(room, { kind: 'submission.retry', ...ofP1 })).toBe('NO_MORE_ATTEMPTS');
    expect(room.session.submissions.ak2?.p1?.attempts.map(({ text }) => text)).toEqual([
      'Kort.',
      'Lengre, med begreper.',
    ]);
    const { ak2: coursework } = room.book.programme.coursework;
    const submission = room.session.submissions.ak2?.p1;
    expect(coursework && submission && mayRetry(coursework, room.session, submission)).toBe(false);
  });
});

describe('joint assessment', () => {
  it('queues what is handed in and not settled, in the order it came', () => {
    const room = withCourseworkAk2();
    const paper = { kind: 'submission.hand-in', ...ak2, how: 'paper' } as const;
    room.do({ ...paper, personId: 'p3' }, minutesIn(2));
    room.do({ ...paper, personId: 'p1' }, minutesIn(1));
    room.do({ ...paper, personId: 'p2' }, minutesIn(2));
    settle(room, 'p3');
    const queue = assessmentQueue(room.book.programme, room.session, 'ak2');
    expect(queue.map(({ code }) => code)).toEqual(['P01', 'P02']);
  });

  it('takes two, a reason, and something to judge', () => {
    const room = withCourseworkAk2();
    const close = { kind: 'case.settle', ...ofP1, verdict: 'approved', reason: 'God' } as const;
    expect(outcomeOf(room, close)).toBe('NOT_DELIVERED');
    handIn(room, 'p1', 'Skjønn er å se.');
    room.do({ kind: 'case.assessors', ...ofP1, assessors: ['f1', 'f1'] });
    expect(outcomeOf(room, close)).toBe('TWO_ASSESSORS');
    room.do({ kind: 'case.assessors', ...ofP1, assessors: ['f1', 'f2'] });
    expect(outcomeOf(room, { ...close, reason: ' ' })).toBe('NEEDS_REASON');
    expect(outcomeOf(room, { ...close, disagreed: true })).toBe('DISAGREEMENT_NOTE');
    expect(outcomeOf(room, close)).toBe('ok');
    expect(stateOf(room, 'p1')).toBe('approved');
    expect(outcomeOf(room, { kind: 'submission.splice', ...ofP1, base: 1, at: 0, remove: 0, insert: 'x' })).toBe(
      'CASE_SETTLED',
    );
  });

  it('is not done by whoever follows the group, also when that came later', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Skjønn er å se.');
    expect(outcomeOf(room, { kind: 'case.assessors', ...ofP1, assessors: ['f1', 'f3'] })).toBe('OWN_GROUP');
    room.do({ kind: 'case.assessors', ...ofP1, assessors: ['f1', 'f2'] });
    room.do({ kind: 'facilitator.follow', facilitatorId: 'f2', groupIds: ['g3'] });
    expect(outcomeOf(room, { kind: 'case.settle', ...ofP1, verdict: 'approved', reason: 'God' })).toBe('OWN_GROUP');
  });

  it('a verdict that is begun is kept field by field, and is gone when the verdict is given', () => {
    const room = withCourseworkAk2();
    const ofP4 = { ...ak2, personId: 'p4' };
    handIn(room, 'p4', 'Tekst');
    const mine = { kind: 'case.draft', ...ofP4, facilitatorId: 'f1' } as const;
    expect(outcomeOf(room, { ...mine, reason: 'Ser' })).toBe('NOT_ASSESSOR');
    room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] });
    room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' });
    room.do({ ...mine, reason: 'Ser ' });
    room.do({ ...mine, verdict: 'approved' });
    expect(caseOf(room, 'p4').ownDrafts.f1).toEqual({
      verdict: 'approved',
      reason: 'Ser ',
      note: '',
      disagreed: false,
    });
    room.do({ kind: 'case.judge', ...ofP4, facilitatorId: 'f1', verdict: 'approved', reason: 'Ser' });
    expect(caseOf(room, 'p4').ownDrafts).toEqual({});
    expect(outcomeOf(room, { ...mine, reason: 'Ser mer' })).toBe('HAS_JUDGED');
  });

  it('the history of a case tells each change in turn, and keeps what two came to alone before it was opened again', () => {
    const room = withCourseworkAk2();
    const ofP4 = { ...ak2, personId: 'p4' };
    handIn(room, 'p4', 'Tekst');
    room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] });
    room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' });
    const judge = { kind: 'case.judge', ...ofP4, verdict: 'approved', reason: 'Fordi' } as const;
    room.do({ ...judge, facilitatorId: 'f1' }, minutesIn(1));
    const history = () => room.session.submissions.ak2?.p4?.attempts.flatMap((one) => caseHistory(one, [])) ?? [];
    // Hidden until both are in.
    expect(history().map(({ kind }) => kind)).toEqual(['changed', 'changed', 'handedIn']);
    room.do({ ...judge, facilitatorId: 'f2' }, minutesIn(2));
    room.do({ kind: 'case.settle', ...ofP4, verdict: 'approved', reason: 'God' }, minutesIn(3));
    room.do({ kind: 'case.reopen', ...ofP4 }, minutesIn(4));
    expect(history().map(({ kind }) => kind)).toEqual([
      ...['reopened', 'settled', 'alone', 'alone'],
      ...['changed', 'changed', 'handedIn'],
    ]);
    expect(history()[0]).toMatchObject({ kind: 'reopened', at: minutesIn(4) });
    expect(history()[2]).toMatchObject({ facilitatorId: 'f2', reason: 'Fordi', at: minutesIn(2) });
  });

  it('blind first: two judge alone, neither is seen before both are in, and a difference needs a note', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p4', 'Skjønn er å se.');
    const ofP4 = { ...ak2, personId: 'p4' };
    room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' });
    expect(outcomeOf(room, { kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2', 'f3'] })).toBe('ASSESSORS_FULL');
    room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] });
    const judge = { kind: 'case.judge', ...ofP4, reason: 'Fordi' } as const;
    expect(outcomeOf(room, { ...judge, facilitatorId: 'f3', verdict: 'approved' })).toBe('NOT_ASSESSOR');
    room.do({ ...judge, facilitatorId: 'f1', verdict: 'approved' });
    expect(aloneSeen(caseOf(room, 'p4'), 'f1')).toEqual({ kind: 'hidden' });
    expect(aloneSeen(caseOf(room, 'p4'), 'f2')).toEqual({ kind: 'none' });
    expect(outcomeOf(room, { ...judge, facilitatorId: 'f1', verdict: 'notApproved' })).toBe('HAS_JUDGED');
    expect(outcomeOf(room, { kind: 'case.assessors', ...ofP4, assessors: ['f2', 'f3'] })).toBe('HAS_JUDGED');
    const close = { kind: 'case.settle', ...ofP4, verdict: 'approved', reason: 'God' } as const;
    expect(outcomeOf(room, close)).toBe('VERDICTS_MISSING');
    room.do({ ...judge, facilitatorId: 'f2', verdict: 'notApproved' });
    expect(aloneSeen(caseOf(room, 'p4'), 'f1')).toEqual({ kind: 'seen', verdict: 'approved', reason: 'Fordi' });
    expect(outcomeOf(room, close)).toBe('DISAGREEMENT_NOTE');
    expect(outcomeOf(room, { ...close, note: 'Vi leste den sammen.' })).toBe('ok');
  });

  it('keeps what was settled when a case is opened again', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Skjønn er å se.');
    settle(room, 'p1', 'notApproved');
    room.do({ kind: 'case.reopen', ...ofP1 }, minutesIn(5));
    settle(room, 'p1', 'approved');
    const { earlier, outcome } = caseOf(room, 'p1');
    expect(earlier.map(({ verdict, assessors }) => [verdict, assessors])).toEqual([['notApproved', ['f1', 'f2']]]);
    expect(outcome).toMatchObject({ kind: 'settled', settled: { verdict: 'approved' } });
  });

  it('marks only criteria that are there, within their scale', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'Skjønn er å se.');
    const mark = { kind: 'case.mark', ...ofP1 } as const;
    expect(outcomeOf(room, { ...mark, criterionId: 'x', mark: 1 })).toBe('NO_SUCH_RECORD');
    expect(outcomeOf(room, { ...mark, criterionId: 'begrep', mark: 2 })).toBe('MARK_OUT_OF_RANGE');
    room.do({ ...mark, criterionId: 'begrep', mark: 1 });
    expect(caseOf(room, 'p1').marks).toEqual({ begrep: 1 });
    room.do({ ...mark, criterionId: 'begrep', mark: null });
    expect(caseOf(room, 'p1').marks).toEqual({});
  });

  it('adds up, with those who withdrew left out', () => {
    const room = withCourseworkAk2();
    const personIds = ['p1', 'p2', 'p3', 'p4'];
    room.do({ kind: 'submission.hand-in-many', ...ak2, personIds, how: 'paper' });
    settle(room, 'p4');
    settle(room, 'p1', 'notApproved');
    room.do({ kind: 'submission.withdraw', ...ak2, personId: 'p2', on: true });
    expect(tallyOf(room.book.programme, room.session, 'ak2')).toEqual({
      enrolled: 5,
      delivered: 3,
      approved: 1,
      notApproved: 1,
      notDelivered: 2,
      withdrawn: 1,
    });
  });
});
