import { create } from 'mutative';
import { z } from 'zod';
import { agendaCommands } from './agenda-commands.ts';
import { assessmentCommands } from './assessment-commands.ts';
import { cardCommands } from './cards.ts';
import { checkoutCommands } from './checkout.ts';
import { collectiveFeedbackCommands } from './collective-feedback.ts';
import type { Book, CommandRule, DraftBook, Outcome } from './command-table.ts';
import { courseworkCommands } from './coursework.ts';
import { coverCommands } from './cover.ts';
import { divideCommands } from './divide-commands.ts';
import { drawCommands } from './draw-commands.ts';
import { feedbackCommands } from './feedback.ts';
import { accordCommands } from './field-accord.ts';
import { highlightCommands } from './highlights.ts';
import { IdSchema } from './ids.ts';
import { inBetweenCommands } from './in-between-commands.ts';
import { judgementCommands } from './judgement.ts';
import { lateCommands } from './late-commands.ts';
import { noteCommands } from './notes.ts';
import { type DocKey, idsAdded, type Patch, type Patches, spliceBetween, valueAt } from './patch.ts';
import { presenceCommands } from './presence.ts';
import { presentationFileCommands } from './presentation-files.ts';
import { presentationCommands } from './presentations.ts';
import { presentedCourseworkCommands } from './presented-coursework.ts';
import { programmeCommands } from './programme-commands.ts';
import { questionCommands } from './questions.ts';
import type { ApplyContext } from './record.ts';
import { type Refusal, refuse } from './refusal.ts';
import { fail, ok, type Result } from './result.ts';
import { roundCommands } from './round-commands.ts';
import { runCommands } from './run-commands.ts';
import { speakerCommands } from './speaker-commands.ts';
import { submissionCommands } from './submission-commands.ts';
import { timerCommands } from './timer-commands.ts';
import { wallCommands } from './wall-commands.ts';

/** Every command on the programme and its sessions, by kind. */
export const commandRules = {
  ...programmeCommands,
  ...agendaCommands,
  ...lateCommands,
  ...runCommands,
  ...timerCommands,
  ...roundCommands,
  ...drawCommands,
  ...wallCommands,
  ...cardCommands,
  ...noteCommands,
  ...accordCommands,
  ...presentationCommands,
  ...presentationFileCommands,
  ...inBetweenCommands,
  ...presentedCourseworkCommands,
  ...feedbackCommands,
  ...judgementCommands,
  ...presenceCommands,
  ...speakerCommands,
  ...coverCommands,
  ...divideCommands,
  ...courseworkCommands,
  ...submissionCommands,
  ...highlightCommands,
  ...assessmentCommands,
  ...collectiveFeedbackCommands,
  ...questionCommands,
  ...checkoutCommands,
};

/** Commands on the link key, which has a document and a journal of its own. */
export const nameFields = {
  'name.set': {
    personId: IdSchema,
    name: z.string().trim().max(120).optional(),
    callName: z.string().trim().max(40).optional(),
  },
  'name.remove': { personId: IdSchema },
  /** Removes every call name: part of closing a day. */
  'name.clear-call-names': {},
};

/** Commands about the record itself. */
export const historyFields = {
  /** `of` is the number of one earlier change; left out, it is the newest that can be undone. */
  'history.undo': { of: z.int().min(1).optional() },
  'history.redo': {},
};

/** The kind of the record that puts a backup back: no command, but undone like one. */
export const RESTORE = 'history.restore';

type Rules = typeof commandRules;
type FieldsOf<K extends keyof Rules> = Rules[K] extends CommandRule<infer S> ? S : never;

/** The kinds of command that `apply` knows. */
export type BookCommandKind = keyof Rules;

/** A command on the book with every default filled in. */
export type BookCommand = { [K in BookCommandKind]: { kind: K } & z.output<z.ZodObject<FieldsOf<K>>> }[BookCommandKind];

/** A command on the link key. */
export type NameCommand = {
  [K in keyof typeof nameFields]: { kind: K } & z.output<z.ZodObject<(typeof nameFields)[K]>>;
}[keyof typeof nameFields];

/** Undo and redo. */
export type HistoryCommand = { kind: 'history.undo'; of?: number | undefined } | { kind: 'history.redo' };

/** Any command, parsed. */
export type Command = BookCommand | NameCommand | HistoryCommand;

/** Any command as a sender writes it: fields with a default may be left out. */
export type CommandInput =
  | { [K in BookCommandKind]: { kind: K } & z.input<z.ZodObject<FieldsOf<K>>> }[BookCommandKind]
  | {
      [K in keyof typeof nameFields]: { kind: K } & z.input<z.ZodObject<(typeof nameFields)[K]>>;
    }[keyof typeof nameFields]
  | HistoryCommand;

/** A command on its way: the sender's own id (so that a resend is known) and who is at the keys. */
export interface CommandEnvelope {
  readonly id: string;
  readonly by: string;
  readonly command: CommandInput;
}

/** The outer shape of an envelope; the command inside is parsed by `parseCommand`, which says what is wrong with it. */
export const EnvelopeSchema = z.strictObject({
  id: IdSchema,
  by: z.string().max(12),
  command: z.looseObject({ kind: z.string() }),
});

const schemas = new Map<string, z.ZodType>();

function schemaOf(kind: string): z.ZodType | null {
  const known = schemas.get(kind);
  if (known) return known;
  const fields = Object.hasOwn(commandRules, kind)
    ? commandRules[kind as BookCommandKind].fields
    : Object.hasOwn(nameFields, kind)
      ? nameFields[kind as keyof typeof nameFields]
      : Object.hasOwn(historyFields, kind)
        ? historyFields[kind as keyof typeof historyFields]
        : null;
  if (fields === null) return null;
  const schema = z.strictObject({ kind: z.literal(kind), ...fields });
  schemas.set(kind, schema);
  return schema;
}

/** Every command kind there is, in alphabetical order. */
export function commandKinds(): string[] {
  return [...Object.keys(commandRules), ...Object.keys(nameFields), ...Object.keys(historyFields)].sort();
}

/** JSON Schema (draft 2020-12) of what a sender writes for one kind. */
export function commandJsonSchema(kind: string): unknown {
  const schema = schemaOf(kind);
  return schema && z.toJSONSchema(schema, { io: 'input' });
}

/** Parses one command; unknown kinds and unknown or wrong fields are refused with the path of the first fault. */
export function parseCommand(input: unknown): Result<Command, Refusal> {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  const schema = typeof kind === 'string' ? schemaOf(kind) : null;
  if (!schema) return fail(refuse('UNKNOWN_COMMAND'));
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data as Command);
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
  return fail(refuse('BAD_COMMAND', { field: unknown || issue?.path.join('.') || '?' }));
}

/** Whether a command's effect can be taken back. */
export function isUndoable(kind: string): boolean {
  if (kind === RESTORE) return true;
  return Object.hasOwn(commandRules, kind) && commandRules[kind as BookCommandKind].undoable;
}

/** What a command did, ready to be recorded. */
export interface Applied {
  readonly book: Book;
  readonly patches: Patches;
  readonly inverse: Patches;
  /** Ids of the records that were added. */
  readonly ids: readonly string[];
}

/** Applies a command to a book: the next book with the patches that lead to it and back, or a refusal. Pure. */
export function apply(book: Book, command: BookCommand, context: ApplyContext): Result<Applied, Refusal> {
  const run = commandRules[command.kind].run as (
    draft: DraftBook,
    command: BookCommand,
    context: ApplyContext,
  ) => Outcome;
  const [draft, finalize] = create(book as DraftBook, {
    enablePatches: { pathAsArray: true, arrayLengthAssignment: false },
  });
  const refusal = run(draft, command, context);
  if (refusal) return fail(refusal);
  const [next, patches, inverse] = finalize();
  const forward = byDocument(shortened(patches as Patch[], book, next));
  const back = byDocument(shortened(inverse as Patch[], next, book));
  return ok({ book: next as Book, patches: forward, inverse: back, ids: idsAdded(forward) });
}

/** From this length on, a text that changed is recorded as a splice. */
const LONG_TEXT = 200;

/** Puts splices where a long text was replaced by one much like it, so that writing does not record it all each time. */
function shortened(patches: readonly Patch[], before: unknown, after: unknown): Patch[] {
  return patches.map((patch) => {
    if (patch.op !== 'replace' || typeof patch.value !== 'string' || patch.value.length < LONG_TEXT) return patch;
    const [from, to] = [valueAt(before, patch.path), valueAt(after, patch.path)];
    if (typeof from !== 'string' || to !== patch.value) return patch;
    const splice = spliceBetween(patch.path, from, patch.value);
    return splice.insert.length < patch.value.length / 2 ? splice : patch;
  });
}

/** Splits patches on the book into patches on its documents. */
function byDocument(patches: readonly Patch[]): Patches {
  const split: Record<DocKey, Patch[]> = {};
  for (const patch of patches) {
    const [root, id] = patch.path;
    const inProgramme = root === 'programme';
    const key = (inProgramme ? 'programme' : `session/${String(id)}`) as DocKey;
    const path = patch.path.slice(inProgramme ? 1 : 2);
    split[key] = [...(split[key] ?? []), { ...patch, path } as Patch];
  }
  return split;
}
