import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule, taken } from './command-table.ts';
import { termsFor } from './coursework.ts';
import { type Highlight, HighlightKindSchema } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderLast } from './order.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { isHandedIn, lastAttempt, withSubmission } from './submissions.ts';

const one = { ...inSession, courseworkId: IdSchema, highlightId: IdSchema };
const comment = z.string().trim().max(400);

/** Commands about places in texts that feedback may rest on. */
export const highlightCommands = {
  /** Marks a place, or with `start` = `end` = 0 comments on the whole, as on paper. */
  'highlight.add': rule(
    {
      ...inSession,
      courseworkId: IdSchema,
      highlightId: IdSchema.optional(),
      personId: IdSchema,
      highlightKind: HighlightKindSchema,
      criterionId: IdSchema.nullable().default(null),
      start: z.int().min(0).default(0),
      end: z.int().min(0).default(0),
      comment: comment.default(''),
    },
    true,
    (book, command, context) =>
      withSubmission(book, command, (submission, session, coursework) => {
        const attempt = lastAttempt(submission);
        const { courseworkId, personId, start, end, criterionId } = command;
        if (submission.withdrawnAt !== null) return refuse('WITHDRAWN');
        if (!isHandedIn(attempt)) return refuse('NOT_DELIVERED');
        const whole = start === 0 && end === 0;
        if (end > attempt.text.length || (!whole && end <= start)) return refuse('STALE_TEXT');
        if (whole && command.comment === '') return refuse('BAD_COMMAND', { field: 'comment' });
        const list = termsFor(coursework, session.workplaceId).criteria.list;
        if (criterionId !== null && !list.some(({ id }) => id === criterionId)) {
          return refuse('NO_SUCH_RECORD', { record: 'criterion' });
        }
        session.highlights[courseworkId] ??= {};
        const kin = session.highlights[courseworkId];
        const refusal = taken(kin, command.highlightId);
        if (refusal) return refusal;
        const id = command.highlightId ?? context.newId();
        kin[id] = {
          id,
          personId,
          attempt: submission.attempts.length - 1,
          kind: command.highlightKind,
          criterionId,
          start,
          end,
          comment: command.comment,
          order: orderLast(Object.values(kin)),
          ...made(context),
        };
        return undefined;
      }),
  ),

  'highlight.edit': rule(
    {
      ...one,
      highlightKind: HighlightKindSchema.optional(),
      criterionId: IdSchema.nullable().optional(),
      comment: comment.optional(),
    },
    true,
    (book, command, context) =>
      withHighlight(book, command, (highlight, session) => {
        const coursework = book.programme.coursework[command.courseworkId];
        const list = coursework ? termsFor(coursework, session.workplaceId).criteria.list : [];
        if (command.criterionId && !list.some(({ id }) => id === command.criterionId)) {
          return refuse('NO_SUCH_RECORD', { record: 'criterion' });
        }
        assign(highlight, {
          kind: command.highlightKind,
          criterionId: command.criterionId,
          comment: command.comment,
        });
        touch(highlight, context);
        return undefined;
      }),
  ),

  'highlight.remove': rule(one, true, (book, command) =>
    withHighlight(book, command, (highlight, session) => {
      const themes = Object.values(session.themes[command.courseworkId] ?? {});
      if (themes.some(({ restsOn }) => restsOn[highlight.id])) return refuse('HIGHLIGHT_IN_USE');
      delete session.highlights[command.courseworkId]?.[highlight.id];
      return undefined;
    }),
  ),
};

/** The highlights of a piece of coursework, in the order they were made. */
export function highlightsOf(session: Session, courseworkId: string): Highlight[] {
  return inOrder(session.highlights[courseworkId] ?? {});
}

/** The words that a highlight marks; empty for a comment on the whole, or where the text is gone. */
export function markedText(session: Session, courseworkId: string, highlight: Highlight): string {
  const attempt = session.submissions[courseworkId]?.[highlight.personId]?.attempts[highlight.attempt];
  return attempt?.text.slice(highlight.start, highlight.end) ?? '';
}

/** Moves places as their text changes; one whose words are all gone becomes a comment on the whole. */
export function movePlaces(
  places: readonly Highlight[],
  splice: { readonly at: number; readonly remove: number; readonly insert: number },
): void {
  const until = splice.at + splice.remove;
  const by = splice.insert - splice.remove;
  for (const place of places) {
    if (place.start === 0 && place.end === 0) continue;
    const start = place.start >= until ? place.start + by : Math.min(place.start, splice.at);
    const end = place.end >= until ? place.end + by : Math.min(place.end, splice.at);
    const gone = end <= start;
    place.start = gone ? 0 : start;
    place.end = gone ? 0 : end;
  }
}

function withHighlight(
  book: DraftBook,
  command: { sessionId: string; courseworkId: string; highlightId: string },
  run: (highlight: Highlight, session: Session) => Outcome,
): Outcome {
  const session = book.sessions[command.sessionId];
  const highlight = session?.highlights[command.courseworkId]?.[command.highlightId];
  return session && highlight ? run(highlight, session) : refuse('NO_SUCH_RECORD', { record: 'highlight' });
}
