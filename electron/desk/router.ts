import { ORPCError, os, type RouterClient } from '@orpc/server';
import { z } from 'zod';
import type { CommandEnvelope } from '../../domain/commands.ts';
import { EnvelopeSchema } from '../../domain/commands.ts';
import type { CourseworkExport, DeskApi, FileBytes, NewProgramme, Role, TableAsk } from '../../domain/contract.ts';
import { DesktopOrderSchema } from '../../domain/desktop.ts';
import { IdSchema } from '../../domain/ids.ts';
import { LanguageSchema } from '../../domain/programme.ts';
import { SessionKindSchema } from '../../domain/session.ts';
import { TableMappingSchema } from '../../domain/table-mapping.ts';
import { DateSchema } from '../../domain/time.ts';
import type { DeskHost } from './host.ts';

/** What every call knows of where it comes from. The role is the connection's; nothing in a message can change it. */
export interface CallContext {
  readonly role: Role;
  readonly host: DeskHost;
}

const everyone: readonly Role[] = ['desk', 'plenum'];
const deskOnly: readonly Role[] = ['desk'];

/** Who may call what. A procedure that is not in the table cannot be written: the types ask for every one. */
const mayCall: { readonly [K in keyof DeskApi]: readonly Role[] } = {
  dispatch: deskOnly,
  deskFeed: deskOnly,
  plenumFeed: everyone,
  clock: everyone,
  home: deskOnly,
  openProgramme: deskOnly,
  forgetProgramme: deskOnly,
  workOnLocalCopy: deskOnly,
  beginLinkKey: deskOnly,
  createProgramme: deskOnly,
  openExample: deskOnly,
  closeProgramme: deskOnly,
  names: deskOnly,
  rehearse: deskOnly,
  deckPlan: deskOnly,
  exportDeck: deskOnly,
  exportPiece: deskOnly,
  exportCoursework: deskOnly,
  courseworkPapers: deskOnly,
  courseworkElsewhere: deskOnly,
  tablePiece: deskOnly,
  previewTable: deskOnly,
  takeTable: deskOnly,
  deckPicture: deskOnly,
  keepFirstPage: deskOnly,
  intakeOpen: deskOnly,
  intakeWrite: deskOnly,
  intakeFinish: deskOnly,
  intakeCancel: deskOnly,
  attachment: deskOnly,
  inBetween: deskOnly,
  inspection: deskOnly,
  shownFile: everyone,
  office: deskOnly,
  makePages: deskOnly,
  plainSlides: deskOnly,
  history: deskOnly,
  searchNotes: deskOnly,
  setAside: deskOnly,
  backups: deskOnly,
  restorePreview: deskOnly,
  restoreBackup: deskOnly,
  keyBackups: deskOnly,
  keyPreview: deskOnly,
  restoreKey: deskOnly,
  rescueBackups: deskOnly,
  rescuePreview: deskOnly,
  rescue: deskOnly,
  erasurePreview: deskOnly,
  erasePerson: deskOnly,
  packProgramme: deskOnly,
  packagePiece: deskOnly,
  packageIn: deskOnly,
  packageHanded: deskOnly,
  packagePreview: deskOnly,
  unpackProgramme: deskOnly,
  packageDrop: deskOnly,
  saveNow: deskOnly,
  desktop: deskOnly,
};

/** Whether a role may call a procedure; an unknown one nobody may. */
function isAllowed(role: Role, procedure: string | undefined): boolean {
  if (procedure === undefined || !Object.hasOwn(mayCall, procedure)) return false;
  return mayCall[procedure as keyof DeskApi].includes(role);
}

/** The longest path of a folder that is taken. */
const PATH_MAX = 4096;
/** The largest piece of a file; see `intakeWrite`. */
export const PIECE_MAX_BYTES = 1024 * 1024;
/** The largest command: a whole note with room to spare. */
const COMMAND_MAX_CHARACTERS = 1_000_000;

const call = os.$context<CallContext>().use(({ context, path, next }) => {
  if (!isAllowed(context.role, path[0])) throw new ORPCError('FORBIDDEN');
  return next();
});

const nothing = z.strictObject({});
const oneFile = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const language = LanguageSchema;
const intakeId = IdSchema;
const backupId = z.string().regex(/^\d{15}-\d{1,15}$/);
const personCode = z.string().min(1).max(12);
const folder = z.string().min(1).max(PATH_MAX);

const envelope = z.custom<CommandEnvelope>(
  (value) => EnvelopeSchema.safeParse(value).success && JSON.stringify(value).length <= COMMAND_MAX_CHARACTERS,
);

const newProgramme = z.strictObject({
  name: z.string().trim().min(1).max(80),
  workplace: z.string().trim().min(1).max(80),
  project: z.string().trim().max(80).optional(),
  language,
  kind: SessionKindSchema,
  date: DateSchema,
  people: z.int().min(0).max(300),
}) satisfies z.ZodType<NewProgramme>;

const piece = z.custom<FileBytes>((value) => value instanceof Blob && value.size <= PIECE_MAX_BYTES);

const courseworkExport = z.strictObject({
  sessionId: IdSchema,
  language,
  what: z.enum(['matrix', 'protocol', 'pages', 'qda']),
  format: z.enum(['csv', 'md', 'pdf', 'qdpx']),
  texts: z.boolean(),
  names: z.boolean(),
  personId: IdSchema.nullable(),
}) satisfies z.ZodType<CourseworkExport>;

const tableAsk = z.strictObject({
  sessionId: IdSchema,
  courseworkId: IdSchema.nullable(),
  mapping: TableMappingSchema.nullable(),
  replace: z.boolean(),
}) satisfies z.ZodType<TableAsk>;

/** The app's one router, the same over every transport. */
export const router = {
  dispatch: call.input(envelope).handler(({ input, context }) => context.host.dispatch(input, context.role)),
  deskFeed: call
    .input(z.strictObject({ since: z.int().nullable() }))
    .handler(({ input, context, signal }) => context.host.deskFeed(input.since, signal)),
  plenumFeed: call.input(nothing).handler(({ context, signal }) => context.host.plenumFeed(context.role, signal)),
  clock: call.input(nothing).handler(({ context }) => context.host.clock()),
  home: call.input(nothing).handler(({ context }) => context.host.home()),
  openProgramme: call
    .input(z.strictObject({ folder, anyway: z.boolean().optional() }))
    .handler(({ input, context }) => context.host.openProgramme(input.folder, input.anyway)),
  forgetProgramme: call
    .input(z.strictObject({ folder }))
    .handler(({ input, context }) => context.host.forgetProgramme(input.folder)),
  workOnLocalCopy: call.input(nothing).handler(({ context }) => context.host.workOnLocalCopy()),
  beginLinkKey: call.input(nothing).handler(({ context }) => context.host.beginLinkKey()),
  createProgramme: call.input(newProgramme).handler(({ input, context }) => context.host.createProgramme(input)),
  openExample: call.input(nothing).handler(({ context }) => context.host.openExample()),
  closeProgramme: call.input(nothing).handler(({ context }) => context.host.closeProgramme()),
  names: call.input(nothing).handler(({ context }) => context.host.names()),
  rehearse: call
    .input(z.strictObject({ on: z.boolean() }))
    .handler(({ input, context }) => context.host.rehearse(input.on)),
  deckPlan: call
    .input(z.strictObject({ sessionId: IdSchema, language }))
    .handler(({ input, context }) => context.host.decks.plan(input.sessionId, input.language)),
  exportDeck: call
    .input(z.strictObject({ sessionId: IdSchema, language }))
    .handler(({ input, context, signal }) => context.host.decks.write(input.sessionId, input.language, signal)),
  exportCoursework: call.input(courseworkExport).handler(({ input, context }) => context.host.coursework.write(input)),
  courseworkPapers: call.input(courseworkExport).handler(({ input, context }) => context.host.coursework.papers(input)),
  courseworkElsewhere: call
    .input(z.strictObject({ sessionId: IdSchema }))
    .handler(({ input, context }) => context.host.coursework.elsewhere(input.sessionId)),
  tablePiece: call
    .input(z.strictObject({ first: z.boolean(), piece }))
    .handler(({ input, context }) => context.host.coursework.addPiece(input.first, input.piece)),
  previewTable: call.input(tableAsk).handler(({ input, context }) => context.host.coursework.preview(input)),
  takeTable: call
    .input(tableAsk.extend({ by: z.string().max(12), id: IdSchema }))
    .handler(({ input: { by, id, ...asked }, context }) => context.host.coursework.take(asked, by, id)),
  exportPiece: call
    .input(z.strictObject({ fileName: z.string().min(1).max(255), at: z.int().min(0) }))
    .handler(({ input, context }) => context.host.decks.piece(input)),
  keepFirstPage: call
    .input(oneFile.extend({ picture: piece }))
    .handler(({ input, context }) => context.host.decks.keepFirstPage(input)),
  deckPicture: call.input(oneFile).handler(({ input, context }) => context.host.decks.picture(input.sha256)),
  intakeOpen: call
    .input(z.strictObject({ name: z.string().min(1).max(1024), bytes: z.int().min(0) }))
    .handler(({ input, context }) => context.host.files.intakeOpen(input)),
  intakeWrite: call
    .input(z.strictObject({ intakeId, piece }))
    .handler(({ input, context }) => context.host.files.intakeWrite(input.intakeId, input.piece)),
  intakeFinish: call
    .input(z.strictObject({ intakeId }))
    .handler(({ input, context }) => context.host.files.intakeFinish(input.intakeId)),
  intakeCancel: call
    .input(z.strictObject({ intakeId }))
    .handler(({ input, context }) => context.host.files.intakeCancel(input.intakeId)),
  attachment: call.input(oneFile).handler(({ input, context }) => context.host.files.attachment(input.sha256)),
  inBetween: call
    .input(z.strictObject({ sessionId: IdSchema, presentationId: IdSchema.nullable(), groupId: IdSchema.nullable() }))
    .handler(({ input, context }) => context.host.files.inBetween(input)),
  inspection: call.input(oneFile).handler(({ input, context }) => context.host.files.inspection(input.sha256)),
  shownFile: call
    .input(oneFile)
    .handler(({ input, context }) => context.host.files.shownFile(input.sha256, context.role)),
  office: call.input(nothing).handler(({ context }) => context.host.files.office()),
  makePages: call
    .input(oneFile)
    .handler(({ input, context, signal }) => context.host.files.makePages(input.sha256, signal)),
  plainSlides: call.input(oneFile).handler(({ input, context }) => context.host.files.plainSlides(input.sha256)),
  history: call
    .input(z.strictObject({ limit: z.int().min(1).max(500) }))
    .handler(({ input, context }) => context.host.past.history(input.limit)),
  setAside: call.input(nothing).handler(({ context }) => context.host.past.setAside()),
  backups: call.input(nothing).handler(({ context }) => context.host.past.backups()),
  restorePreview: call
    .input(z.strictObject({ backupId }))
    .handler(({ input, context }) => context.host.past.restorePreview(input.backupId)),
  restoreBackup: call
    .input(z.strictObject({ backupId, by: z.string().max(12) }))
    .handler(({ input, context }) => context.host.past.restoreBackup(input.backupId, input.by)),
  searchNotes: call
    .input(z.strictObject({ query: z.string().max(200) }))
    .handler(({ input, context }) => context.host.notes.search(input.query)),
  keyBackups: call.input(nothing).handler(({ context }) => context.host.past.keyBackups()),
  keyPreview: call
    .input(z.strictObject({ backupId }))
    .handler(({ input, context }) => context.host.past.keyPreview(input.backupId)),
  restoreKey: call
    .input(z.strictObject({ backupId, by: z.string().max(12) }))
    .handler(({ input, context }) => context.host.past.restoreKey(input.backupId, input.by)),
  rescueBackups: call
    .input(z.strictObject({ folder }))
    .handler(({ input, context }) => context.host.rescue.backups(input.folder)),
  rescuePreview: call
    .input(z.strictObject({ folder, backupId }))
    .handler(({ input, context }) => context.host.rescue.preview(input.folder, input.backupId)),
  rescue: call
    .input(z.strictObject({ folder, backupId }))
    .handler(({ input, context }) => context.host.rescue.restore(input.folder, input.backupId)),
  erasurePreview: call
    .input(z.strictObject({ code: personCode, personId: IdSchema }))
    .handler(({ input, context }) => context.host.erasing.preview(input)),
  erasePerson: call
    .input(
      z.strictObject({
        code: personCode,
        personId: IdSchema,
        by: z.string().max(12),
        removeFiles: z.boolean(),
        shownFiles: z.array(z.string().max(4096)).max(100_000),
      }),
    )
    .handler(({ input, context }) => context.host.erasing.erase(input)),
  packProgramme: call
    .input(z.strictObject({ names: z.boolean() }))
    .handler(({ input, context }) => context.host.packing.pack(input.names)),
  packagePiece: call
    .input(z.strictObject({ at: z.int().min(0) }))
    .handler(({ input, context }) => context.host.packing.piece(input.at)),
  packageIn: call
    .input(z.strictObject({ first: z.boolean(), piece }))
    .handler(({ input, context }) => context.host.packing.take(input.first, input.piece)),
  packageHanded: call
    .input(z.strictObject({ name: z.string().min(1).max(255) }))
    .handler(({ input, context }) => context.host.packing.handed(input.name)),
  packagePreview: call.input(nothing).handler(({ context }) => context.host.packing.preview()),
  unpackProgramme: call.input(nothing).handler(({ context }) => context.host.packing.unpack()),
  packageDrop: call.input(nothing).handler(({ context }) => context.host.packing.drop()),
  saveNow: call.input(nothing).handler(({ context }) => context.host.saveNow()),
  desktop: call.input(DesktopOrderSchema).handler(({ input, context }) => context.host.orderDesktop(input)),
};

/** The router seen from its far end. The types prove that what a client gets is the contract. */
export function asDeskApi(client: RouterClient<typeof router>): DeskApi {
  return client;
}
