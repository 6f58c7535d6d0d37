import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

const CountedSchema = z.strictObject({
  text: z.string(),
  /** Hands in the order of `answers`; null where none were counted, or too few to be shown. */
  hands: z.tuple([z.int(), z.int(), z.int()]).nullable(),
});
export type CountedOutcome = z.infer<typeof CountedSchema>;

/** The check-out: what the day was to give, and the hands that were counted for each. */
export const checkoutScene = sceneRule(
  'checkout',
  {
    /** "I dag skulle du kunne" */
    lead: z.string(),
    /** "Ja", "Delvis", "Ikke ennå" */
    answers: z.array(z.string()),
    outcomes: z.array(CountedSchema),
  },
  ({ language, today }) => ({
    lead: today && today.outcomes.length > 0 ? say(language, 'wall.checkout') : (today?.theme ?? ''),
    answers: (['yes', 'partly', 'notYet'] as const).map((answer) => say(language, `common.hands-${answer}`)),
    outcomes: (today?.outcomes ?? []).map((text, at): CountedOutcome => {
      const count = today?.hands[at] ?? null;
      return { text, hands: count && [count.yes, count.partly, count.notYet] };
    }),
  }),
);
