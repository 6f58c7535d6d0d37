import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The typefaces of this machine. */
export interface FontsHere {
  /** Whether a typeface is not here, as far as can be told; where none could be listed nothing is called missing. */
  lacks(family: string): boolean;
}

const FILES_MAX = 4000;
const DEPTH_MAX = 6;
const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/i;
/** Family, and family as typographers count it. */
const FAMILY_NAMES = new Set([1, 16]);

/** Lists the typefaces in the folders where a system keeps them. Only names are read, never outlines. */
export async function fontsIn(folders: readonly string[] = fontFolders()): Promise<FontsHere> {
  const families = new Set<string>();
  const files = (await Promise.all(folders.map((folder) => fontFiles(folder, DEPTH_MAX)))).flat().slice(0, FILES_MAX);
  for (let at = 0; at < files.length; at += 16) {
    const named = await Promise.all(files.slice(at, at + 16).map((file) => familiesOf(file).catch(() => [])));
    for (const family of named.flat()) families.add(family.toLowerCase());
  }
  return { lacks: (family) => families.size > 0 && !families.has(family.trim().toLowerCase()) };
}

/** Where this system keeps its typefaces, and this user theirs. */
function fontFolders(): string[] {
  const home = homedir();
  const { WINDIR = 'C:\\Windows', LOCALAPPDATA = join(home, 'AppData', 'Local') } = process.env;
  switch (process.platform) {
    case 'win32':
      return [join(WINDIR, 'Fonts'), join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.fonts'), join(home, '.local/share/fonts')];
  }
}

async function fontFiles(folder: string, depth: number): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const deeper = depth > 0 ? entries.filter((entry) => entry.isDirectory()) : [];
  const below = await Promise.all(deeper.map((entry) => fontFiles(join(folder, entry.name), depth - 1)));
  const here = entries.filter((entry) => !entry.isDirectory() && FONT_FILE.test(entry.name));
  return [...here.map((entry) => join(folder, entry.name)), ...below.flat()];
}

/** The family names in a font file or a collection of them. */
async function familiesOf(path: string): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const read = async (at: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(length, 1 << 20)),
        0,
        Math.min(length, 1 << 20),
        at,
      );
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, 12);
    if (head.toString('latin1', 0, 4) !== 'ttcf') return await namesAt(read, 0);
    const count = Math.min(head.readUInt32BE(8), 64);
    const starts = await read(12, count * 4);
    const all: string[] = [];
    for (let font = 0; font < count; font += 1) all.push(...(await namesAt(read, starts.readUInt32BE(font * 4))));
    return all;
  } finally {
    await file.close();
  }
}

async function namesAt(read: (at: number, length: number) => Promise<Buffer>, start: number): Promise<string[]> {
  const tables = (await read(start, 12)).readUInt16BE(4);
  const directory = await read(start + 12, tables * 16);
  for (let at = 0; at + 16 <= directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== 'name') continue;
    return familyNames(await read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)));
  }
  return [];
}

function familyNames(table: Buffer): string[] {
  const count = table.readUInt16BE(2);
  const strings = table.readUInt16BE(4);
  const found: string[] = [];
  for (let index = 0; index < count && 6 + index * 12 + 12 <= table.length; index += 1) {
    const at = 6 + index * 12;
    if (!FAMILY_NAMES.has(table.readUInt16BE(at + 6))) continue;
    const from = strings + table.readUInt16BE(at + 10);
    const bytes = table.subarray(from, from + table.readUInt16BE(at + 8));
    const wide = table.readUInt16BE(at) !== 1;
    found.push(
      wide
        ? Buffer.from(bytes.subarray(0, bytes.length & ~1))
            .swap16()
            .toString('utf16le')
        : bytes.toString('latin1'),
    );
  }
  return found;
}
