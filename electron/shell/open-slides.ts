import { shell } from 'electron';
import type { HostAnswer } from '../../domain/contract.ts';
import { fail, ok } from '../../domain/result.ts';
import type { HostFiles } from '../desk/host-files.ts';

/**
 * Opens slides in the program that the system has for them. Never the file that was brought: the host makes a copy of
 * it without macros, named by what the room knows, and no page can name a path.
 */
export async function openSlides(files: Pick<HostFiles, 'slidesToOpen'>, sha256: string): Promise<HostAnswer<null>> {
  const copy = await files.slidesToOpen(sha256);
  if (!copy.ok) return copy;
  const trouble = await shell.openPath(copy.value);
  return trouble === '' ? ok(null) : fail({ code: 'NO_PROGRAM_FOR_SLIDES' });
}
