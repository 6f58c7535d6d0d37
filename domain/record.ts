import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { InstantSchema } from './time.ts';
import type { Instant } from './timer.ts';

/** What every record carries, so that later merging or syncing needs no new model. `by` is initials at the keys. */
export const recordFields = {
  id: IdSchema,
  createdAt: InstantSchema,
  createdBy: z.string(),
  updatedAt: InstantSchema,
  updatedBy: z.string(),
};

/** The same, for a record that has a place among its kin. */
export const orderedFields = { ...recordFields, order: z.string().min(1) };

/** What applying a command may know of the world. */
export interface ApplyContext {
  readonly now: Instant;
  /** Initials of who is at the keys. */
  readonly by: string;
  readonly newId: () => string;
}

/** The stamps of a record that is made now. */
export function made(context: ApplyContext): {
  createdAt: Instant;
  createdBy: string;
  updatedAt: Instant;
  updatedBy: string;
} {
  return { createdAt: context.now, createdBy: context.by, updatedAt: context.now, updatedBy: context.by };
}

/** Marks a draft record as changed now. */
export function touch(record: { updatedAt: Instant; updatedBy: string }, context: ApplyContext): void {
  record.updatedAt = context.now;
  record.updatedBy = context.by;
}

/** Keys of an object that a command leaves out stay as they are; those it names are taken over. */
export function assign<T extends object>(target: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): void {
  for (const key of Object.keys(changes) as (keyof T)[]) {
    const value = changes[key];
    if (value !== undefined) target[key] = value as T[keyof T];
  }
}
