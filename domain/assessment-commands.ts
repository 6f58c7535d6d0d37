import { z } from 'zod';
import { ASSESSORS_LEAST, ASSESSORS_MOST, allAlone, followsPerson, inDisagreement } from './assessment.ts';
import { noteChange } from './case-changes.ts';
import { type DraftBook, inSession, type Outcome, rule } from './command-table.ts';
import { markMost, termsFor } from './coursework.ts';
import {
  type Case,
  CaseSchema,
  type Coursework,
  type VerdictDraft,
  VerdictDraftSchema,
  VerdictSchema,
} from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { type ApplyContext, assign, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { isHandedIn, lastAttempt, type OfPerson, withSubmission } from './submissions.ts';

const ofPerson = { ...inSession, courseworkId: IdSchema, personId: IdSchema };
const reason = z.string().trim().max(1000);
/** Fields that are left out stay as they were. */
const draftFields = {
  verdict: VerdictDraftSchema.shape.verdict.optional(),
  reason: VerdictDraftSchema.shape.reason.optional(),
  note: VerdictDraftSchema.shape.note.optional(),
  disagreed: VerdictDraftSchema.shape.disagreed.optional(),
};

/** Commands about joint assessment. What was settled is never undone silently: a case is opened again, and keeps it. */
export const assessmentCommands = {
  /** Names who assesses. With blind first exactly two, and nobody who has judged already is taken away. */
  'case.assessors': rule({ ...ofPerson, assessors: z.array(IdSchema).max(8) }, true, (book, command, context) =>
    withOpenCase(book, command, context, (one) => {
      const named = new Set(command.assessors);
      if ([...named].some((id) => !book.programme.facilitators[id])) {
        return refuse('NO_SUCH_RECORD', { record: 'facilitator' });
      }
      if ([...named].some((id) => followsPerson(book.programme, id, command.personId))) return refuse('OWN_GROUP');
      const most = one.way === 'blindFirst' ? ASSESSORS_LEAST : ASSESSORS_MOST;
      if (named.size > most) return refuse('ASSESSORS_FULL', { most });
      if (one.way === 'blindFirst' && Object.keys(one.alone).some((id) => !named.has(id))) return refuse('HAS_JUDGED');
      noteChange(one.changes, { kind: 'assessors', from: Object.keys(one.assessors), to: [...named] }, context);
      one.assessors = Object.fromEntries([...named].map((id) => [id, true as const]));
      return undefined;
    }),
  ),

  /** Together, or blind first. Not changed once somebody has judged alone. */
  'case.way': rule({ ...ofPerson, way: CaseSchema.shape.way }, true, (book, command, context) =>
    withOpenCase(book, command, context, (one) => {
      if (Object.keys(one.alone).length > 0) return refuse('HAS_JUDGED');
      if (command.way === 'blindFirst' && Object.keys(one.assessors).length > ASSESSORS_LEAST) {
        return refuse('ASSESSORS_FULL', { most: ASSESSORS_LEAST });
      }
      noteChange(one.changes, { kind: 'way', from: one.way, to: command.way }, context);
      one.way = command.way;
      return undefined;
    }),
  ),

  /** What one assessor came to alone. With blind first it is given once and shown when both are in. */
  'case.judge': rule(
    { ...ofPerson, facilitatorId: IdSchema, verdict: VerdictSchema, reason: reason.default('') },
    false,
    (book, command, context) =>
      withOpenCase(book, command, context, (one) => {
        const { facilitatorId, verdict } = command;
        if (!one.assessors[facilitatorId]) return refuse('NOT_ASSESSOR');
        if (one.way === 'blindFirst' && one.alone[facilitatorId]) return refuse('HAS_JUDGED');
        if (one.way === 'blindFirst' && command.reason === '') return refuse('NEEDS_REASON');
        const before = one.alone[facilitatorId];
        if (before) {
          const from = { verdict: before.verdict, reason: before.reason };
          const to = { verdict, reason: command.reason };
          noteChange(one.changes, { kind: 'alone', facilitatorId, from, to }, context);
        }
        one.alone[facilitatorId] = { verdict, reason: command.reason, at: context.now };
        delete one.ownDrafts[facilitatorId];
        return undefined;
      }),
  ),

  /** What is written of a verdict before it is given, so that no fall takes it. Null: of the one that all give together. */
  'case.draft': rule({ ...ofPerson, facilitatorId: IdSchema.nullable(), ...draftFields }, false, (book, command) =>
    withOpenCase(book, command, null, (one) => {
      const { facilitatorId, verdict, reason, note, disagreed } = command;
      if (facilitatorId !== null && !one.assessors[facilitatorId]) return refuse('NOT_ASSESSOR');
      if (facilitatorId !== null && one.way === 'blindFirst' && one.alone[facilitatorId]) return refuse('HAS_JUDGED');
      const before = facilitatorId === null ? one.jointDraft : one.ownDrafts[facilitatorId];
      const draft: VerdictDraft = before ?? { verdict: null, reason: '', note: '', disagreed: false };
      assign(draft, { verdict, reason, note, disagreed });
      if (facilitatorId === null) one.jointDraft = draft;
      else one.ownDrafts[facilitatorId] = draft;
      return undefined;
    }),
  ),

  /** A mark on a criterion; null takes it away. */
  'case.mark': rule(
    { ...ofPerson, criterionId: IdSchema, mark: z.int().min(0).max(10).nullable() },
    true,
    (book, command, context) =>
      withOpenCase(book, command, context, (one, session, coursework) => {
        const { criterionId, mark } = command;
        const most = markMost(termsFor(coursework, session.workplaceId).criteria, criterionId);
        if (most === null) return refuse('NO_SUCH_RECORD', { record: 'criterion' });
        if (mark !== null && mark > most) return refuse('MARK_OUT_OF_RANGE', { most });
        noteChange(one.changes, { kind: 'mark', criterionId, from: one.marks[criterionId] ?? null, to: mark }, context);
        if (mark === null) delete one.marks[criterionId];
        else one.marks[criterionId] = mark;
        return undefined;
      }),
  ),

  /** What the participant is told, alone; also after the case is settled. */
  'case.feedback': rule({ ...ofPerson, text: z.string().trim().max(2000) }, true, (book, command, context) =>
    withSubmission(book, command, (submission) => {
      const one = lastAttempt(submission).case;
      noteChange(one.changes, { kind: 'feedback', from: one.feedback, to: command.text }, context);
      one.feedback = command.text;
      touch(submission, context);
      return undefined;
    }),
  ),

  /** One verdict with a reason, by at least two. */
  'case.settle': rule(
    {
      ...ofPerson,
      verdict: VerdictSchema,
      reason,
      /** How a disagreement was talked through. */
      note: z.string().trim().max(1000).default(''),
      disagreed: z.boolean().default(false),
    },
    false,
    (book, command, context) =>
      withOpenCase(book, command, context, (one) => {
        const assessors = Object.keys(one.assessors);
        if (assessors.length < ASSESSORS_LEAST) return refuse('TWO_ASSESSORS');
        // A group may have changed since they were named.
        if (assessors.some((id) => followsPerson(book.programme, id, command.personId))) return refuse('OWN_GROUP');
        if (one.way === 'blindFirst' && !allAlone(one)) return refuse('VERDICTS_MISSING');
        if (command.reason === '') return refuse('NEEDS_REASON');
        if ((command.disagreed || inDisagreement(one)) && command.note === '') return refuse('DISAGREEMENT_NOTE');
        const { verdict, note } = command;
        const settled = { verdict, reason: command.reason, note, assessors, at: context.now, by: context.by };
        one.outcome = { kind: 'settled', settled };
        one.jointDraft = null;
        one.ownDrafts = {};
        return undefined;
      }),
  ),

  /** Opens a settled case again. What was settled is kept; who judged alone may judge anew. */
  'case.reopen': rule(ofPerson, false, (book, command, context) =>
    withSubmission(book, command, (submission) => {
      const one = lastAttempt(submission).case;
      if (one.outcome.kind !== 'settled') return refuse('CASE_OPEN');
      if (one.earlier.length === 50) return refuse('TEXT_TOO_LONG', { most: 50 });
      const reopened = { at: context.now, by: context.by };
      one.earlier.push({ ...one.outcome.settled, reopened, alone: one.alone });
      one.outcome = { kind: 'open' };
      one.alone = {};
      touch(submission, context);
      return undefined;
    }),
  ),
};

function withOpenCase(
  book: DraftBook,
  command: OfPerson,
  /** Null for what changes nothing that counts. */
  context: ApplyContext | null,
  run: (one: Case, session: Session, coursework: Coursework) => Outcome,
): Outcome {
  return withSubmission(book, command, (submission, session, coursework) => {
    if (submission.withdrawnAt !== null) return refuse('WITHDRAWN');
    const attempt = lastAttempt(submission);
    if (!isHandedIn(attempt)) return refuse('NOT_DELIVERED');
    if (attempt.case.outcome.kind === 'settled') return refuse('CASE_SETTLED');
    const refusal = run(attempt.case, session, coursework);
    if (!refusal && context) touch(submission, context);
    return refusal;
  });
}
