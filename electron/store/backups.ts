import { join } from 'node:path';
import type { BackupReason } from '../../domain/backup.ts';
import { type DocumentFile, encodeDocument } from '../../domain/document.ts';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { keptBackups, lastFirst } from './backup-plan.ts';
import type { Fs } from './fs.ts';
import { filesIn, ifThere, makeFolder } from './fs-steps.ts';
import { isDocKey } from './layout.ts';
import type { Place } from './recovery.ts';
import { sha256 } from './sha256.ts';
import { holds, loadDocument, meantFor, type Replacing, type Stamp, saveDocument } from './snapshot-adapter.ts';

/** A document in a backup. `sha256` is of its file, whose name it is. */
interface BackedUp {
  readonly key: DocKey;
  readonly seq: number;
  readonly version: number;
  readonly sha256: string;
  readonly bytes: number;
}

/** A backup: what all documents of a store were at one moment. */
export interface Backup {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** The last record that was in it. */
  readonly seq: number;
  readonly reason: BackupReason;
  readonly documents: readonly BackedUp[];
}

/** Why a backup cannot be used; `file` is relative to the backups' folder. */
export type BackupProblem =
  | { readonly code: 'NO_SUCH_BACKUP' }
  | { readonly code: 'BACKUP_DAMAGED'; readonly file: string };

/** A document that a backup holds. */
export interface InBackup extends DocumentFile {
  readonly key: DocKey;
}

/** A document to be backed up. What it says is only asked for when no backup holds it. */
export interface ToBackUp {
  readonly key: DocKey;
  readonly version: number;
  readonly seq: number;
  /** Its readable file, where that is what the document is. */
  readonly file: Pick<Stamp, 'sha256' | 'size'> | null;
  readonly read: () => Promise<DocumentFile>;
}

const FORMAT = { 'samling/backup': 1 } as const;
const MANIFEST = /^(\d{15}-\d+)\.json$/;
const CONTENTS = /^([0-9a-f]{64})\.json$/;

function folderOf(place: Pick<Place, 'root' | 'metaFolder'>): string {
  return join(place.root, place.metaFolder, 'backups');
}

function contentsPath(folder: string, hash: string): string {
  return join(folder, 'documents', `${hash}.json`);
}

/** All backups that can be read, the one that was taken last first, whatever the clock said. Rejects when the disk does. */
export async function listBackups(place: Place): Promise<Backup[]> {
  const folder = folderOf(place);
  const backups: Backup[] = [];
  for (const name of await filesIn(place.fs, folder, (one) => MANIFEST.test(one))) {
    const backup = await readManifest(place.fs, folder, name);
    if (backup) backups.push(backup);
  }
  return backups.sort(lastFirst);
}

/** The backups that there are, in the same order, also those of which the list cannot be read. Rejects when the disk does. */
export async function backupIds(place: Place): Promise<string[]> {
  const names = await filesIn(place.fs, folderOf(place), (one) => MANIFEST.test(one));
  const dated = names.map((name) => {
    const id = name.slice(0, -'.json'.length);
    const [at, seq] = id.split('-').map(Number);
    return { id, at: at ?? 0, seq: seq ?? 0 };
  });
  return dated.sort(lastFirst).map(({ id }) => id);
}

async function readManifest(fs: Fs, folder: string, name: string): Promise<Backup | null> {
  // One that the disk cannot read any more is none, and no reason to do without all the others.
  const loaded = await loadDocument(fs, join(folder, name), FORMAT).catch(() => null);
  const backup = loaded?.kind === 'good' ? (loaded.document.data as Backup) : null;
  // It is called what it says it is, and by nothing else: a folder may have been packed by anybody.
  return backup?.id === MANIFEST.exec(name)?.[1] ? backup : null;
}

/**
 * Writes a backup of these documents, each once however many backups hold it, and reads all that was written again.
 * The list comes last: a backup that was cut off is none. Rejects when the disk refuses.
 */
export async function takeBackup(
  place: Place,
  replacing: Replacing,
  documents: readonly ToBackUp[],
  { at, seq, reason }: Pick<Backup, 'at' | 'seq' | 'reason'>,
): Promise<Backup> {
  const { fs } = place;
  const folder = folderOf(place);
  await makeFolder(fs, join(folder, 'documents'));
  const written: BackedUp[] = [];
  for (const document of documents) written.push(await keep(fs, folder, replacing, document));
  const id = `${String(at).padStart(15, '0')}-${seq}`;
  const backup: Backup = { id, at, seq, reason, documents: written };
  const manifest = { format: 'samling/backup', version: 1, seq, data: backup };
  await saveDocument(join(folder, `${id}.json`), manifest, replacing);
  await mustHold(fs, join(folder, `${id}.json`), manifest);
  await letGoOfOld(place);
  return backup;
}

async function keep(
  fs: Fs,
  folder: string,
  replacing: Replacing,
  { key, version, seq, file, read }: ToBackUp,
): Promise<BackedUp> {
  // A document that has seen no change since is not even put into words again. By its hash, and not by its number, which
  // a folder that was mended or made anew may have given to something else. What is shared by many backups is worth
  // being sure of, so it is read; where it is not what it was any more, it is written anew.
  if (file && (await isWhole(fs, folder, file.sha256))) {
    return { key, seq, version, sha256: file.sha256, bytes: file.size };
  }
  const document = await read();
  const bytes = Buffer.from(encodeDocument(document, sha256), 'utf8');
  const hash = sha256(bytes);
  const path = contentsPath(folder, hash);
  if (!(await holds(fs, path, document).catch(() => false))) {
    await saveDocument(path, document, replacing);
    await mustHold(fs, path, document);
  }
  return { key, seq, version, sha256: hash, bytes: bytes.length };
}

/** Whether contents are what their name says. A disk that cannot read them has lost them. */
async function isWhole(fs: Fs, folder: string, hash: string): Promise<boolean> {
  const bytes = await fs.readFile(contentsPath(folder, hash)).catch(() => null);
  return bytes !== null && sha256(bytes) === hash;
}

async function mustHold(fs: Fs, path: string, document: DocumentFile): Promise<void> {
  if (!(await holds(fs, path, document))) throw Object.assign(new Error('Read back differently'), { code: 'EIO' });
}

/** Takes away the backups that are no longer kept, and then the documents that none of the kept holds. */
async function letGoOfOld(place: Place): Promise<void> {
  const { fs } = place;
  const folder = folderOf(place);
  const backups = await listBackups(place);
  const kept = keptBackups(backups);
  for (const { id } of backups) if (!kept.has(id)) await fs.unlink(join(folder, `${id}.json`));
  await fs.syncFolder(folder);
  // What backups that were cut off left behind.
  for (const part of [folder, join(folder, 'documents')]) {
    for (const name of await filesIn(fs, part, (one) => meantFor(one) !== null)) await fs.unlink(join(part, name));
  }
  const names = await filesIn(fs, folder, (name) => MANIFEST.test(name));
  // A list that cannot be read may hold any of them.
  if (names.length > kept.size) return;
  const held = new Set(
    backups.filter(({ id }) => kept.has(id)).flatMap(({ documents }) => documents.map((one) => one.sha256)),
  );
  const isLoose = (name: string) => CONTENTS.test(name) && !held.has(name.slice(0, 64));
  for (const name of await filesIn(fs, join(folder, 'documents'), isLoose)) {
    await fs.unlink(join(folder, 'documents', name));
  }
}

/**
 * The files of the backups that are not as they were written, relative to the backups' folder: each once, however many
 * backups hold it. Ends early when `goesOn` says so. Rejects when the disk refuses the folder itself.
 */
export async function damagedBackups(place: Place, goesOn: () => boolean = () => true): Promise<string[]> {
  const { fs } = place;
  const folder = folderOf(place);
  const damaged: string[] = [];
  const hashes = new Set<string>();
  for (const name of await filesIn(fs, folder, (one) => MANIFEST.test(one))) {
    const backup = await readManifest(fs, folder, name).catch(() => null);
    if (backup === null) damaged.push(name);
    else for (const one of backup.documents) hashes.add(one.sha256);
  }
  for (const hash of hashes) {
    if (!goesOn()) break;
    if (!(await isWhole(fs, folder, hash))) damaged.push(`documents/${hash}.json`);
  }
  return damaged;
}

/** Which of a backup's documents are asked for. */
export type WantedOfBackup = (one: { readonly key: DocKey }) => boolean;

/** What a backup's documents were, each held against its checksum. Rejects when the disk does. */
export async function readBackup(
  place: Place,
  id: string,
  wanted: WantedOfBackup = () => true,
): Promise<Result<readonly InBackup[], BackupProblem>> {
  const { fs, layout } = place;
  const folder = folderOf(place);
  const name = `${id}.json`;
  if (!MANIFEST.test(name)) return fail({ code: 'NO_SUCH_BACKUP' });
  const backup = await readManifest(fs, folder, name);
  if (backup === null) {
    const there = await ifThere(fs.stat(join(folder, name)));
    return fail(there ? { code: 'BACKUP_DAMAGED', file: name } : { code: 'NO_SUCH_BACKUP' });
  }
  if (!backup.documents.every(({ key }) => isDocKey(key))) return fail({ code: 'BACKUP_DAMAGED', file: name });
  const documents: InBackup[] = [];
  for (const { key, sha256: hash } of backup.documents.filter(wanted)) {
    const loaded = await loadDocument(fs, contentsPath(folder, hash), layout.versions);
    if (loaded.kind !== 'good' || loaded.stamp.sha256 !== hash) {
      return fail({ code: 'BACKUP_DAMAGED', file: `documents/${hash}.json` });
    }
    documents.push({ key, ...loaded.document });
  }
  return ok(documents);
}
