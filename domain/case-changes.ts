import { z } from 'zod';
import { IdSchema } from './ids.ts';
import type { ApplyContext } from './record.ts';
import { InstantSchema } from './time.ts';
import type { Millis } from './timer.ts';

const VerdictSchema = z.enum(['approved', 'notApproved']);
const aloneSchema = z.strictObject({ verdict: VerdictSchema, reason: z.string() });
const waySchema = z.enum(['together', 'blindFirst']);

/** What was changed in a case, and from what to what. Null stands for nothing. */
export const CaseChangedSchema = z.discriminatedUnion('kind', [
  /** Facilitator ids. */
  z.strictObject({ kind: z.literal('assessors'), from: z.array(IdSchema), to: z.array(IdSchema) }),
  z.strictObject({ kind: z.literal('way'), from: waySchema, to: waySchema }),
  z.strictObject({
    kind: z.literal('mark'),
    criterionId: IdSchema,
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  /** What one came to alone, given anew. */
  z.strictObject({ kind: z.literal('alone'), facilitatorId: IdSchema, from: aloneSchema, to: aloneSchema }),
  z.strictObject({ kind: z.literal('feedback'), from: z.string(), to: z.string() }),
]);
/** See {@link CaseChangedSchema}. */
export type CaseChanged = z.infer<typeof CaseChangedSchema>;

/** One step of a case: who changed what, and when last in that sitting. */
export const CaseChangeSchema = z.strictObject({
  id: IdSchema,
  at: InstantSchema,
  by: z.string(),
  changed: CaseChangedSchema,
});
/** See {@link CaseChangeSchema}. */
export type CaseChange = z.infer<typeof CaseChangeSchema>;

/** Whoever goes on with the same within this time is still at it: that is one step, however often the hands rested. */
export const SITTING_MS: Millis = 10 * 60_000;

/**
 * Keeps that something was changed. A change of the same by the same person in one sitting makes the last step longer,
 * and one that comes back to where it began leaves none.
 */
export function noteChange(changes: Record<string, CaseChange>, changed: CaseChanged, context: ApplyContext): void {
  const last = Object.values(changes).findLast((one) => thing(one.changed) === thing(changed));
  const goesOn = last !== undefined && last.by === context.by && context.now - last.at <= SITTING_MS;
  // Both are of one kind, since they are about the same thing.
  const whole = goesOn ? ({ ...changed, from: last.changed.from } as CaseChanged) : changed;
  const nothing = JSON.stringify(whole.from) === JSON.stringify(whole.to);
  const id = goesOn ? last.id : context.newId();
  if (nothing) delete changes[id];
  else changes[id] = { id, at: context.now, by: context.by, changed: whole };
}

function thing(changed: CaseChanged): string {
  if (changed.kind === 'mark') return `mark ${changed.criterionId}`;
  return changed.kind === 'alone' ? `alone ${changed.facilitatorId}` : changed.kind;
}
