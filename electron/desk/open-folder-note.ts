import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A note of which programme is open, outside every programme. It is there while one is, and gone after an orderly
 * end: where it is found at a start, everything stopped in the middle of something.
 */
export class OpenFolderNote {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The folder that was open when everything stopped, or null. */
  async read(): Promise<string | null> {
    try {
      const note = JSON.parse(await readFile(this.path, 'utf8')) as { folder?: unknown } | null;
      return typeof note?.folder === 'string' ? note.folder : null;
    } catch {
      return null;
    }
  }

  /** Without a note the next start begins at the start screen, which is no reason to fail. */
  async write(folder: string | null): Promise<void> {
    try {
      if (folder === null) {
        await rm(this.path, { force: true });
        return;
      }
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await writeFile(this.path, `${JSON.stringify({ folder })}\n`, { mode: 0o600 });
    } catch {
      // See above.
    }
  }
}
