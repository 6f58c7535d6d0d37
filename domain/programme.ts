import { z } from 'zod';
import { CourseworkSchema } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { orderedFields, recordFields } from './record.ts';

/** The two languages of the app; Bokmål first. */
export const LanguageSchema = z.enum(['nb', 'en']);
export type Language = z.infer<typeof LanguageSchema>;

/** What a participant is at the workplace. Leaders and union representatives also sit in the room. */
export const PersonRoleSchema = z.enum(['employee', 'leader', 'unionRep']);
export type PersonRole = z.infer<typeof PersonRoleSchema>;

/** The three levels that study together: assistant, skilled worker, profession-educated. */
export const PersonLevelSchema = z.enum(['assistant', 'skilled', 'professional']);
export type PersonLevel = z.infer<typeof PersonLevelSchema>;

/** A participant as a code. The name lies in another document; role and unit are shown only in numbers. */
export const PersonSchema = z.strictObject({
  ...orderedFields,
  workplaceId: IdSchema,
  /** `P07`: what the facilitator writes on slips and in notes, never shown to the room. */
  code: z.string().min(1).max(12),
  role: PersonRoleSchema,
  level: PersonLevelSchema,
  unit: z.string().max(60),
});
export type Person = z.infer<typeof PersonSchema>;

/** Group colours always come with a shape and a word, so that no one has to tell them by hue. */
export const GroupShapeSchema = z.enum(['circle', 'triangle', 'square', 'diamond', 'ring', 'plain']);
export type GroupShape = z.infer<typeof GroupShapeSchema>;

/** Working groups carry the project, reading groups read; the two sets are kept apart. */
export const GroupSetSchema = z.enum(['working', 'reading']);
export type GroupSet = z.infer<typeof GroupSetSchema>;

/** A group and its members (person ids). */
export const GroupSchema = z.strictObject({
  ...orderedFields,
  workplaceId: IdSchema,
  set: GroupSetSchema,
  name: z.string().min(1).max(40),
  shape: GroupShapeSchema,
  members: z.record(IdSchema, z.literal(true)),
});
export type Group = z.infer<typeof GroupSchema>;

/** A workplace has exactly one common project: a field, not a list, makes that a rule. */
export const WorkplaceSchema = z.strictObject({
  ...orderedFields,
  name: z.string().min(1).max(80),
  service: z.string().max(80),
  municipality: z.string().max(60),
  units: z.array(z.string().min(1).max(60)),
  project: z.strictObject({ title: z.string().max(80), aim: z.string().max(400) }),
});
export type Workplace = z.infer<typeof WorkplaceSchema>;

/** Someone who can be at the keys. Initials only: `F1`, `F2`. */
export const FacilitatorSchema = z.strictObject({
  ...orderedFields,
  initials: z.string().regex(/^[\p{L}\p{N}]{1,4}$/u),
  /** The groups that they follow; their members are assessed by others. */
  follows: z.record(IdSchema, z.literal(true)),
});
export type Facilitator = z.infer<typeof FacilitatorSchema>;

/** The programme: everything that outlives one session. Names are not in it. */
export const ProgrammeSchema = z.strictObject({
  ...recordFields,
  name: z.string().min(1).max(80),
  language: LanguageSchema,
  /** IANA name; plan times are minutes on its wall clock. */
  timeZone: z.string().min(1),
  facilitators: z.record(IdSchema, FacilitatorSchema),
  workplaces: z.record(IdSchema, WorkplaceSchema),
  people: z.record(IdSchema, PersonSchema),
  groups: z.record(IdSchema, GroupSchema),
  coursework: z.record(IdSchema, CourseworkSchema),
  /** The session that desk and wall are on; kept, so that a restart comes up where it was. */
  openSessionId: IdSchema.nullable(),
});
export type Programme = z.infer<typeof ProgrammeSchema>;

/** The link key: person id → name. The only document that may hold a name. */
export const NamesSchema = z.strictObject({
  ...recordFields,
  people: z.record(
    IdSchema,
    z.strictObject({
      name: z.string().max(120),
      /** What the person wants to be called in the room this session; removed when the day is closed. */
      callName: z.string().max(40),
    }),
  ),
});
export type Names = z.infer<typeof NamesSchema>;
