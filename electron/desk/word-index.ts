import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DocKey } from '../../domain/patch.ts';
import { INDEX_FOLDER } from '../store/catalogue.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere, makeFolder, writeAll } from '../store/fs-steps.ts';
import { textOf } from '../store/text.ts';

// One line for each session: `<crc32> <json>`. It says nothing that the session does not, is never flushed, and may be
// taken away: a line that is missing, damaged or of an older state of the session is made anew from the session.

/** Which words a session that rests on the disk holds, at the state that the hash names. */
export interface WordEntry {
  readonly key: DocKey;
  readonly sha256: string;
  /** See `wordLine`. */
  readonly words: string;
}

const NAME = 'words.log';
const FIRST = 'samling-words 1\n';

/** The index as far as it can be read, the last line of each session. Never rejects. */
export async function readWords(fs: Fs, meta: string): Promise<Map<DocKey, WordEntry>> {
  const known = new Map<DocKey, WordEntry>();
  const bytes = await ifThere(fs.readFile(join(meta, INDEX_FOLDER, NAME))).catch(() => null);
  const text = bytes && textOf(bytes);
  if (!text?.startsWith(FIRST)) return known;
  for (const line of text.slice(FIRST.length).split('\n')) {
    const entry = entryOf(line);
    if (entry) known.set(entry.key, entry);
  }
  return known;
}

function entryOf(line: string): WordEntry | null {
  const json = line.slice(9);
  if (json === '' || crc32(json) !== Number.parseInt(line.slice(0, 8), 16)) return null;
  try {
    // The checksum has said that it is what was written here.
    return JSON.parse(json) as WordEntry;
  } catch {
    return null;
  }
}

/** Writes the index whole. A disk that refuses is left in peace: the next search reads the sessions themselves. */
export async function writeWords(fs: Fs, meta: string, entries: Iterable<WordEntry>): Promise<void> {
  const path = join(meta, INDEX_FOLDER, NAME);
  const lines = Array.from(entries, (entry) => {
    const json = JSON.stringify(entry);
    return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
  });
  try {
    await makeFolder(fs, join(meta, INDEX_FOLDER));
    await ifThere(fs.unlink(path));
    const file = await fs.open(path, 'create');
    try {
      await writeAll(file, Buffer.from(FIRST + lines.join(''), 'utf8'), 0);
    } finally {
      await file.close();
    }
  } catch {
    // See above.
  }
}
