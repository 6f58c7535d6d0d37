import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PackageManifest, PackedAccount } from '../../domain/package-manifest.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { type PartContent, writeZip } from '../export/zip.ts';
import { filesBelow } from '../store/clear-folder.ts';
import type { Fs } from '../store/fs.ts';
import { errnoOf } from '../store/fs-steps.ts';
import { FILES_PART, isLeftOut, MANIFEST_PART, openPackage, type PackageProblem } from './package-file.ts';

/** Why a programme was not packed. Nothing is left of what was written. */
export type PackProblem =
  | PackageProblem
  | { readonly code: 'PACKAGE_TOO_LARGE' | 'DISK_FULL' }
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
}

/** Shorter files are packed tight; longer ones go from the disk into the archive piece by piece. */
const SHORT_BYTES = 2 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

/**
 * Packs a programme, with its history, backups and files, into one file: written beside, read back and held against its
 * account, and only then put in place.
 */
export async function packProgramme(taking: PackTaking): Promise<Result<PackedAccount, PackProblem>> {
  const { fs, out, newId } = taking;
  const beside = `${out}.${newId()}.samling-tmp`;
  try {
    const manifest = await accountOf(taking);
    await writeBeside(taking, manifest, beside);
    const wrong = await verify(beside);
    if (wrong) return fail(wrong);
    await fs.rename(beside, out);
    await fs.syncFolder(dirname(out));
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    return ok({ files: manifest.files.length, bytes, names: manifest.names });
  } catch (error) {
    return fail(problemOf(error));
  } finally {
    await fs.unlink(beside).catch(() => {});
  }
}

async function accountOf({ fs, root, names, now }: PackTaking): Promise<PackageManifest> {
  const files: PackageManifest['files'] = [];
  for (const path of await filesBelow(fs, root)) {
    if (isLeftOut(path) || (!names && !isOwn(path))) continue;
    if ((await fs.stat(join(root, path))).kind !== 'file') continue;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of createReadStream(join(root, path), { highWaterMark: PIECE_BYTES })) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    files.push({ path, bytes, sha256: hash.digest('hex') });
  }
  return { format: 'samling/package', version: 1, madeAt: now, names, files };
}

/** What is no part of the link key, and what nobody put there by hand. */
function isOwn(path: string): boolean {
  if (path.startsWith('.samling/')) return !path.startsWith('.samling/names/') && path !== '.samling/has-link-key';
  return path === 'programme.json' || path.startsWith('attachments/') || /^sessions\/[^/]+\/session\.json$/.test(path);
}

async function writeBeside({ fs, root, now }: PackTaking, manifest: PackageManifest, beside: string): Promise<void> {
  async function* streamOf(path: string): AsyncIterable<Uint8Array> {
    yield* createReadStream(join(root, path), { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>;
  }
  const short = new Map<string, Uint8Array>();
  function* parts(): Iterable<readonly [string, PartContent]> {
    yield [MANIFEST_PART, JSON.stringify(manifest, null, 1)];
    for (const { path } of manifest.files) yield [FILES_PART + path, short.get(path) ?? streamOf(path)];
  }
  const file = await open(beside, 'wx', 0o600);
  try {
    for (const { path, bytes } of manifest.files) {
      // The documents and the like, which are few; everything else is read when its turn comes.
      if (bytes <= SHORT_BYTES && path.endsWith('.json') && total(short) < 16 * SHORT_BYTES) {
        short.set(path, await fs.readFile(join(root, path)));
      }
    }
    await writeZip(file, parts(), now);
    await file.sync();
  } finally {
    await file.close();
  }
}

function total(held: ReadonlyMap<string, Uint8Array>): number {
  return [...held.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

/** Reads what was written again, every byte. What differs from its account changed on the way. */
async function verify(path: string): Promise<PackProblem | null> {
  const opened = await openPackage(path);
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
