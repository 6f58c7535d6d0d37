import { z } from 'zod';

/** What a file is to a presentation, whatever its extension says. */
const FileFormSchema = z.enum(['slides', 'pdf', 'picture', 'text', 'other']);

/**
 * What stands between a file and the room, or is worth knowing before it is opened. Each has a sentence in
 * `files.trouble-<code>`; a file without any was read whole.
 */
const FileTroubleSchema = z.enum([
  'empty',
  'cut-short',
  'damaged',
  'locked',
  'unsafe',
  'too-large',
  'took-too-long',
  'too-heavy',
  'not-read',
  'unknown-kind',
  'wrong-extension',
  'macros',
  'script',
  'embedded-files',
  'external-links',
  'missing-fonts',
  'parts-not-read',
  'no-words',
  'heavy-picture',
  'picture-not-shown',
]);

/**
 * What the programme keeps of a file that was looked into: numbers and codes, never a word of it, since a file may
 * hold names. The words are in the `Inspection`, which lies outside the documents and can be made again.
 */
export const FileFactsSchema = z.strictObject({
  form: FileFormSchema,
  /** Slides or pages; null where it has none or they could not be counted. */
  pages: z.int().min(0).max(100_000).nullable(),
  /** Of a picture, or of the first page, the way up that it is to be seen. */
  width: z.number().min(0).max(1_000_000).nullable(),
  height: z.number().min(0).max(1_000_000).nullable(),
  troubles: z.array(FileTroubleSchema).max(24),
});
export type FileFacts = z.infer<typeof FileFactsSchema>;
export type FileTrouble = z.infer<typeof FileTroubleSchema>;

/** How the wall can show a file itself: as a picture, or page by page. Null: as words alone, or in another program. */
export const ShowsAsSchema = z.enum(['picture', 'pages']);
export type ShowsAs = z.infer<typeof ShowsAsSchema>;

/** Whether the wall fits all of a page in, or fills itself and cuts what sticks out. */
export const FitSchema = z.enum(['fit', 'fill']);
export type Fit = z.infer<typeof FitSchema>;
