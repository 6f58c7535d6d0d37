import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { orderedFields } from './record.ts';
import { InstantSchema, MillisSchema } from './time.ts';
import { TimerFactsSchema } from './timer-record.ts';

/** An ordinary speech, a short reply to the latest speaker, or a procedural point. */
export const SpeechKindSchema = z.enum(['ordinary', 'reply', 'procedural']);
export type SpeechKind = z.infer<typeof SpeechKindSchema>;

/** One place on a speaker list. The person is a code; the room never sees it. */
export const SpeakerEntrySchema = z.strictObject({
  ...orderedFields,
  personId: IdSchema,
  speech: SpeechKindSchema,
  /** `dropped`: taken off before or while speaking, or a reply that was not held in time. */
  state: z.enum(['waiting', 'speaking', 'done', 'dropped']),
  /** The place in the queue by which the room knows them, from 1; counts on through the item. */
  place: z.int().min(1),
  /** Of a reply: the entry it replies to. */
  to: IdSchema.nullable(),
  /** When it began, for the order of speeches: it always comes after the one before, whatever the clock did. */
  startedAt: InstantSchema.nullable(),
  /** Spoken in all, pauses left out; settled when it ends. */
  spokenMs: MillisSchema,
});
export type SpeakerEntry = z.infer<typeof SpeakerEntrySchema>;

/** A speaker list (talerliste) of one item. `closing` is the strek: open, announced, closed. */
export const SpeakerListSchema = z.strictObject({
  closing: z.enum(['open', 'announced', 'closed']),
  /** Those who have not spoken today come before those who have. */
  newFirst: z.boolean(),
  leadersLast: z.boolean(),
  speechMs: MillisSchema,
  replyMs: MillisSchema,
  /** Replies to one speech. */
  repliesMax: z.int().min(0).max(9),
  entries: z.record(IdSchema, SpeakerEntrySchema),
  /** The entry that speaks, or null. */
  speakingId: IdSchema.nullable(),
  /** Of the one who speaks. */
  timer: TimerFactsSchema.nullable(),
});
export type SpeakerList = z.infer<typeof SpeakerListSchema>;
