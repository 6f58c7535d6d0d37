import { join } from 'node:path';
import type { BookCommand } from '../../domain/commands.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { plannedDays } from '../../domain/template.ts';
import { attachmentFile, type Intake } from '../attachments/intake.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere } from '../store/fs-steps.ts';
import { loadTemplates } from '../templates/load-templates.ts';

/** What a command may be filled in with. */
export interface ExpandTaking {
  readonly fs: Fs;
  /** The programme's. */
  readonly folder: string;
  readonly intake: Intake;
  readonly templates: TemplateFolders;
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
  if (command.kind === 'session.create' && command.days === undefined) {
    const { templates } = await loadTemplates(taking.templates);
    const fitting = templates.map((one) => one.template).filter((one) => one.kind === command.sessionKind);
    // A plan in the other language is still the plan.
    const template = fitting.find((one) => one.language === command.language) ?? fitting[0];
    return template ? ok({ ...command, days: plannedDays(template) }) : fail(refuse('NO_PLAN'));
  }
  if (command.kind !== 'presentation.attach') return ok(command);
  const { path, ...rest } = command;
  if (path !== undefined) {
    if (!mayReadFiles) return fail(refuse('PATH_NOT_ALLOWED'));
    const taken = await taking.intake.takeFile(path);
    return taken.ok ? ok({ ...rest, attachment: taken.value }) : fail(refuse('ATTACHMENT_MISSING'));
  }
  const { attachment } = rest;
  if (!attachment) return fail(refuse('ATTACHMENT_MISSING'));
  const kept = await ifThere(taking.fs.stat(join(taking.folder, 'attachments', attachmentFile(attachment))));
  return kept?.kind === 'file' && kept.size === attachment.bytes ? ok(command) : fail(refuse('ATTACHMENT_MISSING'));
}

/** Whether a command has to be filled in before it can be applied. */
export function needsExpanding(kind: string): boolean {
  return kind === 'session.create' || kind === 'presentation.attach';
}
