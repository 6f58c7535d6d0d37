import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { type PartContent, writeZip } from '../../../electron/export/zip.ts';
import { readZip } from '../../../electron/export/zip-reading.ts';
import {
  directory,
  dosTime,
  localHeader,
  localHeaderLength,
  type ZipEntry,
} from '../../../electron/export/zip-records.ts';
import { openGuardedZip } from '../../../electron/import/guarded-zip.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { archiveParts, fileOf } from '../../support/archive-parts.ts';

const NOW = Date.UTC(2027, 1, 9, 14, 30, 8);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function zipped(parts: [string, PartContent][], now = NOW): Promise<Buffer> {
  const path = join(folder, 'a.zip');
  const file = await open(path, 'w');
  const size = await writeZip(file, parts, now);
  await file.close();
  const bytes = await readFile(path);
  expect(bytes.length).toBe(size);
  return bytes;
}

/** Another reader's opinion, so that ours and our writer cannot agree on a mistake. */
function readByYauzl(bytes: Buffer): Promise<Map<string, { text: string; method: number; at: Date }>> {
  const found = new Map<string, { text: string; method: number; at: Date }>();
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const at = entry.getLastModDate({ timezone: 'UTC' });
            found.set(entry.fileName, { text: Buffer.concat(chunks).toString(), method: entry.compressionMethod, at });
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

describe('an archive', () => {
  it('is read the same by another reader, deflated and dated in UTC', async () => {
    const text = '<a>Vaktbyttet ved kjøkkenet</a>'.repeat(40);
    const found = await readByYauzl(await zipped([['ppt/æøå.xml', text]]));
    expect(found.get('ppt/æøå.xml')).toEqual({ text, method: 8, at: new Date(NOW) });
  });

  it('gives back any parts in their order', async () => {
    const content = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.lorem({ maxCount: 400 }));
    const parts = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), content), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        const read = await archiveParts(await zipped(all));
        if (!read.ok) throw new Error(read.problem.code);
        expect([...read.value.keys()]).toEqual(all.map(([name]) => name));
        for (const [name, part] of all) expect(read.value.get(name)).toEqual(Buffer.from(part));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same bytes for the same parts at the same moment', async () => {
    const parts: [string, PartContent][] = [['a.xml', 'x'.repeat(5000)]];
    expect(await zipped(parts)).toEqual(await zipped(parts));
    expect(await zipped(parts, NOW + 60_000)).not.toEqual(await zipped(parts));
  });

  it('stores a stream as it comes, between deflated parts', async () => {
    const photo = join(folder, 'photo.bin');
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
    await writeFile(photo, bytes);
    const archive = await zipped([
      ['one.xml', 'en '.repeat(200)],
      ['media/photo.jpeg', createReadStream(photo)],
      ['two.xml', 'to '.repeat(200)],
    ]);
    const read = await archiveParts(archive);
    expect(read.ok && read.value.get('media/photo.jpeg')?.equals(bytes)).toBe(true);
    expect(read.ok && read.value.get('two.xml')?.toString()).toBe('to '.repeat(200));
    expect((await readByYauzl(archive)).get('media/photo.jpeg')?.method).toBe(0);
  });

  it('is read without holding what is not wanted whole: of that only the head is given, and its headers must agree', async () => {
    const photo = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => (index * 7919) % 251));
    const pieces = [photo.subarray(0, 1_000_000), photo.subarray(1_000_000)];
    const archive = await zipped([
      ['one.xml', 'en '.repeat(200)],
      [
        'photo.jpeg',
        (async function* () {
          yield* pieces;
        })(),
      ],
      ['two.xml', 'to '.repeat(200)],
    ]);
    const read = async () => {
      const parts = new Map<string, Buffer>();
      const isXml = (name: string) => name.endsWith('.xml');
      const done = await readZip(fileOf(archive), archive.length, isXml, (name, content) =>
        parts.set(name, Buffer.from(content)),
      );
      return done.ok ? parts : done.problem;
    };
    const parts = (await read()) as Map<string, Buffer>;
    expect(parts.get('photo.jpeg')).toEqual(photo.subarray(0, 64));
    expect(parts.get('two.xml')?.toString()).toBe('to '.repeat(200));
    const header = archive.indexOf('photo.jpeg') - 30;
    archive[header + 14] = (archive[header + 14] ?? 0) ^ 1;
    expect(await read()).toEqual({ code: 'part-damaged', part: 'photo.jpeg' });
  });

  it('tells how many bytes it has taken, photographs piece by piece', async () => {
    const heard: number[] = [];
    const file = await open(join(folder, 'b.zip'), 'w');
    const photo = async function* () {
      yield Buffer.alloc(300);
      yield Buffer.alloc(200);
    };
    await writeZip(
      file,
      [
        ['a.xml', 'x'.repeat(50)],
        ['b.jpeg', photo()],
      ],
      NOW,
      { onBytes: (bytes) => heard.push(bytes) },
    );
    await file.close();
    expect(heard).toEqual([50, 300, 200]);
  });

  it('that would pass four gigabytes is refused before it is written', async () => {
    const file = await open(join(folder, 'c.zip'), 'w');
    const huge = async function* () {
      yield { length: 2 ** 32 } as Uint8Array;
    };
    await expect(writeZip(file, [['a.bin', huge()]], NOW)).rejects.toMatchObject({ code: 'EFBIG' });
    await file.close();
  });

  it('with any byte of a part changed is not read as if it were whole', async () => {
    const whole = await zipped([['a.xml', 'Bytteringen prøves i mars. '.repeat(60)]]);
    const end = whole.readUInt32LE(whole.length - 6);
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const read = await archiveParts(bytes);
      const harmless =
        !read.ok || (read.value.get('a.xml')?.equals(Buffer.from('Bytteringen prøves i mars. '.repeat(60))) ?? true);
      expect(harmless, `byte ${at} of ${end}`).toBe(true);
    }
  });

  it('cut short anywhere is no archive', async () => {
    const whole = await zipped([['a.xml', 'tekst'.repeat(100)]]);
    for (let length = 0; length < whole.length; length += 1) {
      expect((await archiveParts(whole.subarray(0, length))).ok).toBe(false);
    }
  });
});

describe('a large archive', () => {
  async function opened(path: string) {
    const zip = await openGuardedZip(await nodeFs.openToRead(path), {
      parts: 100_000,
      partBytes: 2 ** 40,
      unpackedBytes: 2 ** 40,
    });
    if (!zip.ok) throw new Error(zip.problem);
    return zip.value;
  }

  it('holds more than 65,535 parts', async () => {
    const path = join(folder, 'many.zip');
    const file = await open(path, 'w');
    const parts = Array.from({ length: 66_000 }, (_, index): [string, string] => [`a/${index}`, `${index}`]);
    await expect(writeZip(file, parts, NOW)).rejects.toMatchObject({ code: 'EFBIG' });
    await file.truncate(0);
    await writeZip(file, parts, NOW, { large: true });
    await file.close();
    const zip = await opened(path);
    expect(zip.names).toEqual(parts.map(([name]) => name));
    expect(await zip.read('a/65999', 10)).toMatchObject({ ok: true, value: Buffer.from('65999') });
    zip.close();
  });

  it('holds a part of more than four gigabytes, and parts after it', async () => {
    const path = join(folder, 'long.zip');
    const moment = dosTime(NOW);
    const short = Buffer.from('etter fire gigabyte');
    const entry = (name: string, size: number, offset: number): ZipEntry => {
      return { name: Buffer.from(name), method: 0, crc: 0, packed: size, size, offset, wide: true };
    };
    const long = entry('lang.bin', 2 ** 32 + 5, 0);
    const after = entry('kort.bin', short.length, localHeaderLength(long) + long.size);
    const end = after.offset + localHeaderLength(after) + short.length;
    // As the writer does it, but for the gigabytes: where nothing is written there are zeros.
    const file = await open(path, 'w');
    await file.write(localHeader(long, moment), 0, null, long.offset);
    await file.write(Buffer.concat([localHeader(after, moment), short]), 0, null, after.offset);
    await file.write(directory([long, after], moment, end), 0, null, end);
    await file.close();
    const zip = await opened(path);
    expect(zip.names).toEqual(['lang.bin', 'kort.bin']);
    expect(await zip.read('kort.bin', 100)).toEqual({ ok: true, value: short });
    let read = 0;
    const enough = new Error('enough');
    const pour = zip.pour('lang.bin', 2 ** 40, async (piece) => {
      read += piece.length;
      if (read > 1_000_000) throw enough;
    });
    await expect(pour).rejects.toBe(enough);
    zip.close();
  });

  it('that needs no more than others is read by every reader', async () => {
    const path = join(folder, 'small.zip');
    const file = await open(path, 'w');
    async function* photo() {
      yield Buffer.from('strøm');
    }
    await writeZip(
      file,
      [
        ['a.bin', photo()],
        ['b.json', 'x'.repeat(500)],
      ],
      NOW,
      { large: true },
    );
    await file.close();
    const found = await readByYauzl(await readFile(path));
    expect([...found].map(([name, { text }]) => [name, text])).toEqual([
      ['a.bin', 'strøm'],
      ['b.json', 'x'.repeat(500)],
    ]);
  });
});
