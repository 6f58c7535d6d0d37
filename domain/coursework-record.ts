import { z } from 'zod';
import { CaseChangeSchema } from './case-changes.ts';
import { IdSchema } from './ids.ts';
import { AttachmentSchema } from './presentation-record.ts';
import { orderedFields, recordFields } from './record.ts';
import { SessionKindSchema } from './session-kinds.ts';
import { DateSchema, InstantSchema } from './time.ts';

const criterion = { id: IdSchema, title: z.string().trim().min(1).max(80) };
const plainList = z.array(z.strictObject(criterion));

/** What a piece of coursework is judged by. What a mark on a criterion means follows from the form; see `markMost`. */
export const CriteriaSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('rubric'),
    /** Levels from the lowest up. */
    list: z.array(z.strictObject({ ...criterion, levels: z.array(z.string().trim().min(1).max(120)).min(2).max(6) })),
  }),
  z.strictObject({ form: z.literal('scale'), most: z.int().min(2).max(10), list: plainList }),
  z.strictObject({ form: z.literal('checklist'), list: plainList }),
  /** Headings to gather comments under; nothing is marked. */
  z.strictObject({ form: z.literal('comment'), list: plainList }),
]);
export type Criteria = z.infer<typeof CriteriaSchema>;

/** In what form it is handed in. */
export const CourseworkFormSchema = z.enum(['reflection', 'presentation', 'text']);

/** The terms of a piece of coursework: what a facilitator writes, and what a workplace may have tailored. */
export const termFields = {
  title: z.string().trim().min(1).max(80),
  /** The learning outcome that it is to show. */
  outcome: z.string().max(280),
  task: z.string().max(2000),
  form: CourseworkFormSchema,
  /** The kind of session that it is due in. */
  dueKind: SessionKindSchema,
  attempts: z
    .array(z.strictObject({ due: DateSchema.nullable() }))
    .min(1)
    .max(2),
  criteria: CriteriaSchema,
  /** How many cards the collective feedback has room for. */
  strengths: z.int().min(1).max(6),
  nextSteps: z.int().min(1).max(6),
};

/** See `termFields`. */
export const TermsSchema = z.strictObject(termFields);
export type Terms = z.infer<typeof TermsSchema>;

/** One piece of coursework of the programme. */
export const CourseworkSchema = z.strictObject({
  ...orderedFields,
  /** `AK1`: short, for tables and templates. */
  key: z.string().regex(/^[A-ZÆØÅ]{1,4}\d{0,2}$/),
  ...termFields,
  /** workplace id → terms of its own. */
  tailored: z.record(IdSchema, TermsSchema),
});
export type Coursework = z.infer<typeof CourseworkSchema>;

/** Longest text that is handed in. */
export const SUBMISSION_TEXT_MAX = 40_000;

/** How it came. `paper`: it lies in a folder, and there is nothing to read here. */
export const HandedInSchema = z.enum(['typed', 'pasted', 'file', 'paper', 'imported', 'presentation']);
export type HandedIn = z.infer<typeof HandedInSchema>;

/** The two things that an assessment can come to. */
export const VerdictSchema = z.enum(['approved', 'notApproved']);
export type Verdict = z.infer<typeof VerdictSchema>;

/** facilitator id → what they came to alone. */
const AloneSchema = z.record(
  IdSchema,
  z.strictObject({ verdict: VerdictSchema, reason: z.string().max(1000), at: InstantSchema }),
);

/** A verdict that was settled, with all that is needed to stand by it. */
export const SettledSchema = z.strictObject({
  verdict: VerdictSchema,
  reason: z.string().min(1).max(1000),
  /** How a disagreement was talked through; empty where there was none. */
  note: z.string().max(1000),
  /** Facilitator ids. */
  assessors: z.array(IdSchema).min(2).max(4),
  at: InstantSchema,
  by: z.string(),
});
export type Settled = z.infer<typeof SettledSchema>;

/** A settled verdict that was opened again. */
const ReopenedSchema = SettledSchema.extend({
  /** When it was opened again, and who was at the keys. */
  reopened: z.strictObject({ at: InstantSchema, by: z.string() }),
  /** What each had come to alone by then. */
  alone: AloneSchema,
});

/** What is written of a verdict before it is given. Never on a paper, a page or the wall. */
export const VerdictDraftSchema = z.strictObject({
  verdict: VerdictSchema.nullable(),
  reason: z.string().max(1000),
  note: z.string().max(1000),
  disagreed: z.boolean(),
});
export type VerdictDraft = z.infer<typeof VerdictDraftSchema>;

/** The joint assessment of one attempt. */
export const CaseSchema = z.strictObject({
  way: z.enum(['together', 'blindFirst']),
  /** Facilitator ids. */
  assessors: z.record(IdSchema, z.literal(true)),
  /** With `blindFirst` hidden until both are in. */
  alone: AloneSchema,
  /** The joint verdict while it is written; null where nothing is. */
  jointDraft: VerdictDraftSchema.nullable(),
  /** facilitator id → their own while they write it, for nobody else's eyes. */
  ownDrafts: z.record(IdSchema, VerdictDraftSchema),
  /** criterion id → mark. */
  marks: z.record(IdSchema, z.int().min(0).max(10)),
  /** What the participant is told, alone. */
  feedback: z.string().max(2000),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open') }),
    z.strictObject({ kind: z.literal('settled'), settled: SettledSchema }),
  ]),
  /** What was settled before it was opened again, oldest first. */
  earlier: z.array(ReopenedSchema).max(50),
  /** What was changed on the way, step by step. */
  changes: z.record(IdSchema, CaseChangeSchema),
});
export type Case = z.infer<typeof CaseSchema>;

/** One attempt at handing in. */
export const AttemptSchema = z.strictObject({
  how: HandedInSchema,
  text: z.string().max(SUBMISSION_TEXT_MAX),
  /** Counts the splices; a splice names the revision that it was made on. */
  rev: z.int().min(0),
  files: z.record(IdSchema, AttachmentSchema),
  presentationId: IdSchema.nullable(),
  /** Its number in the form it was imported from, so that it comes in once. */
  importId: z.string().max(80).nullable(),
  /** When it was entered; null = begun and not handed in. */
  enteredAt: InstantSchema.nullable(),
  case: CaseSchema,
});
export type Attempt = z.infer<typeof AttemptSchema>;

/** What one person has handed in of one piece of coursework. */
export const SubmissionSchema = z.strictObject({
  ...recordFields,
  personId: IdSchema,
  /** The last one counts. */
  attempts: z.array(AttemptSchema).min(1).max(2),
  withdrawnAt: InstantSchema.nullable(),
});
export type Submission = z.infer<typeof SubmissionSchema>;

/** What it says about the text. */
export const HighlightKindSchema = z.enum(['strength', 'nextStep']);
export type HighlightKind = z.infer<typeof HighlightKindSchema>;

/** A place in a text that feedback may rest on. */
export const HighlightSchema = z.strictObject({
  ...orderedFields,
  personId: IdSchema,
  /** Which attempt, from 0. */
  attempt: z.int().min(0).max(1),
  kind: HighlightKindSchema,
  criterionId: IdSchema.nullable(),
  /** UTF-16 units in the attempt's text; both 0 for a comment on the whole, as on paper. */
  start: z.int().min(0),
  end: z.int().min(0),
  comment: z.string().max(400),
});
export type Highlight = z.infer<typeof HighlightSchema>;

/** What the room said back. */
export const ReplySchema = z.strictObject({ ...orderedFields, text: z.string().min(1).max(280) });

/** A card of the collective feedback. */
export const ThemeSchema = z.strictObject({
  ...orderedFields,
  kind: HighlightKindSchema,
  title: z.string().max(60),
  text: z.string().max(280),
  /** Highlight ids. */
  restsOn: z.record(IdSchema, z.literal(true)),
  /** highlight id → the quote as it is approved for the room. */
  quotes: z.record(IdSchema, z.string().min(1).max(200)),
  /** Rare words that were accepted by hand, in lower case. */
  accepted: z.record(z.string().min(1).max(60), z.literal(true)),
  /** It was reworded after it was known to rest on few. */
  reworded: z.boolean(),
  releasedAt: InstantSchema.nullable(),
  replies: z.record(IdSchema, ReplySchema),
});
export type Theme = z.infer<typeof ThemeSchema>;

/** A question that is taken further. */
export const QuestionSchema = z.strictObject({
  ...orderedFields,
  text: z.string().min(1).max(200),
  /** `here`: for the next session. `before`: it came from the last one. */
  from: z.enum(['here', 'before']),
});
export type Question = z.infer<typeof QuestionSchema>;
