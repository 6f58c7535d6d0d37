import { z } from 'zod';
import { FileFactsSchema, FitSchema, ShowsAsSchema } from './file-facts.ts';
import { IdSchema } from './ids.ts';
import { orderedFields } from './record.ts';
import { InstantSchema, MillisSchema } from './time.ts';

/** A file as it was taken in: the bytes lie in `attachments/<sha256>.<ext>`, the original name is kept here. */
export const AttachmentSchema = z.strictObject({
  id: IdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Without the dot, lower case, told by content where possible. */
  ext: z.string().regex(/^[a-z0-9]{1,8}$/),
  name: z.string().min(1).max(255),
  bytes: z.int().min(0),
  mime: z.string().max(120),
  addedAt: InstantSchema,
});
export type Attachment = z.infer<typeof AttachmentSchema>;

/** A file of a presentation. Name and place are for the desk; the room gets the hash, and only after its release. */
export const PresentationFileSchema = z.strictObject({
  ...AttachmentSchema.shape,
  /** The file that this one is a newer version of; both are kept, the newest is shown. */
  replaces: IdSchema.nullable(),
  /** What looking into it found; null until it was looked into. */
  facts: FileFactsSchema.nullable(),
  /** How the wall can show it, once its shown copy or its pages are there. */
  showsAs: ShowsAsSchema.nullable(),
  /** When the room first saw it. Only then may a deck hold a picture of it. */
  releasedAt: InstantSchema.nullable(),
});
export type PresentationFile = z.infer<typeof PresentationFileSchema>;

/** Keep, ask, try: the three kinds of feedback. */
export const FeedbackKindSchema = z.enum(['keep', 'ask', 'try']);
export type FeedbackKind = z.infer<typeof FeedbackKindSchema>;

/** One thing that the room gave back. */
export const FeedbackSchema = z.strictObject({
  ...orderedFields,
  kind: FeedbackKindSchema,
  text: z.string().min(1).max(280),
  /** On the wall since; null while it stands on the desk alone. */
  releasedAt: InstantSchema.nullable(),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

/** Project working groups and article readings are counted apart. */
export const PresentationKindSchema = z.enum(['project', 'article']);
export type PresentationKind = z.infer<typeof PresentationKindSchema>;

/** What the room says to a question of judgement; `open` is no answer yet. */
export const AnswerSchema = z.enum(['open', 'yes', 'partly', 'no']);
export type Answer = z.infer<typeof AnswerSchema>;

/** Whom something adds value for. */
export const ValueForSchema = z.enum(['resident', 'staff', 'service']);
export type ValueFor = z.infer<typeof ValueForSchema>;

/** "Is it new here, does it add value here?": what the room decided, and who saw it otherwise. Never who said what. */
export const JudgementSchema = z.strictObject({
  newHere: AnswerSchema,
  /** The break with how it was before. */
  breakWith: z.string().max(280),
  addsValue: AnswerSchema,
  valueFor: z.record(ValueForSchema, z.boolean()),
  /** The sign by which one would see it. */
  sign: z.string().max(280),
  /** What those say who disagree; it is kept beside the decision, not voted away. */
  dissent: z.string().max(280),
  /** Null while it is still talked about. */
  decidedAt: InstantSchema.nullable(),
  releasedAt: InstantSchema.nullable(),
});
export type Judgement = z.infer<typeof JudgementSchema>;

/** The longest list of slide titles that the wall is given as an outline. */
export const OUTLINE_MAX = 60;

/** A group's presentation. Presenters are person ids, for the desk only. */
export const PresentationSchema = z.strictObject({
  ...orderedFields,
  kind: PresentationKindSchema,
  /** The item in whose queue it stands. */
  itemId: IdSchema.nullable(),
  groupId: IdSchema.nullable(),
  title: z.string().min(1).max(120),
  presenters: z.record(IdSchema, z.literal(true)),
  points: z.array(z.string().min(1).max(200)).max(12),
  /** The titles of the file's slides, where they were taken over for the wall. */
  outline: z.array(z.string().min(1).max(160)).max(OUTLINE_MAX),
  status: z.enum(['expected', 'ready', 'presenting', 'presented']),
  files: z.record(IdSchema, PresentationFileSchema),
  /** The one that is shown first; always a newest version. */
  mainFileId: IdSchema.nullable(),
  feedback: z.record(IdSchema, FeedbackSchema),
  judgement: JudgementSchema.nullable(),
  /** What its steps were to take when it began, so that a later change of the plan does not rewrite it. */
  plannedMs: MillisSchema.nullable(),
});
export type Presentation = z.infer<typeof PresentationSchema>;

/** The file that the wall shows, or showed last, and how. */
export const ShownFileSchema = z.strictObject({
  presentationId: IdSchema,
  fileId: IdSchema,
  /** From 1. */
  page: z.int().min(1).max(100_000),
  fit: FitSchema,
  /** The file gives way to quiet paper; the page is kept. */
  blank: z.boolean(),
});
export type ShownFile = z.infer<typeof ShownFileSchema>;
