import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { fail, ok } from '../../domain/result.ts';
import { attachmentFile } from '../attachments/intake.ts';
import type { Fs } from '../store/fs.ts';
import { errnoOf, ifThere } from '../store/fs-steps.ts';

/** A file that the programme points at, with the name that it came with. Its bytes are held against their hash. */
export async function readAttachment(
  fs: Fs,
  folder: string,
  keptFiles: readonly Attachment[],
  sha256: string,
): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>> {
  const kept = keptFiles.find((one) => one.sha256 === sha256);
  if (!kept) return fail({ code: 'ATTACHMENT_MISSING' });
  try {
    const bytes = await ifThere(fs.readFile(join(folder, 'attachments', attachmentFile(kept))));
    if (!bytes) return fail({ code: 'ATTACHMENT_MISSING' });
    const part = bytes as Uint8Array<ArrayBuffer>;
    // Off the main thread: a large file takes a while, and the clock must not wait for it.
    const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', part)).toString('hex');
    if (digest !== sha256) return fail({ code: 'ATTACHMENT_DAMAGED' });
    return ok({ file: new File([part], kept.name, { type: kept.mime }), name: kept.name });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}
