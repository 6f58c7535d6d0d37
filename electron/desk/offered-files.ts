import { join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { HostAnswer, OfferedFile } from '../../domain/contract.ts';
import { type InBetweenAsk, inBetweenFiles } from '../../domain/in-between.ts';
import { fail, ok } from '../../domain/result.ts';
import { attachmentFile } from '../attachments/intake.ts';
import type { Fs } from '../store/fs.ts';
import { errnoOf, ifThere } from '../store/fs-steps.ts';

/** The files from the in-between period that a presentation can take over, each with whether it is in the folder. */
export async function offeredFiles(
  fs: Fs,
  folder: string,
  book: Book,
  ask: InBetweenAsk,
): Promise<HostAnswer<readonly OfferedFile[]>> {
  try {
    const offered: OfferedFile[] = [];
    for (const one of inBetweenFiles(book, ask)) {
      const stats = await ifThere(fs.stat(join(folder, 'attachments', attachmentFile(one.attachment))));
      offered.push({ ...one, there: stats?.kind === 'file' && stats.size === one.attachment.bytes });
    }
    return ok(offered);
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}
