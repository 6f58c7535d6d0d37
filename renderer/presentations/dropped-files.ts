/** More than a group ever brings: a folder with more in it was not meant. */
export const FOLDER_MAX = 40;
/** How far down a folder is looked into. */
const DEPTH_MAX = 3;
/** What systems and programs leave lying about. */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** What a drop holds: its files, those of its folders included. */
export interface Dropped {
  readonly files: readonly File[];
  /** A folder held more files than are taken in at once; none of them is. */
  readonly tooMany: boolean;
}

/**
 * Takes what was dropped out of its event. It has to be called while the event is handed on: a browser forgets the
 * folders right after.
 */
export function droppedFiles(transfer: Pick<DataTransfer, 'files' | 'items'>): Promise<Dropped> {
  const entries = [...(transfer.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve({ files, tooMany: false });
  return gathered(entries);
}

async function gathered(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const files: File[] = [];
  const look = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    if (files.length > FOLDER_MAX || LITTER.test(entry.name)) return;
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    else if (depth > 0)
      for (const inside of await insideOf(entry as FileSystemDirectoryEntry)) await look(inside, depth - 1);
  };
  for (const entry of entries) await look(entry, DEPTH_MAX).catch(() => {});
  return files.length > FOLDER_MAX ? { files: [], tooMany: true } : { files, tooMany: false };
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A browser gives a folder in parts, and an empty one at the end. */
async function insideOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0 || all.length > FOLDER_MAX) return all;
    all.push(...part);
  }
}
