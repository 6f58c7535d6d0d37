import { extname, join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import { finderFor } from '../../domain/erasure.ts';
import type { HoldingFile } from '../../domain/erasure-certificate.ts';
import { namesInText } from '../../domain/person-in-text.ts';
import { attachmentFile } from '../attachments/intake.ts';
import { shownFolder } from '../attachments/shown-place.ts';
import { openGuardedZip } from '../import/guarded-zip.ts';
import { filesBelow } from '../store/clear-folder.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere } from '../store/fs-steps.ts';
import { isPlace } from '../store/layout.ts';
import { keptFilesOf } from './book.ts';
import { metaFolders, namesLayout, programmeLayout } from './layouts.ts';

const PLAIN = new Set(['.md', '.csv', '.txt', '.json', '.html', '.htm', '.xml', '.tsv']);
const ZIPPED = new Set(['.pptx', '.docx', '.xlsx', '.odt', '.odp', '.ods', '.zip', '.potx', '.samling', '.qdpx']);
const MARKUP = /\.(xml|qde|rels|txt|json|csv|md|html?)$/i;
/** Longer files are nothing that was written by hand. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Put there unasked by file managers. */
const NOISE = /(^|\/)(\.DS_Store|\.localized|[Dd]esktop\.ini|Thumbs\.db|\.directory)$/;

/** What files are looked through for. */
export interface SoughtPerson {
  readonly before: Book;
  /** The book without them: its files stay. */
  readonly after: Book;
  readonly code: string;
  /** Name and call name, where there are any. */
  readonly names: readonly string[];
}

/**
 * The files in a programme's folder, its own documents left out, that hold what points at a person or may do so: exports,
 * what others have put there, and files that stay. What goes with the person is not told.
 */
export async function filesHolding(fs: Fs, root: string, sought: SoughtPerson): Promise<HoldingFile[]> {
  const found: HoldingFile[] = [];
  const kept = new Map(keptFilesOf(sought.after).map((one) => [`attachments/${attachmentFile(one)}`, one.sha256]));
  const hasIt = finderOf(sought);
  for (const file of await filesBelow(fs, root)) {
    if (file.startsWith(`${metaFolders.programme}/`) || NOISE.test(file)) continue;
    if (isPlace(programmeLayout, file) || isPlace(namesLayout, file)) continue;
    const sha256 = kept.get(file);
    if (sha256 === undefined && file.startsWith('attachments/')) continue;
    const holds = hasIt(file) ? 'yes' : await lookInto(fs, join(root, file), hasIt);
    if (sha256 === undefined && holds !== 'no') found.push({ file, holds, removable: true });
    if (sha256 === undefined) continue;
    // What was read out of it says what stands in a PDF as well.
    const read = await textOf(fs, join(shownFolder(root, sha256), 'inspection.json'));
    if (holds === 'yes' || (read !== null && hasIt(read))) found.push({ file, holds: 'yes', removable: false });
  }
  return found;
}

function finderOf({ before, code, names }: SoughtPerson): (text: string) => boolean {
  const finder = finderFor(before, code);
  return (text) => finder.places(text).length > 0 || namesInText(names, text).length > 0;
}

async function lookInto(fs: Fs, path: string, hasIt: (text: string) => boolean): Promise<'yes' | 'no' | 'unsure'> {
  const kind = extname(path).toLowerCase();
  if (ZIPPED.has(kind)) return lookIntoZip(path, hasIt, kind === '.zip');
  if (!PLAIN.has(kind)) return 'unsure';
  const text = await textOf(fs, path);
  return text === null ? 'unsure' : hasIt(text) ? 'yes' : 'no';
}

async function textOf(fs: Fs, path: string): Promise<string | null> {
  const stats = await ifThere(fs.stat(path));
  if (stats?.kind !== 'file' || stats.size > MOST_BYTES) return null;
  return decoded(await fs.readFile(path));
}

/** Text as people's programs write it. What is no UTF-8 is what Excel on Windows saves: every byte is a letter there. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The words of a slide may be cut into runs: its parts are looked through with and without their marks. `anything`: it is
 * no document but whatever somebody put into it, and what cannot be read there may hold anything.
 */
async function lookIntoZip(
  path: string,
  hasIt: (text: string) => boolean,
  anything: boolean,
): Promise<'yes' | 'no' | 'unsure'> {
  const opened = await openGuardedZip(path);
  if (!opened.ok) return 'unsure';
  const zip = opened.value;
  try {
    let whole = true;
    for (const name of zip.names) {
      if (hasIt(name)) return 'yes';
      if (!MARKUP.test(name)) {
        if (anything) whole = false;
        continue;
      }
      const part = await zip.read(name, MOST_BYTES);
      if (!part.ok) whole = false;
      else {
        const text = decoded(part.value);
        if (hasIt(text.replace(/<[^>]*>/g, ' ')) || hasIt(text.replace(/<[^>]*>/g, ''))) return 'yes';
      }
    }
    return whole ? 'no' : 'unsure';
  } finally {
    zip.close();
  }
}
