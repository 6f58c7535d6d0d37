import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { PackageManifest, PackedAccount } from '../../domain/package-manifest.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { type ArchiveSink, type PartContent, writeZip } from '../export/zip.ts';
import { filesBelow } from '../store/clear-folder.ts';
import type { Fs } from '../store/fs.ts';
import { errnoOf, filesIn } from '../store/fs-steps.ts';
import {
  FILES_PART,
  isLeftOut,
  isWelcome,
  MANIFEST_BYTES,
  MANIFEST_PART,
  MOST_FILES,
  openPackage,
  type PackageProblem,
  plain,
} from './package-file.ts';
import { besideOf, isBeside } from './unfinished.ts';

/** Why a programme was not packed. Nothing is left of what was written. */
export type PackProblem =
  | PackageProblem
  /** `PACKAGE_TOO_LARGE`: for the disk it goes to, or with more files than a package takes. */
  | { readonly code: 'PACKAGE_TOO_LARGE' | 'DISK_FULL' }
  /** A file has a name that not every system could give it. */
  | { readonly code: 'PACKAGE_NAME'; readonly file: string }
  /** A file changed while it was packed. */
  | { readonly code: 'BUSY'; readonly file: string }
  | { readonly code: 'IO'; readonly errno: string };

/** What a programme is packed with. */
export interface PackTaking {
  readonly fs: Fs;
  /** The programme's folder, which nobody has open. */
  readonly root: string;
  /** Where it goes; one of that name is replaced when the new one is good. */
  readonly out: string;
  /** Whether the link key goes along. Without it, only what Samling itself keeps does: an export may hold names. */
  readonly names: boolean;
  readonly now: Instant;
  readonly newId: () => string;
  /** Hears of the file that is written beside, before it is there. */
  readonly onBeside?: (path: string) => Promise<void>;
}

/** Shorter files are packed tight; longer ones go from the disk into the archive piece by piece. */
const SHORT_BYTES = 2 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
/** So much is to be free beside the package, at the least. */
const SPARE_BYTES = 4 * 1024 * 1024;

/**
 * Packs a programme, with its history, backups and files, into one file: written beside, read back and held against its
 * account, and only then put in place. What cannot become a package is refused before anything is written.
 */
export async function packProgramme(taking: PackTaking): Promise<Result<PackedAccount, PackProblem>> {
  const { fs, out, newId, onBeside } = taking;
  const beside = besideOf(out, newId());
  try {
    await clearLeftovers(fs, out);
    const manifest = await accountOf(taking);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    const refused = await whyNot(taking, manifest, bytes);
    if (refused) return fail(refused);
    await onBeside?.(beside);
    await writeBeside(taking, manifest, beside);
    const wrong = await verify(fs, beside);
    if (wrong) return fail(wrong);
    await fs.rename(beside, out);
    await fs.syncFolder(dirname(out));
    return ok({ files: manifest.files.length, bytes, names: manifest.names });
  } catch (error) {
    return fail(problemOf(error));
  } finally {
    await fs.unlink(beside).catch(() => {});
  }
}

/** What one that was cut off left beside the same place. */
async function clearLeftovers(fs: Fs, out: string): Promise<void> {
  for (const name of await filesIn(fs, dirname(out), (one) => isBeside(one, basename(out)))) {
    await fs.unlink(join(dirname(out), name));
  }
}

async function whyNot({ fs, out }: PackTaking, manifest: PackageManifest, bytes: number): Promise<PackProblem | null> {
  const { files } = manifest;
  if (files.length > MOST_FILES || accountText(manifest).length > MANIFEST_BYTES) return { code: 'PACKAGE_TOO_LARGE' };
  const taken = new Set<string>();
  for (const { path } of files) {
    if (!isWelcome(path) || taken.has(plain(path))) return { code: 'PACKAGE_NAME', file: path };
    taken.add(plain(path));
  }
  return (await fs.space(dirname(out))) < bytes + SPARE_BYTES ? { code: 'DISK_FULL' } : null;
}

function accountText(manifest: PackageManifest): string {
  return JSON.stringify(manifest, null, 1);
}

async function accountOf({ fs, root, names, now }: PackTaking): Promise<PackageManifest> {
  const files: PackageManifest['files'] = [];
  for (const path of await filesBelow(fs, root)) {
    if (isLeftOut(path) || (!names && !isOwn(path))) continue;
    if ((await fs.stat(join(root, path))).kind !== 'file') continue;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of piecesOf(fs, join(root, path))) {
      hash.update(piece);
      bytes += piece.length;
    }
    files.push({ path, bytes, sha256: hash.digest('hex') });
  }
  return { format: 'samling/package', version: 1, madeAt: now, names, files };
}

async function* piecesOf(fs: Fs, path: string): AsyncGenerator<Uint8Array> {
  const file = await fs.openToRead(path);
  try {
    for (let at = 0; ; ) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const read = await file.read(piece, at);
      if (read === 0) return;
      yield piece.subarray(0, read);
      at += read;
    }
  } finally {
    await file.close();
  }
}

/** What is no part of the link key, and what nobody put there by hand. */
function isOwn(path: string): boolean {
  if (path.startsWith('.samling/')) return !path.startsWith('.samling/names/') && path !== '.samling/has-link-key';
  return path === 'programme.json' || path.startsWith('attachments/') || /^sessions\/[^/]+\/session\.json$/.test(path);
}

async function writeBeside({ fs, root, now }: PackTaking, manifest: PackageManifest, beside: string): Promise<void> {
  const short = new Map<string, Uint8Array>();
  function* parts(): Iterable<readonly [string, PartContent]> {
    yield [MANIFEST_PART, accountText(manifest)];
    for (const { path } of manifest.files) yield [FILES_PART + path, short.get(path) ?? piecesOf(fs, join(root, path))];
  }
  const file = await fs.open(beside, 'create');
  const sink: ArchiveSink = { write: async (...piece) => ({ bytesWritten: await file.write(...piece) }) };
  try {
    for (const { path, bytes } of manifest.files) {
      // The documents and the like, which are few; everything else is read when its turn comes.
      if (bytes <= SHORT_BYTES && path.endsWith('.json') && total(short) < 16 * SHORT_BYTES) {
        short.set(path, await fs.readFile(join(root, path)));
      }
    }
    await writeZip(sink, parts(), now, { large: true });
    await file.sync();
  } finally {
    await file.close();
  }
}

function total(held: ReadonlyMap<string, Uint8Array>): number {
  return [...held.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

/** Reads what was written again, every byte. What differs from its account changed on the way. */
async function verify(fs: Fs, path: string): Promise<PackProblem | null> {
  const opened = await openPackage(fs, path);
  if (!opened.ok) return opened.problem;
  try {
    for (const file of opened.value.manifest.files) {
      const poured = await opened.value.pour(file, async () => {});
      if (!poured.ok) return { code: 'BUSY', file: file.path };
    }
    return null;
  } finally {
    opened.value.close();
  }
}

/** What a disk says to packing and unpacking. */
export function problemOf(error: unknown): PackProblem {
  const errno = errnoOf(error);
  if (errno === 'EFBIG') return { code: 'PACKAGE_TOO_LARGE' };
  return errno === 'ENOSPC' || errno === 'EDQUOT' ? { code: 'DISK_FULL' } : { code: 'IO', errno };
}
