import { z } from 'zod';
import { rule, taken } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderAfter, orderLast } from './order.ts';
import { FeedbackKindSchema } from './presentation-record.ts';
import { onePresentation as one, unfitForRoom, withPresentation } from './presentation-rule.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';

const text = z.string().trim().min(1).max(280);

/** Commands about what the room gives back: keep, ask, try. It goes with the deck; the wall shows it card by card. */
export const feedbackCommands = {
  'feedback.add': rule(
    { ...one, feedbackId: IdSchema.optional(), feedback: FeedbackKindSchema, text },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const { feedbackId, feedback: kind } = command;
        const refusal = taken(presentation.feedback, feedbackId) ?? unfitForRoom(book, [command.text]);
        if (refusal) return refusal;
        const id = feedbackId ?? context.newId();
        const order = orderLast(Object.values(presentation.feedback));
        presentation.feedback[id] = { id, kind, text: command.text, releasedAt: null, order, ...made(context) };
        return undefined;
      }),
  ),

  'feedback.edit': rule(
    { ...one, feedbackId: IdSchema, feedback: FeedbackKindSchema.optional(), text: text.optional() },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const feedback = presentation.feedback[command.feedbackId];
        if (!feedback) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
        const refusal = unfitForRoom(book, [command.text ?? '']);
        if (refusal) return refusal;
        assign(feedback, { kind: command.feedback, text: command.text });
        touch(feedback, context);
        return undefined;
      }),
  ),

  /** Places it right after another (null = first). */
  'feedback.move': rule({ ...one, feedbackId: IdSchema, after: IdSchema.nullable() }, true, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      const feedback = presentation.feedback[command.feedbackId];
      if (!feedback) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
      if (command.after === feedback.id) return undefined;
      feedback.order = orderAfter(Object.values(presentation.feedback), command.after, feedback.id);
      touch(feedback, context);
      return undefined;
    }),
  ),

  'feedback.remove': rule({ ...one, feedbackId: IdSchema }, true, (book, command) =>
    withPresentation(book, command, (presentation) => {
      if (!presentation.feedback[command.feedbackId]) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
      delete presentation.feedback[command.feedbackId];
      return undefined;
    }),
  ),

  /** Lets the room see it on the wall: that which is named, or all that is hidden when nothing is. */
  'feedback.release': rule({ ...one, feedbackIds: z.array(IdSchema).optional() }, false, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      const ids = command.feedbackIds ?? Object.keys(presentation.feedback);
      const chosen = ids.flatMap((id) => presentation.feedback[id] ?? []);
      if (chosen.length < ids.length) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
      const refusal = unfitForRoom(
        book,
        chosen.map((feedback) => feedback.text),
      );
      if (refusal) return refusal;
      for (const feedback of chosen) feedback.releasedAt ??= context.now;
      return undefined;
    }),
  ),

  /** Takes it off the wall again. */
  'feedback.withdraw': rule({ ...one, feedbackIds: z.array(IdSchema).min(1) }, false, (book, command) =>
    withPresentation(book, command, (presentation) => {
      const chosen = command.feedbackIds.flatMap((id) => presentation.feedback[id] ?? []);
      if (chosen.length < command.feedbackIds.length) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
      for (const feedback of chosen) feedback.releasedAt = null;
      return undefined;
    }),
  ),
};
