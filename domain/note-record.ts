import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { orderedFields } from './record.ts';
import { DateSchema, InstantSchema } from './time.ts';

/** What a field note is: what was seen or heard, what it may mean, or what to ask. */
export const NoteTypeSchema = z.enum(['observation', 'interpretation', 'question']);
export type NoteType = z.infer<typeof NoteTypeSchema>;

/** No note is longer: beyond it an editor stops being an instrument. */
export const NOTE_TEXT_MAX = 100_000;

/** No note on the wall is longer: beyond it nobody at the back can read it. */
export const WALL_NOTE_MAX = 280;

/**
 * How two observers stand to a note. `agreed` and `disagreed` need two authors: the note's own, and one whose note
 * hangs under it.
 */
export const AccordSchema = z.enum(['alone', 'discussed', 'agreed', 'disagreed']);
export type Accord = z.infer<typeof AccordSchema>;

/** A field note. It belongs to the item where its first key was pressed, whatever is current when it is finished. */
export const NoteSchema = z.strictObject({
  ...orderedFields,
  itemId: IdSchema,
  presentationId: IdSchema.nullable(),
  type: NoteTypeSchema,
  /** Markdown, only for the facilitator until marked for the deck or released to the wall. */
  text: z.string().max(NOTE_TEXT_MAX),
  /** Counts the splices; a splice names the revision that it was made on. */
  rev: z.int().min(0),
  tags: z.array(z.string().min(1).max(40)).max(20),
  /** The note that this one hangs under: an interpretation under its observation, a second view under the first. */
  parentId: IdSchema.nullable(),
  accord: AccordSchema,
  /** A draft is still in a composer; it is on the disk all the same. */
  state: z.enum(['draft', 'written']),
  /** First keystroke. */
  startedAt: InstantSchema,
  forDeck: z.boolean(),
  /** When it was let out to stand alone on the wall, or null while it is private. */
  releasedAt: InstantSchema.nullable(),
});
export type Note = z.infer<typeof NoteSchema>;

/** Something that was decided in the room. */
export const DecisionSchema = z.strictObject({
  ...orderedFields,
  itemId: IdSchema.nullable(),
  text: z.string().min(1).max(400),
  forDeck: z.boolean(),
});

/** Who carries a commitment. A person is kept by id and never named outside the desk. */
export const OwnerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: IdSchema }),
  z.strictObject({ kind: z.literal('group'), groupId: IdSchema }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(['leader', 'unionRep', 'staff', 'facilitators']) }),
]);
export type Owner = z.infer<typeof OwnerSchema>;

/** A promise with an owner and a date. */
export const CommitmentSchema = z.strictObject({
  ...orderedFields,
  itemId: IdSchema.nullable(),
  text: z.string().min(1).max(400),
  owner: OwnerSchema,
  due: DateSchema.nullable(),
  forDeck: z.boolean(),
});
export type Commitment = z.infer<typeof CommitmentSchema>;

/** The parking lot: what was not answered now. Open ones are questions to take on. */
export const ParkedSchema = z.strictObject({
  ...orderedFields,
  itemId: IdSchema.nullable(),
  text: z.string().min(1).max(400),
  resolvedAt: InstantSchema.nullable(),
  forDeck: z.boolean(),
});
