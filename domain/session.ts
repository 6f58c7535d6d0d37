import { z } from 'zod';
import { CardSchema } from './card-record.ts';
import { HighlightSchema, QuestionSchema, SubmissionSchema, ThemeSchema } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { CommitmentSchema, DecisionSchema, NoteSchema, ParkedSchema } from './note-record.ts';
import { PlenumViewSchema } from './plenum-view-schema.ts';
import { PresentationSchema, ShownFileSchema } from './presentation-record.ts';
import { LanguageSchema } from './programme.ts';
import { orderedFields, recordFields } from './record.ts';
import { RoundFactsSchema } from './round-record.ts';
import { SceneKindSchema } from './scenes/registry.ts';
import { type Activity, ActivitySchema, type SessionKind, SessionKindSchema } from './session-kinds.ts';
import { SpeakerListSchema } from './speaker-record.ts';
import { DateSchema, InstantSchema, MillisSchema, MinuteOfDaySchema } from './time.ts';
import { TimerFactsSchema } from './timer-record.ts';

export { type Activity, ActivitySchema, type SessionKind, SessionKindSchema };

/**
 * A scene and what it is about. For `timer` and `task` the item names whose prompt was released by showing it;
 * `refId` names the one note, card or file that stands alone.
 */
export const SceneSchema = z.strictObject({
  kind: SceneKindSchema,
  itemId: IdSchema.nullable(),
  refId: IdSchema.optional(),
});
export type Scene = z.infer<typeof SceneSchema>;

/** A timed part of an item: "Alene 5", "Innlegg 12". */
export const StepSchema = z.strictObject({
  title: z.string().min(1).max(40),
  minutes: z.number().min(0).max(600),
});
export type Step = z.infer<typeof StepSchema>;

/** Longest prompt that still fits the wall at reading size. */
export const PROMPT_MAX = 160;
/** Longest short title that fits the day line. */
export const SHORT_TITLE_MAX = 18;

/** The fields of an item that a facilitator writes; used by templates, commands and the document alike. */
export const itemFields = {
  title: z.string().min(1).max(120),
  shortTitle: z.string().max(SHORT_TITLE_MAX),
  minutes: z.int().min(1).max(600),
  /** The fewest minutes it may shrink to when the day runs late. */
  minMinutes: z.int().min(0).max(600),
  activity: ActivitySchema,
  /** Minute of the day at which it must start, or null where it follows the one before. */
  lockedStart: MinuteOfDaySchema.nullable(),
  /** Initials of who leads. */
  lead: z.string().max(20),
  /** Written for the room; shown only once released. */
  prompt: z.string().max(PROMPT_MAX),
  /** Only for the facilitator. */
  privateNote: z.string().max(4000),
  material: z.string().max(400),
  collects: z.string().max(120),
  steps: z.array(StepSchema).max(12),
  /** The steps are run once, or once for each presentation in the queue or for each group of a set. */
  repeat: z.enum(['once', 'presentations', 'workingGroups', 'readingGroups']),
  /** Seconds that each has in a round, or null where it is none. */
  turnSeconds: z.int().min(5).max(3600).nullable(),
  /** Minutes that its timer is set to where it has no steps, or null for its whole length. */
  timerMinutes: z.int().min(1).max(600).nullable(),
  scene: SceneKindSchema,
  /** Whose cards it collects, or null. */
  cards: z.enum(['person', 'group', 'plenum']).nullable(),
  /** Key of the coursework that is written or talked about in it ("AK1"), or empty. */
  coursework: z.string().max(6),
};

/** One activity of a day. Its start is computed, never stored. */
export const ItemSchema = z.strictObject({
  ...orderedFields,
  dayId: IdSchema,
  ...itemFields,
  /** Left out of the day when it ran late. It stays in the plan, struck out. */
  cut: z.boolean(),
});
export type Item = z.infer<typeof ItemSchema>;

/** One of a session's two days. */
export const DaySchema = z.strictObject({
  ...orderedFields,
  number: z.int().min(1).max(9),
  date: DateSchema,
  theme: z.string().max(80),
  startMinute: MinuteOfDaySchema,
  endMinute: MinuteOfDaySchema,
  /** "Today you will": learning outcomes. */
  outcomes: z.array(z.string().min(1).max(140)).max(6),
  /** outcome number, from 0 → hands counted at the check-out. */
  checkout: z.record(
    z.string().regex(/^\d$/),
    z.strictObject({ yes: z.int().min(0).max(999), partly: z.int().min(0).max(999), notYet: z.int().min(0).max(999) }),
  ),
  /** Set when the day is closed: call names are gone, the plan is history. */
  closedAt: InstantSchema.nullable(),
});
export type Day = z.infer<typeof DaySchema>;

/** A stretch of real time spent on one step of one item; the record of what actually happened. */
export const SpanSchema = z.strictObject({
  id: IdSchema,
  dayId: IdSchema,
  itemId: IdSchema,
  step: z.int().min(0),
  presentationId: IdSchema.nullable(),
  /** The group whose turn it was, where the steps are run for each group. */
  groupId: IdSchema.nullable(),
  startedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
  /** How far the timer was over time when it was left, if by more than the grace; else 0. */
  overMs: MillisSchema,
});
export type Span = z.infer<typeof SpanSchema>;

/** Where somebody is from an item on. `floor` = called to work. */
export const PresenceMarkSchema = z.enum(['present', 'away', 'floor']);
export type PresenceMark = z.infer<typeof PresenceMarkSchema>;

/** One session of two days at one workplace. */
export const SessionSchema = z.strictObject({
  ...recordFields,
  workplaceId: IdSchema,
  kind: SessionKindSchema,
  number: z.int().min(1).max(99),
  title: z.string().max(80),
  language: LanguageSchema,
  /** Of the room, not of the desk. */
  wallTheme: z.enum(['day', 'evening']),
  days: z.record(IdSchema, DaySchema),
  items: z.record(IdSchema, ItemSchema),
  /** What actually ran, by span id. */
  spans: z.record(IdSchema, SpanSchema),
  run: z.strictObject({
    dayId: IdSchema.nullable(),
    /** The open span: where the day is now. Null before the start and after the close. */
    spanId: IdSchema.nullable(),
    timer: TimerFactsSchema.nullable(),
    /** The small timer beside it; it survives "next". */
    side: z.strictObject({ title: z.string().max(40), onWall: z.boolean(), timer: TimerFactsSchema }).nullable(),
    /** The round that runs, or null. */
    round: RoundFactsSchema.nullable(),
  }),
  wall: z.strictObject({
    scene: SceneSchema,
    /** Ready to be shown with one key. */
    prepared: SceneSchema.nullable(),
    black: z.boolean(),
    /** While frozen the room keeps what it saw at `at`; `view` is that very frame, so it holds nothing unreleased. */
    frozen: z.strictObject({ at: InstantSchema, view: PlenumViewSchema }).nullable(),
    /** Text for the room, shown by the scene of that name; empty when there is none. */
    message: z.string().max(PROMPT_MAX),
    /** The page that the scene `file` is on; it is kept when another scene is shown. */
    file: ShownFileSchema.nullable(),
  }),
  /** Whether the desk sounds softly when time is nearly up and when it is. */
  chime: z.boolean(),
  /** item id → card id → card. */
  cards: z.record(IdSchema, z.record(IdSchema, CardSchema)),
  notes: z.record(IdSchema, NoteSchema),
  decisions: z.record(IdSchema, DecisionSchema),
  commitments: z.record(IdSchema, CommitmentSchema),
  parked: z.record(IdSchema, ParkedSchema),
  presentations: z.record(IdSchema, PresentationSchema),
  /** item id → person id → mark. A mark holds for later items of the day until the next mark. */
  presence: z.record(IdSchema, z.record(IdSchema, PresenceMarkSchema)),
  /** person id → the days on which they are expected; who is not in it is expected on all. */
  expected: z.record(IdSchema, z.record(IdSchema, z.literal(true))),
  /** day id → how many must be on the floor, and how many are there besides those of the session. */
  cover: z.record(IdSchema, z.strictObject({ minimum: z.int().min(0).max(999), staffed: z.int().min(0).max(999) })),
  /** item id → the list of those who want to speak. */
  speakers: z.record(IdSchema, SpeakerListSchema),
  /** item id → the lot that its order was last drawn by: the seed, and the presentations or groups as they came out. */
  draws: z.record(
    IdSchema,
    z.strictObject({ seed: z.string().min(1).max(40), at: InstantSchema, order: z.array(IdSchema).max(100) }),
  ),
  /** coursework id → person id → what was handed in and how it was assessed. Never for the room. */
  submissions: z.record(IdSchema, z.record(IdSchema, SubmissionSchema)),
  /** coursework id → highlight id → a place in a text. Never for the room. */
  highlights: z.record(IdSchema, z.record(IdSchema, HighlightSchema)),
  /** coursework id → theme id → a card of the collective feedback. */
  themes: z.record(IdSchema, z.record(IdSchema, ThemeSchema)),
  /** Questions for the next session, and those that came from the one before. */
  questions: z.record(IdSchema, QuestionSchema),
  /** Jumps of the machine's clock, as they were noticed. */
  clockChanges: z.record(IdSchema, z.strictObject({ id: IdSchema, at: InstantSchema, jumpMs: MillisSchema })),
});
export type Session = z.infer<typeof SessionSchema>;
