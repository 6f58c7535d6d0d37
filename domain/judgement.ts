import { z } from 'zod';
import { rule } from './command-table.ts';
import { AnswerSchema, type Judgement, ValueForSchema } from './presentation-record.ts';
import { onePresentation as one, unfitForRoom, withPresentation } from './presentation-rule.ts';
import { assign, touch } from './record.ts';
import { refuse } from './refusal.ts';

const text = z.string().trim().max(280);

/** Commands about "is it new here, does it add value here?": the room's own decision, with those who saw it otherwise. */
export const judgementCommands = {
  /** Writes what is said so far. What is left out stays as it is. */
  'judgement.edit': rule(
    {
      ...one,
      newHere: AnswerSchema.optional(),
      breakWith: text.optional(),
      addsValue: AnswerSchema.optional(),
      valueFor: z.array(ValueForSchema).optional(),
      sign: text.optional(),
      dissent: text.optional(),
    },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const { newHere, breakWith, addsValue, sign, dissent } = command;
        const refusal = unfitForRoom(book, [breakWith ?? '', sign ?? '', dissent ?? '']);
        if (refusal) return refusal;
        presentation.judgement ??= nothingSaid();
        assign(presentation.judgement, {
          newHere,
          breakWith,
          addsValue,
          sign,
          dissent,
          valueFor: command.valueFor && valueFor(command.valueFor),
        });
        touch(presentation, context);
        return undefined;
      }),
  ),

  /** The room has decided; or takes it up again. */
  'judgement.decide': rule({ ...one, on: z.boolean() }, true, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      const { judgement } = presentation;
      if (!judgement) return refuse('NO_SUCH_RECORD', { record: 'judgement' });
      judgement.decidedAt = command.on ? (judgement.decidedAt ?? context.now) : null;
      touch(presentation, context);
      return undefined;
    }),
  ),

  /** Lets the room see it on the wall, or takes it off. */
  'judgement.release': rule({ ...one, on: z.boolean() }, false, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      const { judgement } = presentation;
      if (!judgement) return refuse('NO_SUCH_RECORD', { record: 'judgement' });
      const refusal = unfitForRoom(book, [judgement.breakWith, judgement.sign, judgement.dissent]);
      if (command.on && refusal) return refusal;
      judgement.releasedAt = command.on ? (judgement.releasedAt ?? context.now) : null;
      return undefined;
    }),
  ),

  'judgement.remove': rule(one, true, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      presentation.judgement = null;
      touch(presentation, context);
      return undefined;
    }),
  ),
};

function nothingSaid(): Judgement {
  return {
    newHere: 'open',
    breakWith: '',
    addsValue: 'open',
    valueFor: valueFor([]),
    sign: '',
    dissent: '',
    decidedAt: null,
    releasedAt: null,
  };
}

function valueFor(whom: readonly z.infer<typeof ValueForSchema>[]): Judgement['valueFor'] {
  return {
    resident: whom.includes('resident'),
    staff: whom.includes('staff'),
    service: whom.includes('service'),
  };
}
