import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule } from './command-table.ts';
import { termsFor } from './coursework.ts';
import { type Attempt, HandedInSchema, SUBMISSION_TEXT_MAX } from './coursework-record.ts';
import { movePlaces } from './highlights.ts';
import { IdSchema } from './ids.ts';
import { AttachmentSchema } from './presentation-record.ts';
import { type ApplyContext, touch } from './record.ts';
import { refuse } from './refusal.ts';
import {
  freshAttempt,
  isHandedIn,
  type OfPerson,
  submissionFor,
  submissionState,
  takeBack,
  withOpenAttempt,
  withPiece,
  withSubmission,
} from './submissions.ts';

const piece = { ...inSession, courseworkId: IdSchema };
const ofPerson = { ...piece, personId: IdSchema };
const many = z.array(IdSchema).min(1).max(300);
const text = z.string().max(SUBMISSION_TEXT_MAX);
const importId = z.string().min(1).max(80);
const importedRows = z
  .array(
    z.strictObject({
      personId: IdSchema,
      text: text.default(''),
      how: z.enum(['imported', 'paper']).default('imported'),
      importId: importId.nullable().default(null),
    }),
  )
  .min(1)
  .max(1000);

/** Commands about handing in, by code. Nothing here is for the room. */
export const submissionCommands = {
  /** Hands in, or on paper marks that it lies in the folder. What was handed in before stays, unless `replace` says so. */
  'submission.hand-in': rule(
    {
      ...ofPerson,
      how: HandedInSchema,
      text: text.default(''),
      presentationId: IdSchema.nullable().default(null),
      replace: z.boolean().default(false),
    },
    true,
    (book, command, context) => handIn(book, command, context),
  ),

  /** The same for many at once, as a stack of paper or those who presented together. All or none. */
  'submission.hand-in-many': rule(
    {
      ...piece,
      personIds: many,
      how: z.enum(['paper', 'presentation']),
      presentationId: IdSchema.nullable().default(null),
    },
    true,
    (book, { personIds, ...command }, context) =>
      firstRefusal(personIds, (personId) => handIn(book, { ...command, personId, text: '', replace: false }, context)),
  ),

  /**
   * A table, of one piece of coursework or several: one change, all of it or none. A row that was imported before by its
   * number, or comes twice by it, is passed over; what was handed in before stays, unless `replace` says so.
   */
  'submission.import': rule(
    {
      ...inSession,
      pieces: z
        .array(z.strictObject({ courseworkId: IdSchema, rows: importedRows }))
        .min(1)
        .max(60),
      replace: z.boolean().default(false),
    },
    true,
    (book, { sessionId, pieces, replace }, context) => {
      for (const { courseworkId, rows } of pieces) {
        for (const row of rows) {
          const of = { sessionId, courseworkId };
          if (row.importId !== null && importedBefore(book, of, row.importId)) continue;
          const refusal = handIn(book, { ...of, ...row, replace, presentationId: null }, context);
          if (refusal) return refusal;
        }
      }
      return undefined;
    },
  ),

  /** Replaces `remove` UTF-16 units at `at` by `insert`, on revision `base`, while somebody types it in. */
  'submission.splice': rule(
    { ...ofPerson, base: z.int().min(0), at: z.int().min(0), remove: z.int().min(0), insert: text },
    false,
    (book, command, context) =>
      withOpenAttempt(book, command, 'typed', context, (attempt, session, submission) => {
        const { base, at, remove, insert } = command;
        if (base !== attempt.rev || at + remove > attempt.text.length) return refuse('STALE_TEXT');
        const next = attempt.text.slice(0, at) + insert + attempt.text.slice(at + remove);
        if (next.length > SUBMISSION_TEXT_MAX) return refuse('TEXT_TOO_LONG', { most: SUBMISSION_TEXT_MAX });
        attempt.text = next;
        attempt.rev += 1;
        attempt.enteredAt ??= context.now;
        const which = submission.attempts.length - 1;
        const places = Object.values(session.highlights[command.courseworkId] ?? {});
        movePlaces(
          places.filter((one) => one.personId === command.personId && one.attempt === which),
          { at, remove, insert: insert.length },
        );
        return undefined;
      }),
  ),

  'submission.attach': rule({ ...ofPerson, attachment: AttachmentSchema }, false, (book, command, context) =>
    withOpenAttempt(book, command, 'file', context, (attempt) => {
      attempt.files[command.attachment.id] = command.attachment;
      attempt.enteredAt ??= context.now;
      return undefined;
    }),
  ),

  'submission.detach': rule({ ...ofPerson, fileId: IdSchema }, true, (book, command, context) =>
    withOpenAttempt(book, command, 'file', context, (attempt) => {
      if (!attempt.files[command.fileId]) return refuse('NO_SUCH_RECORD', { record: 'file' });
      delete attempt.files[command.fileId];
      return undefined;
    }),
  ),

  /** As if it had never been handed in. Highlights on its text go with it. */
  'submission.clear': rule(ofPerson, true, clear),

  /** The same for many at once. All or none. */
  'submission.clear-many': rule({ ...piece, personIds: many }, true, (book, { personIds, ...command }) =>
    firstRefusal(personIds, (personId) => clear(book, { ...command, personId })),
  ),

  /** Takes part no longer: counts nowhere and is assessed nowhere. */
  'submission.withdraw': rule({ ...ofPerson, on: z.boolean() }, true, (book, command, context) =>
    withSubmission(book, command, (submission) => {
      submission.withdrawnAt = command.on ? (submission.withdrawnAt ?? context.now) : null;
      touch(submission, context);
      return undefined;
    }),
  ),

  /** The same for many at once, also for those who have handed in nothing. All or none. */
  'submission.withdraw-many': rule(
    { ...piece, personIds: many, on: z.boolean() },
    true,
    (book, { personIds, on, ...command }, context) =>
      firstRefusal(personIds, (personId) =>
        withPiece(book, { ...command, personId }, (session, { id }) => {
          const submission = submissionFor(session, id, personId, 'typed', context);
          submission.withdrawnAt = on ? (submission.withdrawnAt ?? context.now) : null;
          touch(submission, context);
          return undefined;
        }),
      ),
  ),

  /** Begins the second attempt, where the first was not approved and the terms allow two. */
  'submission.retry': rule(ofPerson, true, (book, command, context) =>
    withSubmission(book, command, (submission, session, coursework) => {
      if (submissionState(submission) !== 'notApproved') return refuse('CASE_OPEN');
      const most = termsFor(coursework, session.workplaceId).attempts.length;
      if (submission.attempts.length >= most) return refuse('NO_MORE_ATTEMPTS', { most });
      submission.attempts.push(freshAttempt('typed'));
      touch(submission, context);
      return undefined;
    }),
  ),
};

interface HandIn extends OfPerson {
  readonly how: z.infer<typeof HandedInSchema>;
  readonly text: string;
  readonly presentationId: string | null;
  readonly replace: boolean;
  readonly importId?: string | null;
}

function handIn(book: DraftBook, command: HandIn, context: ApplyContext): Outcome {
  return withOpenAttempt(book, command, command.how, context, (attempt, session, submission) => {
    const { how, presentationId } = command;
    if (presentationId !== null && !session.presentations[presentationId]) {
      return refuse('NO_SUCH_RECORD', { record: 'presentation' });
    }
    if (isHandedIn(attempt) && !command.replace) return refuse('ALREADY_DELIVERED');
    if (command.text !== attempt.text) {
      const which = submission.attempts.length - 1;
      const places = Object.values(session.highlights[command.courseworkId] ?? {});
      movePlaces(
        places.filter((one) => one.personId === command.personId && one.attempt === which),
        { at: 0, remove: attempt.text.length, insert: 0 },
      );
      replaceText(attempt, command.text);
    }
    attempt.how = how;
    attempt.presentationId = presentationId;
    attempt.importId = command.importId ?? null;
    attempt.enteredAt = context.now;
    return undefined;
  });
}

function clear(book: DraftBook, command: OfPerson): Outcome {
  return withSubmission(book, command, (submission, session, { id }) => takeBack(session, id, submission));
}

function firstRefusal(personIds: readonly string[], run: (personId: string) => Outcome): Outcome {
  for (const personId of personIds) {
    const refusal = run(personId);
    if (refusal) return refusal;
  }
  return undefined;
}

function replaceText(attempt: Attempt, next: string): void {
  attempt.text = next;
  attempt.rev += 1;
}

function importedBefore(
  book: DraftBook,
  command: { readonly sessionId: string; readonly courseworkId: string },
  number: string,
): boolean {
  const pieces = book.sessions[command.sessionId]?.submissions[command.courseworkId] ?? {};
  return Object.values(pieces).some(({ attempts }) => attempts.some((one) => one.importId === number));
}
