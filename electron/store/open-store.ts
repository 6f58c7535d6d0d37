import { join } from 'node:path';
import type { DocKey, Patch } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { keepAccount } from './accounts.ts';
import { listBackups } from './backups.ts';
import { readCatalogue } from './catalogue.ts';
import { diskProblem } from './disk-problem.ts';
import type { Fs } from './fs.ts';
import { ifThere, makeFolder } from './fs-steps.ts';
import { keysWithGenerations } from './generations.ts';
import { GENESIS } from './journal-frame.ts';
import type { DocumentLayout } from './layout.ts';
import type { Lock } from './lock.ts';
import { takeLock } from './lock.ts';
import { listFolder } from './places.ts';
import type { Finding, StoreProblem } from './problems.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { setAside } from './quarantine.ts';
import type { DocState, Known, Place, Reading } from './recovery.ts';
import { readFolder } from './recovery.ts';
import { beginAgain, type Mended, mend } from './repair.ts';
import { type SameFolder, sameFolder } from './same-folder.ts';
import type { SnapshotTaking } from './snapshots.ts';
import { writeCheckpoint, writeDocument } from './snapshots.ts';
import { Store } from './store.ts';
import type { StoreTime } from './timer.ts';
import { wait } from './timer.ts';

/** Everything a store needs to know of the world. */
export interface OpenOptions {
  readonly fs: Fs;
  /** Absolute path of the folder. */
  readonly root: string;
  /** The store's own folder in it, with `/`: `.samling`, or `.samling/names`. */
  readonly metaFolder: string;
  readonly layout: DocumentLayout;
  readonly time: StoreTime;
  /** Different each time, safe in file names. */
  readonly newToken: () => string;
  readonly me: ProcessIdentity;
  readonly isRunning: (other: ProcessIdentity) => boolean;
  /** Documents are written after this many records. 500 when left out. */
  readonly snapshotEvery?: number;
  /** How many records stay in the journal although no document needs them. 2000 when left out. */
  readonly recordsKept?: number;
  /** With more records than this, no document that has long been left alone holds the journal back. 10 000 when left out. */
  readonly recordsMost?: number;
  /** How long a save waits for a file that another program holds, in ms. 10 000 when left out. */
  readonly patienceMs?: number;
  /** Take the folder from whoever has it: only when a person has said so. */
  readonly takeOver?: boolean;
  /** The time as ISO 8601 with offset, for records the store makes itself. UTC of `time.now()` when left out. */
  readonly stamp?: () => string;
}

/** A document to begin with. */
export interface FirstDocument {
  readonly key: DocKey;
  readonly data: unknown;
}

/**
 * Opens a folder for writing: takes its lock, finds the newest state that can be
 * verified, and mends what a crash or a damaged file left. What was found is in
 * the store's findings. A newer or hopeless folder is left as it was.
 */
export async function openStore(options: OpenOptions): Promise<Result<Store, StoreProblem>> {
  const meta = join(options.root, options.metaFolder);
  try {
    if ((await ifThere(options.fs.stat(meta))) === null) {
      const reading = await readFolder(options);
      if (!reading.ok) return reading;
      await makeFolder(options.fs, meta);
    }
    const locked = await lockFolder(options);
    if (!locked.ok) return locked;
    return await orLetGo(locked.value, () => openLocked(options, locked.value));
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** Makes a new folder with these documents, durable before it is given, and opens it. */
export async function createStore(
  options: OpenOptions,
  first: readonly FirstDocument[],
): Promise<Result<Store, StoreProblem>> {
  try {
    const before = await whyNotHere(options);
    if (before !== null) return fail(before);
    await makeFolder(options.fs, join(options.root, options.metaFolder));
    const locked = await lockFolder(options);
    if (!locked.ok) return locked;
    return await orLetGo(locked.value, async () => {
      const meanwhile = await whyNotHere(options);
      return meanwhile === null ? begin(options, locked.value, first) : fail(meanwhile);
    });
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** Takes the folder for this process alone. */
export async function lockFolder(options: OpenOptions): Promise<Result<Lock, StoreProblem>> {
  const { fs, time, me, newToken, isRunning, takeOver } = options;
  return takeLock({
    fs,
    meta: join(options.root, options.metaFolder),
    me: { ...me, startedAt: time.now(), token: newToken() },
    isRunning,
    wait: (ms) => wait(time, ms),
    force: takeOver ?? false,
  });
}

async function orLetGo(
  held: Lock,
  opening: () => Promise<Result<Store, StoreProblem>>,
): Promise<Result<Store, StoreProblem>> {
  let opened = false;
  try {
    const result = await opening();
    opened = result.ok;
    return result;
  } finally {
    if (!opened) await held.release();
  }
}

async function openLocked(given: OpenOptions, held: Lock): Promise<Result<Store, StoreProblem>> {
  const folder = await folderOf(given, held);
  const options = { ...given, fs: folder.fs };
  const { layout } = options;
  const read = await readFolder(options, await knownOf(options));
  if (!read.ok) return read;
  const reading = read.value;
  const migrated = migrations(layout, reading.docs);
  if (!migrated.ok) return migrated;
  const late: Finding[] = [];
  const taking = snapshotTaking(options, (finding) => late.push(finding));
  // First, since what was mended is not found a second time.
  const meta = join(options.root, options.metaFolder);
  await keepAccount(options.fs, meta, { at: options.time.now(), findings: reading.findings });
  const mended = await mend(taking, reading);
  await keepAccount(options.fs, meta, { at: options.time.now(), findings: late });
  const store = new Store({
    ...taking,
    time: options.time,
    lock: held,
    folder,
    mended,
    resting: reading.resting,
    checkpointSeq: reading.beginAgainAt === null ? (reading.checkpoint?.seq ?? 0) : mended.seq,
    records: reading.records,
    findings: [...takenOver(options, held), ...reading.findings, ...late],
    snapshotEvery: options.snapshotEvery ?? 500,
  });
  if (migrated.value !== null) {
    await keepOriginals(options, reading.docs, Object.keys(migrated.value.patches));
    await recordMigration(options, store, migrated.value);
  }
  if (needsWriting(reading, migrated.value)) await store.snapshot();
  return ok(store);
}

function folderOf({ fs, root }: OpenOptions, held: Lock): Promise<SameFolder> {
  return sameFolder(fs, root, async () => (await held.state()) === 'ours');
}

/** What the last opening has left of the documents, so that they need not all be read. */
export async function knownOf({ fs, root, metaFolder, layout }: Place): Promise<Known | undefined> {
  return layout.digest && readCatalogue(fs, join(root, metaFolder), layout.digest.version);
}

function takenOver({ metaFolder }: OpenOptions, held: Lock): Finding[] {
  if (held.takenFrom === null) return [];
  const { pid, host } = held.takenFrom;
  return [{ severity: 'info', code: 'LOCK_TAKEN_OVER', file: `${metaFolder}/lock`, detail: `${host}, process ${pid}` }];
}

interface Migrated {
  readonly patches: Record<DocKey, Patch[]>;
  readonly versions: Record<DocKey, number>;
}

/** What older documents become. Tried before anything in the folder is touched. */
function migrations(layout: DocumentLayout, docs: readonly DocState[]): Result<Migrated | null, StoreProblem> {
  const patches: Record<DocKey, Patch[]> = {};
  const versions: Record<DocKey, number> = {};
  for (const { key, format, version, data, path } of docs) {
    const today = layout.versions[format] ?? 1;
    const file = path ?? key;
    if (data === undefined || version === today) continue;
    if (version > today) return fail({ code: 'NEWER', file, version });
    const migrated = layout.migrate(format, version, data);
    if (!migrated.ok) return fail({ code: 'MIGRATION_FAILED', file, step: migrated.problem.step ?? '' });
    // What a step made is held to today's shape before anything is written: what is there now is sound.
    const sound = layout.isSound?.(key, migrated.value) ?? true;
    if (!sound) return fail({ code: 'MIGRATION_FAILED', file, step: 'check' });
    patches[key] = [{ op: 'replace', path: [], value: migrated.value }];
    versions[key] = today;
  }
  return ok(Object.keys(patches).length > 0 ? { patches, versions } : null);
}

/** The documents as they lay before a migration, for good: its steps back are not recorded. */
async function keepOriginals(options: OpenOptions, docs: readonly DocState[], keys: readonly DocKey[]): Promise<void> {
  const { fs, root, metaFolder, time } = options;
  const meta = join(root, metaFolder);
  const findings: Finding[] = [];
  for (const { key, path, version } of docs) {
    const bytes = path !== null && keys.includes(key) ? await ifThere(fs.readFile(join(root, path))) : null;
    if (path === null || bytes === null) continue;
    await setAside(fs, meta, path, bytes);
    findings.push({ severity: 'info', code: 'MIGRATED', file: path, detail: `from version ${version}` });
  }
  await keepAccount(fs, meta, { at: time.now(), findings });
}

/** A migration is a change like any other, so that a crash in the middle of it is like any other too. */
async function recordMigration(options: OpenOptions, store: Store, { patches, versions }: Migrated): Promise<void> {
  const at = options.stamp?.() ?? new Date(options.time.now()).toISOString();
  const entry = { commandId: `migrate-${options.newToken()}`, kind: 'migrate', at, by: '', patches, inverse: {} };
  const appended = store.appendMigration(entry, versions);
  if (appended.ok) await appended.value.saved;
}

function needsWriting(reading: Reading, migrated: Migrated | null): boolean {
  const unreadable = reading.docs.some((doc) => doc.data !== undefined && doc.stamp === null);
  return migrated !== null || reading.checkpoint === null || unreadable;
}

/** What documents of the folder are written with. */
export function snapshotTaking(options: OpenOptions, find: (finding: Finding) => void): SnapshotTaking {
  const { fs, root, metaFolder, layout, time, newToken, patienceMs, recordsKept, recordsMost } = options;
  const replacing = { fs, newToken, wait: (ms: number) => wait(time, ms), patienceMs: patienceMs ?? 10_000 };
  return {
    fs,
    root,
    metaFolder,
    layout,
    replacing,
    find,
    recordsKept: recordsKept ?? 2000,
    recordsMost: recordsMost ?? 10_000,
  };
}

/** Why a new programme cannot be made here, or null. */
async function whyNotHere(options: OpenOptions): Promise<StoreProblem | null> {
  const { fs, root, metaFolder, layout } = options;
  const meta = join(root, metaFolder);
  const there = await ifThere(fs.stat(root));
  if (there === null) return null;
  if (there.kind !== 'folder') return { code: 'NOT_EMPTY' };
  const top = metaFolder.split('/')[0] ?? '';
  const listing = await listFolder(fs, root, top, { ...layout, neighbours: [] });
  const begun = (await keysWithGenerations(fs, meta)).length > 0 || (await ifThere(fs.stat(join(meta, 'journal'))));
  if (begun || listing.documents.length > 0) return { code: 'ALREADY_A_PROGRAMME' };
  return layout.ownsFolder && listing.foreign.length > 0 ? { code: 'NOT_EMPTY' } : null;
}

async function begin(
  given: OpenOptions,
  held: Lock,
  first: readonly FirstDocument[],
): Promise<Result<Store, StoreProblem>> {
  const folder = await folderOf(given, held);
  const options = { ...given, fs: folder.fs };
  const { layout } = options;
  const taking = snapshotTaking(options, () => undefined);
  const states = first.map(({ key, data }): DocState => {
    const format = layout.formatOf(key) ?? '';
    return {
      key,
      format,
      version: layout.versions[format] ?? 1,
      seq: 1,
      // As it will be read back.
      data: JSON.parse(JSON.stringify(data)) as unknown,
      path: null,
      stamp: null,
      readableSeq: 0,
      generationSeq: 0,
    };
  });
  // Backups of what was here before are older, whatever comes: their order is that of their records.
  const before = Math.max(0, ...(await listBackups(options)).map(({ seq }) => seq));
  const mended = before === 0 ? await firstWritten(taking, states) : await beginAgain(taking, states, before + 1);
  return ok(
    new Store({
      ...taking,
      time: options.time,
      lock: held,
      folder,
      resting: [],
      mended,
      checkpointSeq: mended.seq,
      records: [],
      findings: takenOver(options, held),
      snapshotEvery: options.snapshotEvery ?? 500,
    }),
  );
}

/** The documents of a folder in which nothing ever was. */
async function firstWritten(taking: SnapshotTaking, states: readonly DocState[]): Promise<Mended> {
  const docs: DocState[] = [];
  const paths = new Set<string>();
  for (const doc of states) {
    const written = await writeDocument(taking, doc, paths);
    paths.add(written.path?.toLowerCase() ?? '');
    docs.push(written);
  }
  await writeCheckpoint(taking, 0, docs);
  return { docs, seq: 0, journal: { segments: [], lastHash: GENESIS, lastLine: GENESIS } };
}
