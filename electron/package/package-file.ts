import { createHash } from 'node:crypto';
import { type PackageManifest, PackageManifestSchema } from '../../domain/package-manifest.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type GuardedZip, openGuardedZip, type ZipLimits } from '../import/guarded-zip.ts';
import type { Fs, FsReader } from '../store/fs.ts';
import { isSafePath } from '../store/layout.ts';

/** The part that comes first. */
export const MANIFEST_PART = 'manifest.json';
/** What stands before the path of each file. */
export const FILES_PART = 'programme/';

/** So many files are packed at the most: ten years of days have no tenth of that. */
export const MOST_FILES = 200_000;
/** The longest account that is read. */
export const MANIFEST_BYTES = 128 * 1024 * 1024;
/** Only short documents are packed tight, so what is unpacked is hardly longer than the package. */
const TIGHT_BYTES = 1024 ** 3;
const DEPTH = 12;
/** Names that Windows keeps for itself, and endings that it loses. */
const NO_NAME = /^(con|prn|aux|nul|con(in|out)\$|(com|lpt)[\d¹²³]) *(\.|$)|[. ]$|\p{Cc}/iu;

/** Why a packed programme was not taken. `file` is a path in it, or empty. */
export type PackageProblem = {
  readonly code: 'PACKAGE_DAMAGED' | 'PACKAGE_UNSAFE' | 'PACKAGE_NEWER' | 'NOT_A_PACKAGE';
  readonly file: string;
};

/** A packed programme of which the account has been read, and found to fit what is there. */
export interface OpenPackage {
  readonly manifest: PackageManifest;
  /** Unpacks one file piece by piece and holds it against the account. Rejects with what `take` rejects with. */
  pour(
    file: PackageManifest['files'][number],
    take: (piece: Uint8Array) => Promise<void>,
  ): Promise<Result<void, PackageProblem>>;
  close(): void;
}

/** Opens a packed programme. Nothing in it is trusted: not its names, not its lengths, not what it says of itself. */
export async function openPackage(fs: Fs, path: string): Promise<Result<OpenPackage, PackageProblem>> {
  const file = await fs.openToRead(path).catch(() => null);
  if (!file) return fail({ code: 'NOT_A_PACKAGE', file: '' });
  const opened = await openGuardedZip(file, limitsOf(file));
  if (!opened.ok) return fail({ code: opened.problem === 'unsafe' ? 'PACKAGE_UNSAFE' : 'NOT_A_PACKAGE', file: '' });
  const zip = opened.value;
  const read = await manifestOf(zip);
  if (!read.ok) {
    zip.close();
    return read;
  }
  const manifest = read.value;
  return ok({
    manifest,
    close: () => zip.close(),
    pour: async ({ path: file, bytes, sha256 }, take) => {
      const hash = createHash('sha256');
      const poured = await zip.pour(FILES_PART + file, bytes, (piece) => {
        hash.update(piece);
        return take(piece);
      });
      if (!poured.ok) return fail({ code: poured.problem === 'unsafe' ? 'PACKAGE_UNSAFE' : 'PACKAGE_DAMAGED', file });
      const same = poured.value === bytes && hash.digest('hex') === sha256;
      return same ? ok(undefined) : fail({ code: 'PACKAGE_DAMAGED', file });
    },
  });
}

function limitsOf({ size }: FsReader): ZipLimits {
  const most = size + TIGHT_BYTES;
  return { parts: MOST_FILES + 1, partBytes: most, unpackedBytes: most };
}

async function manifestOf(zip: GuardedZip): Promise<Result<PackageManifest, PackageProblem>> {
  if (!zip.has(MANIFEST_PART)) return fail({ code: 'NOT_A_PACKAGE', file: '' });
  const part = await zip.read(MANIFEST_PART, MANIFEST_BYTES);
  const said = part.ok ? parsed(part.value.toString('utf8')) : null;
  if (typeof said !== 'object' || said === null || !('format' in said) || said.format !== 'samling/package') {
    return fail({ code: 'PACKAGE_DAMAGED', file: MANIFEST_PART });
  }
  if ('version' in said && typeof said.version === 'number' && said.version > 1) {
    return fail({ code: 'PACKAGE_NEWER', file: '' });
  }
  const manifest = PackageManifestSchema.safeParse(said);
  if (!manifest.success) return fail({ code: 'PACKAGE_DAMAGED', file: MANIFEST_PART });
  const { files } = manifest.data;
  const bad = files.find(({ path }) => !isWelcome(path));
  if (bad) return fail({ code: 'PACKAGE_UNSAFE', file: '' });
  const paths = new Set(files.map(({ path }) => plain(path)));
  if (paths.size < files.length || files.some(({ path }) => isUnder(paths, path))) {
    return fail({ code: 'PACKAGE_UNSAFE', file: '' });
  }
  const missing = files.find(({ path }) => !zip.has(FILES_PART + path));
  if (missing) return fail({ code: 'PACKAGE_DAMAGED', file: missing.path });
  // What the account does not know of was put there by somebody else.
  return zip.names.length === files.length + 1 ? ok(manifest.data) : fail({ code: 'PACKAGE_UNSAFE', file: '' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a path stays inside the folder on every system, and is not one that belongs to whoever has it open. */
export function isWelcome(path: string): boolean {
  const parts = path.split('/');
  return isSafePath(path) && parts.length <= DEPTH && !parts.some((part) => NO_NAME.test(part)) && !isLeftOut(path);
}

/** A path as the least particular system tells it from others. */
export function plain(path: string): string {
  return path.normalize().toLowerCase();
}

/** Whether a file would lie under another file. */
function isUnder(paths: ReadonlySet<string>, path: string): boolean {
  const parts = plain(path).split('/');
  return parts.some((_, depth) => depth > 0 && paths.has(parts.slice(0, depth).join('/')));
}

/** What belongs to the folder as it is open somewhere, and not to the programme, however its letters are written. */
export function isLeftOut(path: string): boolean {
  return /^\.samling\/(names\/)?(lock(\.clearing)?|reserve)$|^\.samling\/(intake\/|erasing\.json)|\.samling-tmp$/i.test(
    path,
  );
}
