import type { FileHandle } from 'node:fs/promises';

const PIECE = 1024 * 1024;
const LONGEST_NAME = 64;

/** What an old container of Office holds, told by the names of its streams. */
export type OldOffice = 'locked' | 'slides' | 'other';

const wide = (name: string): Buffer => Buffer.from(name, 'utf16le');
const LOCKED = wide('EncryptedPackage');
const SLIDES = wide('PowerPoint Document');

const BEGINNING = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Whether a file is an old container of Office, by its first bytes. */
export async function isOldContainer(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(BEGINNING.length);
  await file.read(head, 0, head.length, 0);
  return head.equals(BEGINNING);
}

/** Looks for the names of streams; nothing else of such a container is read. */
export async function oldOffice(file: FileHandle): Promise<OldOffice> {
  const piece = Buffer.alloc(PIECE + LONGEST_NAME);
  let slides = false;
  for (let at = 0; ; at += PIECE) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    const read = piece.subarray(0, bytesRead);
    if (read.includes(LOCKED)) return 'locked';
    slides ||= read.includes(SLIDES);
    if (bytesRead < piece.length) return slides ? 'slides' : 'other';
  }
}
