import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { InstantSchema, MillisSchema } from './time.ts';

/** A round of equal turns, as facts: turn `anchor` (from 0) began at `startedAt`; later ones follow from the clock. */
export const RoundFactsSchema = z.strictObject({
  itemId: IdSchema,
  count: z.int().min(1).max(300),
  turnMs: MillisSchema,
  /** Turns go on by themselves. */
  auto: z.boolean(),
  anchor: z.int().min(0),
  startedAt: InstantSchema,
  pausedAt: InstantSchema.nullable(),
  /** turn (from 0) → time given or taken. */
  given: z.record(z.string().regex(/^\d{1,3}$/), MillisSchema),
});
export type RoundFacts = z.infer<typeof RoundFactsSchema>;
