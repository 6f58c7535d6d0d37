import { join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { BookCommand } from '../../domain/commands.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import type { Names } from '../../domain/programme.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { plannedDays } from '../../domain/template.ts';
import { attachmentFile, type Intake } from '../attachments/intake.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere } from '../store/fs-steps.ts';
import { loadTemplates } from '../templates/load-templates.ts';
import { keptFilesOf } from './book.ts';
import { fileNameWithoutNames } from './name-check.ts';

/** What a command may be filled in with. */
export interface ExpandTaking {
  readonly fs: Fs;
  /** The programme's. */
  readonly folder: string;
  readonly intake: Intake;
  readonly templates: TemplateFolders;
  readonly names: Names;
  readonly book: Book;
}

/** Where session templates lie: those that came with Samling, and the facilitator's own. */
export interface TemplateFolders {
  readonly shippedFolder: string;
  readonly ownFolder?: string | undefined;
}

/**
 * Fills in what the sender left to the host: a session's days from its template, a file from its path. Paths are
 * for the command line alone: it runs as the user, a page does not.
 */
export async function expand(
  command: BookCommand,
  taking: ExpandTaking,
  mayReadFiles: boolean,
): Promise<Result<BookCommand, Refusal>> {
  if (command.kind === 'presentation.attach-kept') return withKept(command, taking);
  if (command.kind !== 'presentation.attach') return withPlan(command, taking.templates);
  const { path, ...rest } = command;
  const attachment = path === undefined ? await kept(rest.attachment, taking) : await taken(path, taking, mayReadFiles);
  if (!attachment.ok) return attachment;
  const name = fileNameWithoutNames(attachment.value.name, taking.names, taking.book.programme);
  return ok({ ...rest, attachment: { ...attachment.value, name } });
}

/** Fills in the days of a new session from the template of its kind; any other command stays as it is. */
export async function withPlan(command: BookCommand, folders: TemplateFolders): Promise<Result<BookCommand, Refusal>> {
  if (command.kind !== 'session.create' || command.days !== undefined) return ok(command);
  const { templates } = await loadTemplates(folders);
  const fitting = templates.map((one) => one.template).filter((one) => one.kind === command.sessionKind);
  // A plan in the other language is still the plan.
  const template = fitting.find((one) => one.language === command.language) ?? fitting[0];
  return template ? ok({ ...command, days: plannedDays(template) }) : fail(refuse('NO_PLAN'));
}

async function taken(
  path: string,
  { intake }: ExpandTaking,
  mayReadFiles: boolean,
): Promise<Result<Attachment, Refusal>> {
  if (!mayReadFiles) return fail(refuse('PATH_NOT_ALLOWED'));
  const file = await intake.takeFile(path);
  return file.ok ? file : fail(refuse('ATTACHMENT_MISSING'));
}

async function kept(
  attachment: Attachment | undefined,
  { fs, folder }: ExpandTaking,
): Promise<Result<Attachment, Refusal>> {
  const there = attachment && (await ifThere(fs.stat(join(folder, 'attachments', attachmentFile(attachment)))));
  return there?.kind === 'file' && there.size === attachment?.bytes
    ? ok(attachment)
    : fail(refuse('ATTACHMENT_MISSING'));
}

/** Sees that a file of the programme still lies in the folder, and clears the name that it came with of names. */
async function withKept<C extends { readonly fileId: string; readonly name?: string | undefined }>(
  command: C,
  taking: ExpandTaking,
): Promise<Result<C, Refusal>> {
  const known = keptFilesOf(taking.book).find(({ id }) => id === command.fileId);
  // What is not in the book at all is refused where the command is applied, which knows why.
  if (!known) return ok(command);
  const there = await kept(known, taking);
  if (!there.ok) return there;
  return ok({ ...command, name: fileNameWithoutNames(known.name, taking.names, taking.book.programme) });
}

/** Whether a command has to be filled in before it can be applied. */
export function needsExpanding(kind: string): boolean {
  return kind === 'session.create' || kind === 'presentation.attach' || kind === 'presentation.attach-kept';
}
