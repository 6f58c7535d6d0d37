import { posix } from 'node:path';
import { type MarkupReader, readMarkup } from './foreign-xml.ts';
import type { GuardedZip } from './guarded-zip.ts';
import { LIMITS } from './limits.ts';

/** A link from one part to another, or out of the file. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `slide`, `notesSlide`, `image`, `hyperlink`. */
  readonly type: string;
  /** A part of this file, or the address outside it as it is written. */
  readonly target: string;
  readonly external: boolean;
}

/** Reads a part as markup; false where it is not there, too long, or not well-formed. */
export async function readPart(zip: GuardedZip, name: string, reader: MarkupReader): Promise<boolean> {
  const part = await zip.read(name, LIMITS.markupBytes);
  if (!part.ok) return false;
  const xml = decoded(part.value);
  return xml !== null && readMarkup(xml, reader) === null;
}

/** The links of a part; null where they could not be read. A part without any has an empty list. */
export async function relationsOf(zip: GuardedZip, part: string): Promise<Relation[] | null> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!zip.has(name)) return [];
  const found: Relation[] = [];
  const read = await readPart(zip, name, {
    open: (element, attributes) => {
      if (element !== 'Relationship') return;
      const written = attributes.get('Target') ?? '';
      const external = attributes.get('TargetMode') === 'External';
      const inside = written.startsWith('/') ? written.slice(1) : posix.join(folder, written);
      found.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: external ? written : inside,
        external,
      });
    },
  });
  return read ? found : null;
}

/** Text of a part. UTF-8 and, marked by its first bytes, UTF-16 are all that there is; anything else is not read. */
function decoded(bytes: Buffer): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
