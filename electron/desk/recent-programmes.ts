import { isAbsolute } from 'node:path';
import { readNote, writeNote } from './small-note.ts';

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
      await writeNote(this.path, { folders: this.known });
    });
    return this.turn;
  }

  /** Not looked for any more. */
  forget(folder: string): Promise<void> {
    this.turn = this.turn.then(async () => {
      this.known = this.known.filter((one) => one !== folder);
      await writeNote(this.path, { folders: this.known });
    });
    return this.turn;
  }

  private async load(): Promise<void> {
    const kept = (await readNote(this.path)) as { folders?: unknown } | null;
    const folders = Array.isArray(kept?.folders) ? kept.folders : [];
    const paths = folders.filter((one): one is string => typeof one === 'string' && isAbsolute(one));
    this.known = [...new Set(paths)].slice(0, MOST);
  }
}
