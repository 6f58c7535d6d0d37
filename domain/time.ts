import { z } from 'zod';

/** An instant in a document: epoch milliseconds, whole, UTC. */
export const InstantSchema = z.int();

/** A length of time in a document: whole milliseconds, may be negative where something is taken away. */
export const MillisSchema = z.int();

/** A calendar day as people write it in plans, without a time zone. */
export const DateSchema = z.iso.date();

/** Minutes since local midnight on the day of the plan, 0 to 1439. */
export const MinuteOfDaySchema = z.int().min(0).max(1439);
