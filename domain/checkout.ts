import { z } from 'zod';
import { inSession, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Day } from './session.ts';

const hands = z.int().min(0).max(999);

/** Commands about the check-out: what the day was to give, and whether it did. */
export const checkoutCommands = {
  /** Takes down the hands for one outcome; all 0 takes the count away. */
  'outcome.count': rule(
    { ...inSession, dayId: IdSchema, outcome: z.int().min(0).max(5), yes: hands, partly: hands, notYet: hands },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const day = session.days[command.dayId];
        if (!day || command.outcome >= day.outcomes.length) return refuse('NO_SUCH_RECORD', { record: 'outcome' });
        const { yes, partly, notYet } = command;
        if (yes + partly + notYet === 0) delete day.checkout[`${command.outcome}`];
        else day.checkout[`${command.outcome}`] = { yes, partly, notYet };
        touch(day, context);
        return undefined;
      }),
  ),
};

/** The counts that still belong, after a day's outcomes were written anew: those whose outcome is in its old place. */
export function countsKept({ outcomes, checkout }: Day, next: readonly string[]): Day['checkout'] {
  return Object.fromEntries(Object.entries(checkout).filter(([at]) => outcomes[Number(at)] === next[Number(at)]));
}
