import { z } from 'zod';
import { IdSchema } from './ids.ts';
import { orderedFields } from './record.ts';
import { InstantSchema } from './time.ts';

/** A file that was taken in: the bytes lie in `attachments/<sha256>.<ext>`, the original name is kept here. */
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

/** Keep, ask, try: the three kinds of feedback. */
export const FeedbackKindSchema = z.enum(['keep', 'ask', 'try']);
export type FeedbackKind = z.infer<typeof FeedbackKindSchema>;

/** One thing that the room gave back. */
export const FeedbackSchema = z.strictObject({
  ...orderedFields,
  kind: FeedbackKindSchema,
  text: z.string().min(1).max(280),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

/** Project working groups and article readings are counted apart. */
export const PresentationKindSchema = z.enum(['project', 'article']);
export type PresentationKind = z.infer<typeof PresentationKindSchema>;

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
  status: z.enum(['expected', 'ready', 'presenting', 'presented']),
  files: z.record(IdSchema, AttachmentSchema),
  mainFileId: IdSchema.nullable(),
  feedback: z.record(IdSchema, FeedbackSchema),
});
export type Presentation = z.infer<typeof PresentationSchema>;
