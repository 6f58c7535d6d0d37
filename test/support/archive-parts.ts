import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type ArchiveFile, readZip, type ZipProblem } from '../../electron/export/zip-reading.ts';

/** Bytes that are read as a file is. */
export function fileOf(bytes: Buffer): ArchiveFile {
  return {
    read: async (buffer, offset, length, position) => ({
      bytesRead: bytes.copy(buffer, offset, position, Math.min(bytes.length, position + length)),
    }),
  };
}

/** All parts of an archive by name, whole. */
export async function archiveParts(bytes: Buffer): Promise<Result<Map<string, Buffer>, ZipProblem>> {
  const parts = new Map<string, Buffer>();
  const keep = (name: string, content: Buffer) => parts.set(name, Buffer.from(content));
  const read = await readZip(fileOf(bytes), bytes.length, () => true, keep);
  return read.ok ? ok(parts) : fail(read.problem);
}

/** All parts of a file that must be an archive. */
export async function partsOfFile(path: string): Promise<Map<string, Buffer>> {
  const parts = await archiveParts(await readFile(path));
  if (!parts.ok) throw new Error(parts.problem.code);
  return parts.value;
}
