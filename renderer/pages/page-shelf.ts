import { createContext, useContext, useEffect, useState } from 'react';
import { openSource } from './open-source.ts';
import { PageError, type PageFile, type PageSource, type PageTrouble } from './page-source.ts';

/** Gets a file's bytes from the host; rejects with a `PageError` when it has none to give. */
export type ReadFile = (sha256: string) => Promise<Blob>;

/** Files that are open as pages, each once however many parts of the page draw from it. */
export interface PageShelf {
  /** The file's pages, opened when they are first asked for. `release` says that they are no longer needed here. */
  take(file: PageFile): { readonly source: Promise<PageSource>; readonly release: () => void };
}

/** Files that nobody draws from and that are kept open all the same, since a scene may come back to them. */
const IDLE_MAX = 2;

interface Kept {
  readonly source: Promise<PageSource>;
  users: number;
}

/** A shelf whose files are read with `read`. One that could not be opened is tried anew the next time. */
export function createPageShelf(read: ReadFile): PageShelf {
  const shelf = new Map<string, Kept>();
  const drop = (key: string, kept: Kept) => {
    if (shelf.get(key) === kept) shelf.delete(key);
    kept.source.then(
      (source) => source.close(),
      () => {},
    );
  };
  return {
    take({ sha256, showsAs }) {
      const key = `${showsAs} ${sha256}`;
      let kept = shelf.get(key);
      if (!kept) {
        kept = { source: read(sha256).then((bytes) => openSource(bytes, showsAs)), users: 0 };
        const failed = kept;
        kept.source.catch(() => drop(key, failed));
      }
      // Last in the map is used last.
      shelf.delete(key);
      shelf.set(key, kept);
      kept.users += 1;
      const mine = kept;
      let held = true;
      const release = () => {
        if (!held) return;
        held = false;
        mine.users -= 1;
        const idle = [...shelf].filter(([, { users }]) => users === 0);
        for (const [old, one] of idle.slice(0, Math.max(0, idle.length - IDLE_MAX))) drop(old, one);
      };
      return { source: mine.source, release };
    },
  };
}

/** The shelf of this page; null where files cannot be had, as in a picture of a wall that is made from facts alone. */
export const PageShelfContext = createContext<PageShelf | null>(null);

/** A file on its way to being drawn. */
export type OpenFile =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly source: PageSource }
  | { readonly state: 'failed'; readonly trouble: PageTrouble };

const OPENING: OpenFile = { state: 'opening' };

/** The pages of a file, for as long as the part that asks is drawn. A new shelf, as after a lost line, tries again. */
export function useOpenFile(file: PageFile | null): OpenFile {
  const shelf = useContext(PageShelfContext);
  const [open, setOpen] = useState<{ readonly key: string; readonly file: OpenFile } | null>(null);
  const key = file ? `${file.showsAs} ${file.sha256}` : '';
  useEffect(() => {
    const [showsAs, sha256 = ''] = key.split(' ');
    if (!shelf || key === '') return;
    let wanted = true;
    const { source, release } = shelf.take({ showsAs: showsAs as PageFile['showsAs'], sha256 });
    source.then(
      (opened) => wanted && setOpen({ key, file: { state: 'open', source: opened } }),
      (error: unknown) => {
        const trouble = error instanceof PageError ? error.trouble : 'unreadable';
        if (wanted) setOpen({ key, file: { state: 'failed', trouble } });
      },
    );
    return () => {
      wanted = false;
      release();
    };
  }, [shelf, key]);
  return open?.key === key ? open.file : OPENING;
}
