import { inflateRawSync } from 'node:zlib';
import { filesBelow } from '../../electron/store/clear-folder.ts';
import type { Fs } from '../../electron/store/fs.ts';

/**
 * Where any of some texts stands in a folder, as `file: text, how`: in names and in contents, as UTF-8, as UTF-16, in
 * base64, and all of that inside archives too. Capitals do not matter.
 */
export async function scanFolder(fs: Fs, folder: string, sought: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(fs, folder)) {
    const bytes = Buffer.from(await fs.readFile(`${folder}/${file}`));
    for (const how of [...scanBytes(Buffer.from(file), sought), ...scanBytes(bytes, sought)])
      found.push(`${file}: ${how}`);
  }
  return found;
}

function scanBytes(bytes: Buffer, sought: readonly string[]): string[] {
  const lower = lowered(bytes);
  const found: string[] = [];
  for (const text of sought) {
    for (const form of new Set([text, text.toLowerCase(), text.toUpperCase()])) {
      if (lower.includes(lowered(Buffer.from(form)))) found.push(`${text}, utf8`);
      if (lower.includes(lowered(Buffer.from(form, 'utf16le')))) found.push(`${text}, utf16`);
      for (const part of base64Parts(form)) if (bytes.includes(part)) found.push(`${text}, base64`);
    }
  }
  for (const part of partsOf(bytes)) found.push(...scanBytes(part, sought).map((how) => `${how}, in an archive`));
  return [...new Set(found)];
}

/** Bytes with A to Z as a to z. */
function lowered(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte)));
}

/** What is the same of a text in base64 wherever in a group of three it begins. */
function base64Parts(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const from = before === 0 ? 0 : 4;
    return bytes.toString('base64').slice(from, Math.floor(bytes.length / 3) * 4);
  });
}

/** What lies in the parts of an archive, by their local headers: also of one that has lost its directory. */
function partsOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > bytes.length) break;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 18));
    if (bytes.readUInt16LE(at + 8) === 0) continue;
    try {
      parts.push(inflateRawSync(packed));
    } catch {
      // Not a part after all.
    }
  }
  return parts;
}
