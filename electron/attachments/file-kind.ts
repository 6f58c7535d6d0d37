import { claimedExtension } from './file-name.ts';

/** What a file is, told by its first bytes where they tell. */
export interface FileKind {
  /** As `AttachmentSchema` takes it. */
  readonly ext: string;
  readonly mime: string;
}

/** So many bytes of the beginning are enough, and looking at no more keeps a hostile file cheap. */
export const KIND_BYTES = 65_536;

/** Containers that many kinds share: there the name says more than the bytes. */
const CONTAINERS = new Set(['cfb', 'zip', 'xml']);
const IN_CONTAINERS = new Set([
  'doc',
  'ppt',
  'xls',
  'docx',
  'pptx',
  'xlsx',
  'odt',
  'odp',
  'ods',
  'key',
  'pages',
  'svg',
]);
const UNKNOWN = 'application/octet-stream';

/** Tells a file's kind. `head` is at most its first `KIND_BYTES` bytes. */
export async function fileKind(head: Uint8Array, name: string): Promise<FileKind> {
  const claimed = claimedExtension(name);
  const told = await tell(head);
  if (told === null) return { ext: claimed ?? 'bin', mime: UNKNOWN };
  if (CONTAINERS.has(told.ext) && claimed !== null && IN_CONTAINERS.has(claimed))
    return { ext: claimed, mime: UNKNOWN };
  // Extensions such as `tar.gz` have no place in a file name made of a hash.
  return { ext: told.ext.replace(/[^a-z0-9]/g, '').slice(0, 8), mime: told.mime };
}

async function tell(head: Uint8Array): Promise<FileKind | null> {
  // What knows all the kinds is loaded with the first file, not with the app.
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return (await fileTypeFromBuffer(head)) ?? null;
  } catch {
    // Bytes made to confuse are bytes of no known kind.
    return null;
  }
}
