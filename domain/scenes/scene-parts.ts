import { z } from 'zod';
import { GroupShapeSchema } from '../programme.ts';

/** A group as the room knows it. */
export const GroupViewSchema = z.strictObject({ name: z.string(), shape: GroupShapeSchema });
export type GroupView = z.infer<typeof GroupViewSchema>;

/** The timed parts of the current item; `current` is an index, −1 when none runs. */
export const StepsViewSchema = z.strictObject({
  current: z.int(),
  steps: z.array(z.strictObject({ title: z.string(), minutes: z.number() })),
});
export type StepsView = z.infer<typeof StepsViewSchema>;
