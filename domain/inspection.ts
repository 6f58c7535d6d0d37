import { z } from 'zod';
import { FileFactsSchema, ShowsAsSchema } from './file-facts.ts';

/** One slide or page of a file, in its own words. */
export const InspectedPageSchema = z.strictObject({
  title: z.string().max(400),
  text: z.string().max(20_000),
  /** What the speaker wrote for themselves. */
  notes: z.string().max(20_000),
  pictures: z.int().min(0),
  /** The file itself does not show it. */
  hidden: z.boolean(),
});
export type InspectedPage = z.infer<typeof InspectedPageSchema>;

/**
 * All that was read out of a file, by its hash. It holds what a group wrote, so it is for the desk alone and stays out
 * of documents, journal and log; it lies beside the shown copy and is made again where it is gone.
 */
export const InspectionSchema = z.strictObject({
  v: z.literal(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  facts: FileFactsSchema,
  showsAs: ShowsAsSchema.nullable(),
  pages: z.array(InspectedPageSchema).max(2000),
  /** Addresses that the file points at outside itself, as they are written. Never followed. */
  links: z.array(z.string().max(400)).max(200),
  /** Typefaces it wants and does not bring. Whether this machine has them is said by `missing-fonts`. */
  fonts: z.array(z.string().max(120)).max(100),
  /** Pages, counted from 1, of which something could not be read. */
  unread: z.array(z.int().min(1)).max(2000),
});
export type Inspection = z.infer<typeof InspectionSchema>;
