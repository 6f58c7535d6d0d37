import { writeNewFile } from '../store/fs-steps.ts';
import type { Machine } from './storage.ts';

/** Writes a file whole, or not at all; one of the same name is replaced. */
export async function putInPlace({ fs, newId }: Machine, file: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${file}.${newId()}.tmp`;
  try {
    await writeNewFile(fs, fresh, bytes);
    await fs.rename(fresh, file);
  } catch (error) {
    await fs.unlink(fresh).catch(() => {});
    throw error;
  }
}
