import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Attachment } from '../../domain/presentation-record.ts';
import type { Fs } from '../store/fs.ts';
import { filesIn, ifThere } from '../store/fs-steps.ts';
import { attachmentFile } from './intake.ts';

/** Something about the attachments that does not add up. `file` is relative to the programme's folder. */
export interface AttachmentFinding {
  readonly severity: 'info' | 'error';
  readonly code: 'ATTACHMENT_MISSING' | 'ATTACHMENT_DAMAGED' | 'ATTACHMENT_UNUSED' | 'ATTACHMENTS_UNREAD';
  readonly file: string;
  /** Bytes expected and found, as plain text. */
  readonly detail: string;
}

/**
 * Holds the files that records point at against the folder. Lengths only, unless `contents` is set: then every byte
 * is read and hashed. A file that nothing points at is only mentioned; it may belong to something that was undone.
 */
export async function verifyAttachments(
  fs: Fs,
  folder: string,
  references: readonly Attachment[],
  contents: boolean,
): Promise<AttachmentFinding[]> {
  const kept = join(folder, 'attachments');
  const findings: AttachmentFinding[] = [];
  const wanted = new Map(references.map((one) => [attachmentFile(one), one]));
  for (const [name, { bytes, sha256 }] of wanted) {
    const file = `attachments/${name}`;
    const stats = await ifThere(fs.stat(join(kept, name)));
    if (stats?.kind !== 'file') {
      findings.push({ severity: 'error', code: 'ATTACHMENT_MISSING', file, detail: `${bytes} B` });
    } else if (stats.size !== bytes || (contents && (await hashOf(join(kept, name))) !== sha256)) {
      findings.push({ severity: 'error', code: 'ATTACHMENT_DAMAGED', file, detail: `${bytes} B, ${stats.size} B` });
    }
  }
  for (const name of await filesIn(fs, kept, (one) => !wanted.has(one))) {
    findings.push({ severity: 'info', code: 'ATTACHMENT_UNUSED', file: `attachments/${name}`, detail: '' });
  }
  return findings;
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch {
    return null;
  }
  return hash.digest('hex');
}
