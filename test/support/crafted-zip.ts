import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive, and the lies that are told of it. */
export interface Crafted {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** What it says that its unpacked length is. */
  readonly saidSize?: number;
  /** Bits of its flags; 1 says that it is encrypted. */
  readonly flags?: number;
  /** File mode, for links. */
  readonly mode?: number;
  /** Name of the part whose bytes it shares. */
  readonly sameBytesAs?: string;
}

/** An archive as it is described, lies included. What is honest in it is well-formed. */
export function craftedZip(parts: readonly Crafted[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets = new Map<string, number>();
  let at = 0;
  for (const part of parts) {
    const bytes = Buffer.from(part.bytes);
    const packed = deflateRawSync(bytes);
    const name = Buffer.from(part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    facts(local, 4, part, bytes, packed, name);
    const shared = part.sameBytesAs === undefined ? undefined : offsets.get(part.sameBytesAs);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x031e, 4);
    facts(entry, 6, part, bytes, packed, name);
    entry.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38);
    entry.writeUInt32LE(shared ?? at, 42);
    directory.push(entry, name);
    if (shared !== undefined) continue;
    offsets.set(part.name, at);
    pieces.push(local, name, packed);
    at += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

function facts(into: Buffer, at: number, part: Crafted, bytes: Buffer, packed: Buffer, name: Buffer): void {
  into.writeUInt16LE(20, at);
  into.writeUInt16LE(0x0800 | (part.flags ?? 0), at + 2);
  into.writeUInt16LE(8, at + 4);
  into.writeUInt32LE(crc32(bytes), at + 10);
  into.writeUInt32LE(packed.length, at + 14);
  into.writeUInt32LE(part.saidSize ?? bytes.length, at + 18);
  into.writeUInt16LE(name.length, at + 22);
}
