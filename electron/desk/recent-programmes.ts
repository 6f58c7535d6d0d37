import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';

/** How many are remembered. */
const MOST = 8;

/**
 * The programme folders that were opened on this machine, newest first: paths and nothing else. Kept outside every
 * programme. It is a convenience, so nothing about it ever fails; what cannot be read is empty.
 */
export class RecentProgrammes {
  private readonly path: string;
  private known: readonly string[] = [];
  private turn: Promise<void>;

  constructor(path: string) {
    this.path = path;
    this.turn = this.load();
  }

  /** As it was last known; empty before `read` has been waited for once. */
  get folders(): readonly string[] {
    return this.known;
  }

  async read(): Promise<readonly string[]> {
    await this.turn;
    return this.known;
  }

  /** A programme was opened: it comes first from now on. */
  add(folder: string): Promise<void> {
    this.turn = this.turn.then(async () => {
      this.known = [folder, ...this.known.filter((one) => one !== folder)].slice(0, MOST);
      await this.write();
    });
    return this.turn;
  }

  private async load(): Promise<void> {
    try {
      const kept = JSON.parse(await readFile(this.path, 'utf8')) as { folders?: unknown } | null;
      const folders = Array.isArray(kept?.folders) ? kept.folders : [];
      const paths = folders.filter((one): one is string => typeof one === 'string' && isAbsolute(one));
      this.known = [...new Set(paths)].slice(0, MOST);
    } catch {
      // Not there yet, or damaged: see above.
    }
  }

  /** Written beside and moved into place, so that a crash leaves the old list or the new one. */
  private async write(): Promise<void> {
    const beside = `${this.path}.new`;
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await rm(beside, { force: true });
      await writeFile(beside, `${JSON.stringify({ folders: this.known })}\n`, { mode: 0o600 });
      await rename(beside, this.path);
    } catch {
      // See above.
    }
  }
}
