import { z } from 'zod';
import { inSession, type Outcome, rule, withSession } from './command-table.ts';
import { FileFactsSchema, FitSchema, ShowsAsSchema } from './file-facts.ts';
import { IdSchema } from './ids.ts';
import { type Attachment, AttachmentSchema, type Presentation, type PresentationFile } from './presentation-record.ts';
import { onePresentation as one, withPresentation } from './presentation-rule.ts';
import { type ApplyContext, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const oneFile = { ...one, fileId: IdSchema };

/** Commands about the files of presentations: which there are, which is shown, and how the wall shows it. */
export const presentationFileCommands = {
  /**
   * Links a file that was taken in. `replaces` names the file that it is a newer version of, null where it stands
   * beside the others; left out, its name and kind tell. From the command line `path` names a file to take in first;
   * the host replaces it.
   */
  'presentation.attach': rule(
    {
      ...one,
      attachment: AttachmentSchema.optional(),
      path: z.string().max(4096).optional(),
      replaces: IdSchema.nullable().optional(),
    },
    false,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const { attachment } = command;
        if (command.path !== undefined) return refuse('PATH_NOT_ALLOWED');
        if (!attachment) return refuse('ATTACHMENT_MISSING');
        return linkFile(presentation, attachment, command.replaces, context);
      }),
  ),

  /** Unlinks a file; its bytes stay in the folder. The version before it takes its place. */
  'presentation.detach': rule(oneFile, true, (book, command, context) =>
    withFile(book, command, (file, presentation, session) => {
      delete presentation.files[file.id];
      for (const other of Object.values(presentation.files)) {
        if (other.replaces === file.id) other.replaces = file.replaces;
      }
      if (presentation.mainFileId === file.id) {
        presentation.mainFileId = file.replaces ?? newestFiles(presentation).at(-1)?.id ?? null;
      }
      if (session.wall.file?.fileId === file.id) session.wall.file = null;
      touch(presentation, context);
      return undefined;
    }),
  ),

  /** Chooses the file that is shown first. */
  'presentation.main-file': rule(oneFile, true, (book, command, context) =>
    withFile(book, command, (file, presentation) => {
      presentation.mainFileId = file.id;
      touch(presentation, context);
      return undefined;
    }),
  ),

  /** Says of which file another is the newer version, or that it stands for itself. */
  'presentation.version-of': rule({ ...oneFile, replaces: IdSchema.nullable() }, true, (book, command, context) =>
    withFile(book, command, (file, presentation) => {
      const refusal = unfitVersion(presentation, file.id, command.replaces);
      if (refusal) return refusal;
      file.replaces = command.replaces;
      if (presentation.mainFileId === command.replaces) presentation.mainFileId = file.id;
      touch(presentation, context);
      return undefined;
    }),
  ),

  /** What looking into a file found, and how the wall can show it. Given by the host. */
  'file.inspected': rule(
    { ...oneFile, facts: FileFactsSchema, showsAs: ShowsAsSchema.nullable() },
    false,
    (book, command) =>
      withFile(book, command, (file, _presentation, session) => {
        file.facts = command.facts;
        file.showsAs = command.showsAs;
        if (session.wall.file?.fileId === file.id && command.showsAs === null) session.wall.file = null;
        return undefined;
      }),
  ),

  /** Lets the deck hold a picture of a file that was not on the wall, or takes that back. */
  'file.release': rule({ ...oneFile, on: z.boolean() }, false, (book, command, context) =>
    withFile(book, command, (file) => {
      file.releasedAt = command.on ? (file.releasedAt ?? context.now) : null;
      return undefined;
    }),
  ),

  /** Turns to a page, or changes how the file on the wall is shown. `fileId` tells a press that came too late. */
  'file.view': rule(
    {
      ...inSession,
      fileId: IdSchema,
      page: z.int().min(1).max(100_000).optional(),
      fit: FitSchema.optional(),
      blank: z.boolean().optional(),
    },
    false,
    (book, command) =>
      withSession(book, command.sessionId, (session) => {
        const { file } = session.wall;
        if (!file || file.fileId !== command.fileId) return refuse('STALE_POSITION');
        const pages = session.presentations[file.presentationId]?.files[file.fileId]?.facts?.pages ?? 1;
        session.wall.file = {
          ...file,
          page: Math.min(command.page ?? file.page, Math.max(1, pages)),
          fit: command.fit ?? file.fit,
          // Turning the page is asking to see it.
          blank: command.blank ?? (command.page === undefined ? file.blank : false),
        };
        return undefined;
      }),
  ),
};

/** Links a file that lies in the folder; see `presentation.attach` for `replaces`. The first one makes it ready. */
export function linkFile(
  presentation: Presentation,
  attachment: Attachment,
  before: string | null | undefined,
  context: ApplyContext,
): Outcome {
  const same = newestFiles(presentation).find(({ sha256 }) => sha256 === attachment.sha256);
  // The very same bytes, brought once more, are no other version.
  if (same) return undefined;
  const replaces = before === undefined ? versionBefore(presentation, attachment) : before;
  const refusal = unfitVersion(presentation, attachment.id, replaces);
  if (refusal) return refusal;
  presentation.files[attachment.id] = { ...attachment, replaces, facts: null, showsAs: null, releasedAt: null };
  if (presentation.mainFileId === null || presentation.mainFileId === replaces) {
    presentation.mainFileId = attachment.id;
  }
  if (presentation.status === 'expected') presentation.status = 'ready';
  touch(presentation, context);
  return undefined;
}

/** The files that no newer version took over from, in the order they came. */
export function newestFiles(presentation: Pick<Presentation, 'files'>): PresentationFile[] {
  const files = Object.values(presentation.files);
  const replaced = new Set(files.map(({ replaces }) => replaces));
  return files.filter(({ id }) => !replaced.has(id)).sort((a, b) => a.addedAt - b.addedAt);
}

/** The versions that a file took over from, newest first. */
export function versionsBefore(presentation: Pick<Presentation, 'files'>, file: PresentationFile): PresentationFile[] {
  const before = file.replaces === null ? undefined : presentation.files[file.replaces];
  return before ? [before, ...versionsBefore(presentation, before)] : [];
}

/** The presentation that a file belongs to, with the file; null when it is gone. */
export function fileInSession(
  session: Pick<Session, 'presentations'>,
  fileId: string,
): { readonly presentation: Presentation; readonly file: PresentationFile } | null {
  for (const presentation of Object.values(session.presentations)) {
    const file = presentation.files[fileId];
    if (file) return { presentation, file };
  }
  return null;
}

/** Kinds that hold a talk as a whole: of these a group has one, and a second is a newer version of it. */
const TALKS = new Set(['pptx', 'pptm', 'ppt', 'ppsx', 'pps', 'odp', 'key', 'pdf']);

/** The file that a new one is taken for a newer version of: the same name, or one talk after another. */
function versionBefore(presentation: Presentation, attachment: Attachment): string | null {
  const newest = newestFiles(presentation);
  const name = attachment.name.toLowerCase();
  const named = newest.find((file) => file.name.toLowerCase() === name);
  if (named) return named.id;
  const main = newest.find(({ id }) => id === presentation.mainFileId);
  return main && TALKS.has(main.ext) && TALKS.has(attachment.ext) ? main.id : null;
}

/** Refuses a version of a file that is not there, of itself, of its own newer one, or of one that has a newer one. */
function unfitVersion(presentation: Presentation, fileId: string, replaces: string | null): Outcome {
  if (replaces === null) return undefined;
  const before = presentation.files[replaces];
  if (!before) return refuse('NO_SUCH_RECORD', { record: 'file' });
  const chain = [before, ...versionsBefore(presentation, before)];
  const forks = Object.values(presentation.files).some((file) => file.id !== fileId && file.replaces === replaces);
  return forks || chain.some(({ id }) => id === fileId) ? refuse('VERSION_TAKEN') : undefined;
}

function withFile(
  book: Parameters<typeof withPresentation>[0],
  command: { readonly sessionId: string; readonly presentationId: string; readonly fileId: string },
  run: (file: PresentationFile, presentation: Presentation, session: Session) => Outcome,
): Outcome {
  return withPresentation(book, command, (presentation, session) => {
    const file = presentation.files[command.fileId];
    return file ? run(file, presentation, session) : refuse('NO_SUCH_RECORD', { record: 'file' });
  });
}
