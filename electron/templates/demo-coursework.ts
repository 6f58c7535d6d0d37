import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { HandedInSchema, HighlightKindSchema, VerdictSchema } from '../../domain/coursework-record.ts';
import { type Language, LanguageSchema } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { SessionKindSchema } from '../../domain/session.ts';
import { decodeUtf8 } from './utf8.ts';

const CodeSchema = z.string().regex(/^P\d\d$/);
const KeySchema = z.string().regex(/^[a-z][a-z0-9-]*$/);
const text = z.string().min(1).max(2000);
const at = { session: SessionKindSchema, day: z.int().min(1) };

const DemoHandedInSchema = z.strictObject({
  code: CodeSchema,
  how: HandedInSchema,
  text: text.optional(),
  /** It came two days after. */
  late: z.boolean().default(false),
  marks: z.array(z.int().min(0).max(10)).optional(),
  verdict: VerdictSchema.default('approved'),
  /** Left out, that of the piece. */
  reason: text.optional(),
  feedback: text.optional(),
  /** What each came to alone, where they judged blind first, and the reason of whoever did not approve. */
  blind: z.strictObject({ F1: VerdictSchema, F2: VerdictSchema, doubt: text }).optional(),
  /** How a disagreement was talked through. */
  note: text.optional(),
  /** The second attempt. */
  again: z.strictObject({ how: HandedInSchema, text, reason: text }).optional(),
});

const DemoHighlightSchema = z.strictObject({
  key: KeySchema,
  code: CodeSchema,
  kind: HighlightKindSchema,
  criterion: KeySchema,
  /** The words it marks, as they stand in the text; without them it is a comment on the whole. */
  mark: text.optional(),
  comment: text.optional(),
});

const DemoThemeSchema = z.strictObject({
  kind: HighlightKindSchema,
  title: z.string().min(1).max(60),
  text: z.string().min(1).max(280),
  /** Keys of highlights. */
  on: z.array(KeySchema).min(1),
  quotes: z.record(KeySchema, z.string().min(1).max(200)).default({}),
  /** Rare words that were accepted by hand. */
  accept: z.array(z.string().min(1)).default([]),
  reworded: z.boolean().default(false),
  replies: z.array(z.string().min(1).max(280)).default([]),
});

const DemoPieceSchema = z.strictObject({
  /** Key of the coursework, as in its template. */
  key: z.string(),
  ...at,
  /** Key of the item during which it is handed in. */
  item: KeySchema,
  reason: text,
  people: z.array(DemoHandedInSchema),
  /** Who has handed in nothing: nothing is done for them, and the content is whole. */
  missing: z.array(CodeSchema),
  highlights: z.array(DemoHighlightSchema),
  themes: z.array(DemoThemeSchema),
  /** Whether the room has seen the cards. */
  released: z.boolean(),
});
export type DemoPiece = z.infer<typeof DemoPieceSchema>;

/** What the example's people have handed in, how it was assessed, and what the room was told of it. */
export const DemoCourseworkSchema = z.strictObject({
  language: LanguageSchema,
  pieces: z.array(DemoPieceSchema),
  questions: z.array(z.strictObject({ session: SessionKindSchema, texts: z.array(z.string().min(1).max(200)) })),
  /** For each outcome of a day: yes, partly, not yet. */
  checkouts: z.array(z.strictObject({ ...at, counts: z.array(z.array(z.int().min(0)).length(3)) })),
});
export type DemoCoursework = z.infer<typeof DemoCourseworkSchema>;

/** Reads `coursework.<language>.yaml`. It is shipped, so a problem means a damaged installation. */
export async function readDemoCoursework(
  folder: string,
  language: Language,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<Result<DemoCoursework, { readonly code: 'demo-unreadable'; readonly detail: string }>> {
  const damaged = (detail: string) => fail({ code: 'demo-unreadable' as const, detail });
  try {
    const bytes = decodeUtf8(await readFile(join(folder, `coursework.${language}.yaml`)));
    if (!bytes.ok) return damaged(`line ${bytes.problem.line} is not UTF-8`);
    const content = DemoCourseworkSchema.safeParse(parse(bytes.value));
    return content.success ? ok(content.data) : damaged(z.prettifyError(content.error));
  } catch (error) {
    return damaged(error instanceof Error ? error.message : 'unreadable');
  }
}
