import { crc32 } from 'node:zlib';
import { type DocumentFile, encodeDocument } from '../../domain/document.ts';
import type { EntryKind, Fs, FsFile } from '../../electron/store/fs.ts';
import { encodeFrame, encodeHeader, GENESIS } from '../../electron/store/journal-frame.ts';
import { sha256 } from '../../electron/store/sha256.ts';

/** The parts of the gauntlet that a break is tried on. */
export type Part = 'crash' | 'errors' | 'damage' | 'rest';

/** A way in which a store could be wrong. It is put between the store and the disk: no source is changed. */
export interface Break {
  readonly name: string;
  /** Which part has to notice. */
  readonly part: Part;
  readonly between: (fs: Fs) => Fs;
}

const done = async (): Promise<void> => {};
const isJournal = (path: string): boolean => path.endsWith('.log');
const isLock = (path: string): boolean => path.endsWith('/lock');
const isTemporary = (path: string): boolean => path.endsWith('.samling-tmp');

function files(fs: Fs, change: (file: FsFile, path: string) => FsFile): Fs {
  return { ...bound(fs), open: async (path, how) => change(await fs.open(path, how), path) };
}

/** A disk may be a class; its methods are needed by themselves. */
function bound(fs: Fs): Fs {
  return {
    open: (path, how) => fs.open(path, how),
    readFile: (path) => fs.readFile(path),
    openToRead: (path) => fs.openToRead(path),
    readdir: (path) => fs.readdir(path),
    stat: (path) => fs.stat(path),
    rename: (from, to) => fs.rename(from, to),
    unlink: (path) => fs.unlink(path),
    mkdir: (path) => fs.mkdir(path),
    rmdir: (path) => fs.rmdir(path),
    space: (folder) => fs.space(folder),
    syncFolder: (path) => fs.syncFolder(path),
  };
}

/** Every break that there is; the gauntlet must find something wrong with each. */
export const breaks: readonly Break[] = [
  {
    name: 'acknowledges before the journal is flushed',
    part: 'crash',
    between: (fs) => files(fs, (file, path) => (isJournal(path) ? { ...file, datasync: done } : file)),
  },
  {
    name: 'does not flush folders',
    part: 'crash',
    between: (fs) => ({ ...bound(fs), syncFolder: done }),
  },
  {
    name: 'renames a document before its contents are flushed',
    part: 'crash',
    between: (fs) => files(fs, (file, path) => (isTemporary(path) ? { ...file, sync: done, datasync: done } : file)),
  },
  {
    name: 'takes away old journal files before the documents are flushed',
    part: 'crash',
    between: (fs) => ({
      ...bound(fs),
      rename: async (from, to) => {
        if (to.includes('/checkpoint/')) await dropJournal(fs, to);
        await fs.rename(from, to);
      },
    }),
  },
  {
    name: 'takes a write that was cut short for a whole one',
    part: 'errors',
    between: (fs) =>
      files(fs, (file) => ({
        ...file,
        write: async (bytes, offset, length, position) => {
          await file.write(bytes, offset, length, position);
          return length;
        },
      })),
  },
  {
    name: 'takes no notice of a write that fails',
    part: 'errors',
    between: (fs) =>
      files(fs, (file, path) =>
        // Whoever's lock is not on the disk writes nothing and says so for good: there is no end to wait for.
        isLock(path)
          ? file
          : {
              ...file,
              write: (bytes, offset, length, position) =>
                file.write(bytes, offset, length, position).catch(() => length),
            },
      ),
  },
  {
    name: 'accepts journal lines with a wrong checksum',
    part: 'damage',
    between: (fs) => ({ ...bound(fs), readFile: async (path) => believed(path, await fs.readFile(path)) }),
  },
  {
    name: 'accepts documents with a wrong checksum',
    part: 'damage',
    between: (fs) => ({ ...bound(fs), readFile: async (path) => resealed(path, await fs.readFile(path)) }),
  },
  {
    name: 'accepts lines of the catalogue with a wrong checksum',
    part: 'rest',
    between: (fs) => ({ ...bound(fs), readFile: async (path) => relisted(path, await fs.readFile(path)) }),
  },
  {
    name: 'throws away what it cannot read instead of setting it aside',
    part: 'damage',
    between: (fs) => ({
      ...bound(fs),
      open: async (path, how) => {
        const file = await fs.open(path, how);
        return path.includes('/quarantine/') ? { ...file, write: async (_bytes, _offset, length) => length } : file;
      },
    }),
  },
  {
    name: 'does not see the journal',
    part: 'damage',
    between: (fs) => ({ ...bound(fs), readdir: async (path) => withoutJournal(path, await fs.readdir(path)) }),
  },
];

async function dropJournal(fs: Fs, checkpoint: string): Promise<void> {
  const folder = `${checkpoint.slice(0, checkpoint.indexOf('/generations/'))}/journal`;
  const names = (await fs.readdir(folder).catch(() => [])).map(({ name }) => name);
  for (const name of names) await fs.unlink(`${folder}/${name}`);
}

function withoutJournal(path: string, entries: { readonly name: string; readonly kind: EntryKind }[]) {
  return path.endsWith('/journal') ? [] : entries;
}

/** The lines with the checksums and links that their contents ask for. */
function believed(path: string, bytes: Uint8Array): Uint8Array {
  if (!isJournal(path)) return bytes;
  const [first = '', ...lines] = Buffer.from(bytes).toString('latin1').split('\n');
  const firstSeq = Number(/(\d{12})\.log$/.exec(path)?.[1] ?? 1);
  const head = encodeHeader(firstSeq, / ([0-9a-f]{32})$/.exec(first)?.[1] ?? GENESIS);
  const made = [head.bytes];
  let link = head.hash;
  for (const line of lines) {
    const json = /^\d+ [0-9a-f]{8} [0-9a-f]{32} (.*)$/.exec(line)?.[1];
    if (json === undefined) continue;
    const frame = encodeFrame(Buffer.from(json, 'latin1').toString('utf8'), link);
    made.push(frame.bytes);
    link = frame.hash;
  }
  return Buffer.concat(made);
}

/** The catalogue with the checksums that its lines ask for. */
function relisted(path: string, bytes: Uint8Array): Uint8Array {
  if (!path.endsWith('/catalogue.log')) return bytes;
  const [first = '', ...lines] = Buffer.from(bytes).toString('utf8').split('\n');
  const sealed = lines.map((line) => `${crc32(line.slice(9)).toString(16).padStart(8, '0')} ${line.slice(9)}`);
  return Buffer.from([first, ...sealed].join('\n'));
}

/** The document with the checksums that its contents ask for. */
function resealed(path: string, bytes: Uint8Array): Uint8Array {
  if (!path.endsWith('.json')) return bytes;
  try {
    return Buffer.from(encodeDocument(JSON.parse(Buffer.from(bytes).toString('utf8')) as DocumentFile, sha256));
  } catch {
    return bytes;
  }
}
