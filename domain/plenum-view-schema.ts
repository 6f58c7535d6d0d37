import { z } from 'zod';
import { LanguageSchema } from './programme.ts';
import { SceneViewSchema } from './scenes/registry.ts';
import { InstantSchema } from './time.ts';
import { TimerFactsSchema } from './timer-record.ts';

/** The words that a timer may need; which of them is shown follows from the clock. `{time}` is filled by the wall. */
const TimerWordsSchema = z.strictObject({
  enough: z.string(),
  soon: z.string(),
  red: z.string(),
  over: z.string(),
  /** "Pause siden {time}" */
  paused: z.string(),
  ready: z.string(),
  /** "av 12 minutter" */
  of: z.string(),
  /** "igjen av innlegget" */
  left: z.string(),
});

/** A block of the day line. Places are fractions of the day, 0 to 1. */
const BlockSchema = z.strictObject({
  from: z.number(),
  to: z.number(),
  kind: z.enum(['normal', 'break', 'locked']),
  state: z.enum(['done', 'now', 'ahead']),
  label: z.string(),
});

/** The day as one line: the same object on desk, wall and cover. The pin follows from the clock. */
export const DayLineSchema = z.strictObject({
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  startText: z.string(),
  /** "Slutt 15:00" */
  endText: z.string(),
  /** "Lunsj 12:00" and where it stands, or null without a locked item. */
  lock: z.strictObject({ text: z.string(), at: z.number() }).nullable(),
  blocks: z.array(BlockSchema),
  /** The line in one sentence, for screen readers. */
  sentence: z.string(),
});
export type DayLine = z.infer<typeof DayLineSchema>;

/**
 * All that a wall may know. Every send is parsed with this strict shape: an unknown key is a refusal.
 * It holds finished strings and facts to derive time from, so it changes only when something happens.
 */
export const PlenumViewSchema = z.strictObject({
  v: z.literal(1),
  language: LanguageSchema,
  theme: z.enum(['day', 'evening']),
  timeZone: z.string(),
  /** Header, left. */
  place: z.string(),
  black: z.boolean(),
  /** While frozen, every clock on the wall is read at this instant instead of now. */
  frozenAt: InstantSchema.nullable(),
  /** The wall gets the facts and reads them against its own clock. */
  timer: TimerFactsSchema.nullable(),
  timerWords: TimerWordsSchema,
  /** The small timer beside everything else: "Kaffe" and its clock. */
  side: z.strictObject({ title: z.string(), timer: TimerFactsSchema }).nullable(),
  dayLine: DayLineSchema.nullable(),
  scene: SceneViewSchema,
});
export type PlenumView = z.infer<typeof PlenumViewSchema>;
