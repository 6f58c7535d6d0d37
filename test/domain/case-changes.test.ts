import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatches } from '../../domain/apply-patches.ts';
import { changeLine } from '../../domain/case-change-words.ts';
import { changesSeen } from '../../domain/case-history.ts';
import { lastAttempt } from '../../domain/submissions.ts';
import { minutesIn, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, TERMS, withCourseworkAk2 } from '../support/sample-coursework.ts';

const ofP4 = { ...ak2, personId: 'p4' };

function assessed(): Rehearsal {
  const room = withCourseworkAk2();
  handIn(room, 'p4', 'Vi så etter.');
  return room;
}

function caseOf({ session }: Rehearsal) {
  const submission = session.submissions.ak2?.p4;
  if (!submission) throw new Error('nothing is handed in');
  return lastAttempt(submission).case;
}

/** The steps in words, without when. */
const steps = (room: Rehearsal, language: 'nb' | 'en' = 'nb') =>
  changesSeen(caseOf(room)).map((change) =>
    changeLine({ programme: room.book.programme, criteria: TERMS.criteria, language }, change).replace(
      /^.*\d\d[:.]\d\d /,
      '',
    ),
  );

const mark = (value: number | null) => ({ kind: 'case.mark', ...ofP4, criterionId: 'begrep', mark: value }) as const;

it('keeps who changed what, and from what to what, in words', () => {
  const room = assessed();
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1'] }, minutesIn(0));
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] }, minutesIn(1));
  room.do(mark(1), minutesIn(2));
  room.do(mark(0), minutesIn(30));
  room.do(mark(null), minutesIn(60));
  room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' }, minutesIn(61));
  room.do({ kind: 'case.way', ...ofP4, way: 'together' }, minutesIn(90));
  room.do({ kind: 'case.judge', ...ofP4, facilitatorId: 'f1', verdict: 'approved', reason: 'Ser det.' }, minutesIn(91));
  room.do({ kind: 'case.judge', ...ofP4, facilitatorId: 'f1', verdict: 'notApproved' }, minutesIn(92));
  room.do({ kind: 'case.feedback', ...ofP4, text: 'Si mer om natta.' }, minutesIn(93));
  expect(steps(room)).toEqual([
    'F1: hvem som vurderer satt til F1 + F2.',
    'F1: «Bruker begrepene» satt til ja.',
    'F1: «Bruker begrepene» fra ja til nei.',
    'F1: «Bruker begrepene» tatt bort, var nei.',
    'F1: måten fra Sammen til Hver for seg først.',
    'F1: måten fra Hver for seg først til Sammen.',
    'F1: vurderingen til F1 for seg fra Godkjent. Ser det. til Ikke godkjent.',
    'F1: ordene til deltakeren satt til «Si mer om natta.».',
  ]);
  expect(steps(room, 'en')[1]).toBe('F1: “Bruker begrepene” set to yes.');
});

it('makes one step of a sitting, two of two people, and none of what comes back to where it began', () => {
  const room = assessed();
  const say = (text: string, minute: number, by = 'F1') =>
    room.do({ kind: 'case.feedback', ...ofP4, text }, minutesIn(minute), by);
  say('Si', 1);
  say('Si mer', 2);
  say('Si mer om natta.', 12);
  expect(steps(room)).toEqual(['F1: ordene til deltakeren satt til «Si mer om natta.».']);
  say('Si mer om natta, og hvem.', 13, 'F2');
  say('Si mer om natta.', 14, 'F2');
  expect(steps(room)).toHaveLength(1);
  say('Skriv om natta.', 40);
  expect(steps(room).at(-1)).toBe('F1: ordene til deltakeren fra «Si mer om natta.» til «Skriv om natta.».');
});

it('has no step of a mark that is taken back with undo, which is as if it was not made', () => {
  const room = assessed();
  room.do(mark(1), minutesIn(1));
  const { session } = room;
  const { inverse } = room.do(mark(0), minutesIn(2));
  expect(steps(room)).toEqual(['F1: «Bruker begrepene» satt til nei.']);
  const undone = applyPatches(room.session, inverse['session/s1'] ?? []);
  expect(undone.ok && undone.value).toEqual(session);
});

it('hides what the one thinks from the other while they judge blind', () => {
  const room = assessed();
  room.do(mark(1), minutesIn(1));
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] }, minutesIn(2));
  room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' }, minutesIn(3));
  expect(steps(room).join()).not.toContain('Bruker begrepene');
  for (const facilitatorId of ['f1', 'f2'])
    room.do({ kind: 'case.judge', ...ofP4, facilitatorId, verdict: 'approved', reason: 'Ser det.' }, minutesIn(4));
  expect(steps(room).join()).toContain('Bruker begrepene');
});

it('leads, step after step, from nothing to what is marked now', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          to: fc.option(fc.integer({ min: 0, max: 1 })),
          wait: fc.integer({ min: 0, max: 30 }),
          by: fc.constantFrom('F1', 'F2'),
        }),
        { maxLength: 25 },
      ),
      (moves) => {
        const room = assessed();
        let minute = 0;
        for (const { to, wait, by } of moves) {
          minute += wait;
          room.do(mark(to), minutesIn(minute), by);
        }
        let at: number | null = null;
        for (const { changed } of changesSeen(caseOf(room))) {
          if (changed.kind !== 'mark') throw new Error(changed.kind);
          expect(changed.from).toBe(at);
          expect(changed.to).not.toBe(at);
          at = changed.to;
        }
        expect(at).toBe(caseOf(room).marks.begrep ?? null);
      },
    ),
    { numRuns: 200 },
  );
});
