import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CARD_TEXT_MAX } from '../../domain/card-record.ts';
import { AccordSchema, NoteTypeSchema } from '../../domain/note-record.ts';
import { FeedbackKindSchema, PresentationKindSchema } from '../../domain/presentation-record.ts';
import {
  GroupSetSchema,
  GroupShapeSchema,
  type Language,
  LanguageSchema,
  PersonLevelSchema,
  PersonRoleSchema,
} from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { SessionKindSchema } from '../../domain/session.ts';
import { DateSchema } from '../../domain/time.ts';
import { decodeUtf8 } from './utf8.ts';

const CodeSchema = z.string().regex(/^P\d\d$/);
const KeySchema = z.string().regex(/^[a-z][a-z0-9-]*$/);
const LineSchema = z.string().min(1).max(400);
const forDeck = z.boolean().default(false);

const DemoPresentationSchema = z.strictObject({
  kind: PresentationKindSchema,
  item: KeySchema,
  group: KeySchema,
  title: z.string().min(1).max(120),
  presenters: z.array(CodeSchema).min(1),
  /** Real minutes that it took, questions and feedback included. */
  minutes: z.int().min(1),
  /** Name in `files/`. The files are in Bokmål in both languages. */
  file: z
    .string()
    .regex(/^[a-z-]+\.(pptx|pdf|png)$/)
    .optional(),
  points: z.array(z.string().min(1).max(200)).min(3).max(4),
  feedback: z.array(z.strictObject({ kind: FeedbackKindSchema, text: z.string().min(1).max(280) })),
});

const DemoDaySchema = z.strictObject({
  /** The shipped template of this id gives the items that the keys below name. */
  template: SessionKindSchema,
  /** Which of the template's days it is, from 1. */
  day: z.int().min(1),
  /** Of both days of the session. */
  dates: z.array(DateSchema).length(2),
  /** Item key → real minutes, in the order they were held and with no time between. */
  actualMinutes: z.record(KeySchema, z.int().min(1)),
  /** Who was called out when an item began; everyone else was there. */
  away: z.array(z.strictObject({ item: KeySchema, codes: z.array(CodeSchema).min(1) })),
  cards: z.array(
    z.strictObject({
      item: KeySchema,
      /** A code, a group's key, or `plenum`. */
      from: z.union([z.literal('plenum'), CodeSchema, KeySchema]),
      label: z.string().max(40).default(''),
      count: z.int().min(1).default(1),
      text: z.string().min(1).max(CARD_TEXT_MAX),
    }),
  ),
  notes: z.array(
    z.strictObject({
      key: KeySchema.optional(),
      item: KeySchema,
      /** The group whose presentation it is about. */
      presentation: KeySchema.optional(),
      /** Local time of the first keystroke, `HH:MM`. */
      at: z.string().regex(/^\d\d:\d\d$/),
      by: z.enum(['F1', 'F2']),
      type: NoteTypeSchema,
      /** The key of the note that it hangs under: what it interprets, or sees otherwise. */
      under: KeySchema.optional(),
      /** How the two observers came to stand to it. */
      accord: AccordSchema.optional(),
      text: LineSchema,
      tags: z.array(z.string().min(1).max(40)).default([]),
      forDeck,
    }),
  ),
  decisions: z.array(z.strictObject({ item: KeySchema, text: LineSchema, forDeck })),
  commitments: z.array(
    z.strictObject({
      item: KeySchema,
      text: LineSchema,
      /** A role (`leader`, `unionRep`, `staff`, `facilitators`) or a group's key. */
      owner: z.union([z.enum(['leader', 'unionRep', 'staff', 'facilitators']), KeySchema]),
      due: DateSchema,
      forDeck,
    }),
  ),
  parked: z.array(z.strictObject({ item: KeySchema, text: LineSchema, forDeck })),
  presentations: z.array(DemoPresentationSchema),
});

/** What the example programme is played from: people as codes, groups, and what happened on two days. */
export const DemoContentSchema = z.strictObject({
  language: LanguageSchema,
  programme: z.string().min(1).max(80),
  workplace: z.strictObject({
    name: z.string().min(1).max(80),
    service: z.string().max(80),
    municipality: z.string().max(60),
    units: z.array(z.string().min(1).max(60)),
    project: z.strictObject({ title: z.string().max(80), aim: z.string().max(400) }),
  }),
  people: z.array(
    z.strictObject({ code: CodeSchema, role: PersonRoleSchema, level: PersonLevelSchema, unit: z.string() }),
  ),
  groups: z.array(
    z.strictObject({
      key: KeySchema,
      set: GroupSetSchema,
      name: z.string().min(1).max(40),
      shape: GroupShapeSchema,
      members: z.array(CodeSchema).min(1),
    }),
  ),
  days: z.array(DemoDaySchema),
});
export type DemoContent = z.infer<typeof DemoContentSchema>;

/** Reads `content.<language>.yaml`. It is shipped, so a problem means a damaged installation. */
export async function readDemoContent(
  folder: string,
  language: Language,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<Result<DemoContent, { readonly code: 'demo-unreadable'; readonly detail: string }>> {
  const damaged = (detail: string) => fail({ code: 'demo-unreadable' as const, detail });
  try {
    const text = decodeUtf8(await readFile(join(folder, `content.${language}.yaml`)));
    if (!text.ok) return damaged(`line ${text.problem.line} is not UTF-8`);
    const content = DemoContentSchema.safeParse(parse(text.value));
    return content.success ? ok(content.data) : damaged(z.prettifyError(content.error));
  } catch (error) {
    return damaged(error instanceof Error ? error.message : 'unreadable');
  }
}
