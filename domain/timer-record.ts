import { z } from 'zod';
import { InstantSchema, MillisSchema } from './time.ts';

/** See `TimerFacts`. */
export const TimerFactsSchema = z.strictObject({
  kind: z.enum(['countdown', 'countUp', 'toClock', 'clock']),
  until: InstantSchema.nullable(),
  durationMs: MillisSchema,
  startedAt: InstantSchema.nullable(),
  pausedAt: InstantSchema.nullable(),
  addedMs: MillisSchema,
});
