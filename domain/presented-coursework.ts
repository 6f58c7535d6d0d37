import { z } from 'zod';
import { rule } from './command-table.ts';
import { withCoursework } from './coursework.ts';
import type { Attempt } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { onePresentation, withPresentation } from './presentation-rule.ts';
import type { ApplyContext } from './record.ts';
import { touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { isHandedIn, lastAttempt, takeBack, withOpenAttempt, withSubmission } from './submissions.ts';

/** Commands by which a presentation counts as what its people hand in. */
export const presentedCourseworkCommands = {
  /**
   * Says for whom a presentation counts as a piece of coursework: exactly those named. Who was named before and is not
   * any more has it taken back; a text or a file of theirs stays. All or none.
   */
  'presentation.coursework': rule(
    { ...onePresentation, courseworkId: IdSchema, personIds: z.array(IdSchema).max(300) },
    true,
    (book, command, context) =>
      withPresentation(book, command, ({ id: presentationId }, session) =>
        withCoursework(book, command.courseworkId, ({ id: courseworkId }) => {
          const piece = { sessionId: session.id, courseworkId };
          const before = countedFor(session, courseworkId, presentationId);
          const named = new Set(command.personIds);
          for (const personId of before.filter((id) => !named.has(id))) {
            const refusal = withSubmission(book, { ...piece, personId }, (submission) => {
              const attempt = lastAttempt(submission);
              if (attempt.case.outcome.kind === 'settled') return refuse('CASE_SETTLED');
              if (!standsWithout(attempt)) return takeBack(session, courseworkId, submission);
              attempt.presentationId = null;
              if (attempt.how === 'presentation') attempt.how = attempt.text.trim() === '' ? 'file' : 'typed';
              touch(submission, context);
              return undefined;
            });
            if (refusal) return refusal;
          }
          for (const personId of [...named].filter((id) => !before.includes(id))) {
            const refusal = withOpenAttempt(book, { ...piece, personId }, 'presentation', context, (attempt) => {
              if (attempt.presentationId !== null) return refuse('COUNTS_ELSEWHERE');
              present(attempt, presentationId, context);
              return undefined;
            });
            if (refusal) return refusal;
          }
          return undefined;
        }),
      ),
  ),
};

/** For whom a presentation counts as a piece of coursework: ids of people, in no order. */
export function countedFor(session: Session, courseworkId: string, presentationId: string): string[] {
  return Object.values(session.submissions[courseworkId] ?? {})
    .filter((submission) => lastAttempt(submission).presentationId === presentationId)
    .map(({ personId }) => personId);
}

/** Whether any attempt, the last or an earlier one, rests on a presentation. */
export function countsForSomebody(session: Session, presentationId: string): boolean {
  const pieces = Object.values(session.submissions).flatMap((of) => Object.values(of));
  return pieces.some(({ attempts }) => attempts.some((one) => one.presentationId === presentationId));
}

function standsWithout(attempt: Attempt): boolean {
  return isHandedIn({ ...attempt, presentationId: null });
}

function present(attempt: Attempt, presentationId: string, context: ApplyContext): void {
  if (!isHandedIn(attempt)) {
    attempt.how = 'presentation';
    attempt.enteredAt = context.now;
  }
  attempt.presentationId = presentationId;
}
