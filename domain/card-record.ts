import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { orderedFields } from './record.ts';
import { InstantSchema } from './time.ts';

/** Whose contribution it is. A person is kept as an id and never shown; a group is shown by name and shape. */
export const CardSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: IdSchema }),
  z.strictObject({ kind: z.literal('group'), groupId: IdSchema }),
  z.strictObject({ kind: z.literal('plenum') }),
]);
export type CardSource = z.infer<typeof CardSourceSchema>;

/** Longest card that can be read from the last row. */
export const CARD_TEXT_MAX = 280;

/** One contribution, hidden until released. */
export const CardSchema = z.strictObject({
  ...orderedFields,
  text: z.string().min(1).max(CARD_TEXT_MAX),
  from: CardSourceSchema,
  /** The heading it is gathered under, or empty. */
  label: z.string().max(40),
  /** How many said the same. */
  count: z.int().min(1).max(999),
  releasedAt: InstantSchema.nullable(),
});
export type Card = z.infer<typeof CardSchema>;
