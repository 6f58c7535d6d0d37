import { decodeDocument, type KnownVersions } from '../../domain/document.ts';
import type { PackagePreview } from '../../domain/package-manifest.ts';
import type { Programme } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Fs } from '../store/fs.ts';
import { sha256 } from '../store/sha256.ts';
import { type OpenPackage, openPackage, type PackageProblem } from './package-file.ts';

/** What a package says of itself, wherever it lies and whatever it is to become. */
export type PackageAccount = Omit<PackagePreview, 'fileName' | 'folder'>;

const PROGRAMME = 'programme.json';
/** A programme without its sessions is never longer. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Looks into a package: its account, and the programme's own document held against it. Nothing is written. */
export async function previewPackage(
  fs: Fs,
  path: string,
  known: KnownVersions,
): Promise<Result<PackageAccount, PackageProblem>> {
  const opened = await openPackage(fs, path);
  if (!opened.ok) return opened;
  try {
    const { madeAt, names, files } = opened.value.manifest;
    const read = await programmeIn(opened.value, known);
    if (!read.ok) return read;
    const { name, workplaces, people } = read.value;
    return ok({
      madeAt,
      names,
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      programme: name,
      workplaces: Object.keys(workplaces).length,
      people: Object.keys(people).length,
      sessions: files.filter((file) => /^sessions\/[^/]+\/session\.json$/.test(file.path)).length,
    });
  } finally {
    opened.value.close();
  }
}

async function programmeIn(
  packed: OpenPackage,
  known: KnownVersions,
): Promise<Result<Pick<Programme, 'name' | 'workplaces' | 'people'>, PackageProblem>> {
  const damaged = fail({ code: 'PACKAGE_DAMAGED', file: PROGRAMME } as const);
  const file = packed.manifest.files.find((one) => one.path === PROGRAMME);
  if (!file) return fail({ code: 'NOT_A_PACKAGE', file: '' });
  if (file.bytes > MOST_BYTES) return damaged;
  const pieces: Uint8Array[] = [];
  const poured = await packed.pour(file, async (piece) => void pieces.push(piece));
  if (!poured.ok) return poured;
  const document = decodeDocument(Buffer.concat(pieces).toString('utf8'), known, sha256);
  if (!document.ok) return document.problem.code === 'NEWER' ? fail({ code: 'PACKAGE_NEWER', file: '' }) : damaged;
  const { name, workplaces, people } = document.value.data as Partial<Programme>;
  return ok({ name: typeof name === 'string' ? name : '', workplaces: workplaces ?? {}, people: people ?? {} });
}
