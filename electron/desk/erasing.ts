import { dirname, join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { FolderNotice } from '../../domain/contract.ts';
import { eraseFromBook, eraseFromNames } from '../../domain/erasure.ts';
import type { ErasureCertificate, ErasurePreview, HoldingFile } from '../../domain/erasure-certificate.ts';
import { type ErasurePlan, planErasure } from '../../domain/erasure-plan.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Names, Person, Programme } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { attachmentFile } from '../attachments/intake.ts';
import { clearFolder, filesBelow } from '../store/clear-folder.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { ifThere } from '../store/fs-steps.ts';
import { isSafePath } from '../store/layout.ts';
import { type BaseReading, beginNewBase, readForNewBase } from '../store/new-base.ts';
import type { StoreProblem } from '../store/problems.ts';
import { bookOf, keptFilesOf } from './book.ts';
import {
  dropMarker,
  type ErasureMarker,
  isErasing,
  keepCertificate,
  readMarker,
  setMarkerAside,
  writeMarker,
} from './erasure-marker.ts';
import { withFolderLocked } from './folder-locked.ts';
import { filesHolding } from './holding-files.ts';
import { metaFolders } from './layouts.ts';
import { emptyNames, hadLinkKey, type Machine, openStorage, storeOptions } from './storage.ts';

/** Why somebody was not erased. Nothing was changed, unless it says that it goes on. */
export type ErasureProblem =
  | StoreProblem
  | {
      readonly code: 'NO_SUCH_PERSON' | 'SEVERAL_PEOPLE' | 'NAMES_UNREADABLE' | 'NAMES_MISSING' | 'ERASURE_UNFINISHED';
    };

/** Who is to be erased. Every workplace has a P01 of its own: where the code is not one person's alone, more has to be said. */
export interface Whom {
  /** The code, as it was typed to confirm. Capitals do not matter. */
  readonly code: string;
  readonly personId?: string | undefined;
  /** The name of the workplace. */
  readonly workplace?: string | undefined;
}

/** How a person is erased. */
export interface ErasureAsked extends Whom {
  /** Initials of who is at the keys. */
  readonly by: string;
  /** Deletes the files as well that hold, or may hold, what points at them. */
  readonly removeFiles: boolean;
  /** The files that were shown, and no others, where somebody was asked about them. */
  readonly shownFiles?: readonly string[] | undefined;
}

/** Says what erasing somebody would do. Takes no lock and changes nothing. */
export async function previewErasure(
  machine: Machine,
  root: string,
  whom: Whom,
): Promise<Result<ErasurePreview, ErasureProblem>> {
  try {
    if (await isErasing(machine.fs, root)) return fail({ code: 'ERASURE_UNFINISHED' });
    const prepared = await prepare(machine, root, whom);
    return prepared.ok ? ok(prepared.value.preview) : prepared;
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/**
 * Erases a person from a folder that nobody has open. What was begun before is finished first. Once the decision is on
 * the disk it is carried out, here or when the folder is opened next.
 */
export async function erasePerson(
  machine: Machine,
  root: string,
  { by, removeFiles, shownFiles, ...whom }: ErasureAsked,
): Promise<Result<ErasureCertificate, ErasureProblem>> {
  const finished = await finishErasure(machine, root);
  if (!finished.ok) return finished;
  const erased = await locked(machine, root, async () => {
    const prepared = await prepare(machine, root, whom);
    if (!prepared.ok) return prepared;
    const { plan, preview } = prepared.value;
    const mayGo = ({ file, removable }: HoldingFile) => removable && (shownFiles?.includes(file) ?? true);
    const goes = removeFiles ? preview.files.filter(mayGo).map(({ file }) => file) : [];
    const certificate: ErasureCertificate = {
      at: machine.clock.now(),
      by,
      name: preview.name,
      callName: preview.callName,
      counts: preview.counts,
      storage: preview.storage,
      filesRemoved: goes.length,
      filesLeft: preview.files.length - goes.length,
      looksLeft: preview.looks.length,
    };
    const marker: ErasureMarker = { v: 1, subject: plan.subject, files: goes, certificate };
    await writeMarker(machine.fs, root, marker);
    const done = await carryOut(machine, root, marker);
    return done.ok ? ok(certificate) : done;
  });
  if (erased.ok) await backUpAnew(machine, root);
  return erased;
}

/** The folder has no backup any more. One that cannot be taken now is taken when the programme is open next. */
async function backUpAnew(machine: Machine, root: string): Promise<void> {
  const storage = await openStorage(machine, root);
  if (!storage.ok) return;
  for (const store of [storage.value.names, storage.value.main]) {
    await store?.backup('closed');
    await store?.close();
  }
}

/**
 * Carries out what was decided and not done, if anything was. Gives what there is to say of it, or null where there was
 * nothing to do. A decision that cannot be read is set aside: nobody knows whom it was about.
 */
export async function finishErasure(
  machine: Machine,
  root: string,
): Promise<Result<FolderNotice | null, ErasureProblem>> {
  try {
    if (!(await isErasing(machine.fs, root))) return ok(null);
  } catch (error) {
    return fail(diskProblem(error));
  }
  return locked<FolderNotice | null>(machine, root, async () => {
    const marker = await readMarker(machine.fs, root);
    if (marker === null) {
      await setMarkerAside(machine.fs, root);
      return ok({ code: 'ERASURE_UNREADABLE', file: '', detail: '' });
    }
    const done = await carryOut(machine, root, marker);
    return done.ok ? ok({ code: 'ERASURE_FINISHED', file: done.value, detail: '' }) : done;
  });
}

function locked<T>(
  machine: Machine,
  root: string,
  act: () => Promise<Result<T, ErasureProblem>>,
): Promise<Result<T, ErasureProblem>> {
  return withFolderLocked<T, ErasureProblem>(machine, root, act, async (error) =>
    (await isErasing(machine.fs, root).catch(() => true)) ? { code: 'ERASURE_UNFINISHED' } : diskProblem(error),
  );
}

interface Prepared {
  readonly plan: ErasurePlan;
  readonly preview: ErasurePreview;
}

async function prepare(machine: Machine, root: string, whom: Whom): Promise<Result<Prepared, ErasureProblem>> {
  const main = await readForNewBase(storeOptions(machine, root, 'programme'), true);
  if (!main.ok) return main;
  const key = await readKey(machine, root);
  if (!key.ok) return key;
  const book = bookOf(main.value.documents);
  const [person, ...more] = book ? peopleMeant(book.programme, whom) : [];
  if (more.length > 0) return fail({ code: 'SEVERAL_PEOPLE' });
  const names = (key.value?.documents.get('names') as Names | undefined) ?? emptyNames(machine.clock);
  const plan = book && person ? planErasure(book, names, person.id) : null;
  if (!book || !plan || !person) return fail({ code: 'NO_SUCH_PERSON' });
  const { name = '', callName = '' } = names.people[person.id] ?? {};
  const { fs } = machine;
  const sought = { before: book, after: plan.after, code: person.code, names: [name, callName].filter(Boolean) };
  const preview: ErasurePreview = {
    code: person.code,
    name: plan.name,
    callName: plan.callName,
    counts: plan.counts,
    looks: plan.looks,
    storage: await storageOf(machine, root, plan.after, [main.value, key.value]),
    files: await filesHolding(fs, root, sought),
  };
  return ok({ plan, preview });
}

function peopleMeant({ people, workplaces }: Programme, { code, personId, workplace }: Whom): Person[] {
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
  return Object.values(people).filter(
    (one) =>
      same(one.code, code) &&
      (personId === undefined || one.id === personId) &&
      (workplace === undefined || same(workplaces[one.workplaceId]?.name ?? '', workplace)),
  );
}

/** The link key, or null where there never was one. One that cannot be read may hold the name, and is put in order first. */
async function readKey(machine: Machine, root: string): Promise<Result<BaseReading | null, ErasureProblem>> {
  const read = await readForNewBase(storeOptions(machine, root, 'names'), true);
  if (read.ok) return read;
  if (read.problem.code !== 'NOT_A_PROGRAMME') return fail({ code: 'NAMES_UNREADABLE' });
  return (await hadLinkKey(machine, root)) ? fail({ code: 'NAMES_MISSING' }) : ok(null);
}

async function storageOf(
  { fs }: Machine,
  root: string,
  after: Book,
  readings: readonly (BaseReading | null)[],
): Promise<ErasurePreview['storage']> {
  const below = async (part: string): Promise<string[]> => {
    const found = await Promise.all(Object.values(metaFolders).map((meta) => filesBelow(fs, join(root, meta, part))));
    return found.flat();
  };
  const kept = new Set(keptFilesOf(after).map(attachmentFile));
  return {
    records: readings.reduce((sum, one) => sum + (one?.reading.journal.records.length ?? 0), 0),
    backups: (await below('backups')).filter((path) => !path.includes('/')).length,
    setAside: (await below('quarantine')).length,
    attachments: (await filesBelow(fs, join(root, 'attachments'))).filter((file) => !kept.has(file)).length,
  };
}

/** May be cut off anywhere and begun again. */
async function carryOut(
  machine: Machine,
  root: string,
  marker: ErasureMarker,
): Promise<Result<string, ErasureProblem>> {
  const { fs } = machine;
  const { subject, files } = marker;
  const main = storeOptions(machine, root, 'programme');
  const read = await readForNewBase(main, false);
  const book = read.ok ? bookOf(read.value.documents) : null;
  if (!read.ok || !book) return fail({ code: 'ERASURE_UNFINISHED' });
  const after = eraseFromBook(book, subject).book;
  const documents = new Map<DocKey, unknown>([['programme', after.programme]]);
  for (const [id, session] of Object.entries(after.sessions)) documents.set(`session/${id}`, session);
  const based = await beginNewBase(main, { ...read.value, documents });
  if (!based.ok) return fail({ code: 'ERASURE_UNFINISHED' });
  const names = storeOptions(machine, root, 'names');
  const key = await readForNewBase(names, false);
  if (key.ok) {
    const held = key.value.documents.get('names') as Names;
    const without = new Map([['names', eraseFromNames(held, subject.personId) ?? held]]);
    const done = await beginNewBase(names, { ...key.value, documents: without });
    if (!done.ok) return fail({ code: 'ERASURE_UNFINISHED' });
  } else if (key.problem.code !== 'NOT_A_PROGRAMME') return fail({ code: 'ERASURE_UNFINISHED' });
  const kept = keptFilesOf(after);
  const shown = new Set(kept.map(({ sha256 }) => sha256));
  const attached = new Set(kept.map(attachmentFile));
  await clearFolder(fs, join(root, 'attachments'), (path) => attached.has(path));
  await clearFolder(fs, join(main.root, main.metaFolder, 'shown'), (path) => shown.has(path.split('/')[0] ?? ''));
  await clearFolder(fs, join(main.root, main.metaFolder, 'intake'));
  for (const file of files.filter(isSafePath)) {
    await ifThere(fs.unlink(join(root, file)));
    await ifThere(fs.syncFolder(dirname(join(root, file))));
  }
  const certificate = await keepCertificate(fs, root, marker);
  await dropMarker(fs, root);
  return ok(certificate);
}
