import { z } from 'zod';
import { GroupShapeSchema, LanguageSchema } from './programme.ts';
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

/** A group as the room knows it. */
const GroupViewSchema = z.strictObject({ name: z.string(), shape: GroupShapeSchema });
export type GroupView = z.infer<typeof GroupViewSchema>;

/** The timed parts of the current item; `current` is an index, −1 when none runs. */
const StepsViewSchema = z.strictObject({
  current: z.int(),
  steps: z.array(z.strictObject({ title: z.string(), minutes: z.number() })),
});
export type StepsView = z.infer<typeof StepsViewSchema>;

/** One card as the room sees it. */
const CardViewSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  label: z.string(),
  count: z.int(),
  group: GroupViewSchema.nullable(),
  newest: z.boolean(),
});
export type CardView = z.infer<typeof CardViewSchema>;

/** What the wall shows, one member per scene; all text is finished. */
export const SceneViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({
    kind: z.literal('welcome'),
    /** "Velkommen til samling 2, dag 1" */
    kicker: z.string(),
    title: z.string(),
    /** "I dag skal du kunne" */
    lead: z.string(),
    outcomes: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('plan'),
    /** "Nå, til 10:30", or empty before the start. */
    nowLead: z.string(),
    nowTitle: z.string(),
    /** "Vi starter igjen 10:30" for a break, else empty. */
    nowNote: z.string(),
    rows: z.array(z.strictObject({ time: z.string(), title: z.string(), detail: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('timer'),
    title: z.string(),
    /** Released text for the room, or empty. */
    prompt: z.string(),
    steps: StepsViewSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('cards'),
    title: z.string(),
    cards: z.array(CardViewSchema),
    /** "12 av 20 levert", "nesten alle", or empty. */
    progress: z.string(),
    /** Shown while nothing is released. */
    empty: z.string(),
  }),
  z.strictObject({
    kind: z.literal('presentation'),
    /** "Gruppepresentasjon 2 av 3" */
    kicker: z.string(),
    group: GroupViewSchema.nullable(),
    title: z.string(),
    steps: StepsViewSchema.nullable(),
    /** "Neste: Aktivitet", or empty after the last. */
    next: z.string(),
    /** "Lunsj 12:00", or empty. */
    right: z.string(),
  }),
  z.strictObject({
    kind: z.literal('pause'),
    /** "Vi starter igjen" */
    lead: z.string(),
    /** When it goes on if no timer runs; with a timer the wall reads it from the facts. */
    resumesAt: InstantSchema.nullable(),
    nextTitle: z.string(),
    /** "om {n} minutter", "om ett minutt", "nå straks": `{n}` is filled by the wall as time goes. */
    inMany: z.string(),
    inOne: z.string(),
    inNone: z.string(),
  }),
  z.strictObject({
    kind: z.literal('testcard'),
    /** "Ser rommet dette?" */
    question: z.string(),
    detail: z.string(),
  }),
]);
export type SceneView = z.infer<typeof SceneViewSchema>;

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
  dayLine: DayLineSchema.nullable(),
  scene: SceneViewSchema,
});
export type PlenumView = z.infer<typeof PlenumViewSchema>;
