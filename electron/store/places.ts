import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { ifThere } from './fs-steps.ts';
import type { DocumentLayout } from './layout.ts';
import { isPlace } from './layout.ts';
import type { Finding } from './problems.ts';
import { meantFor } from './snapshot-adapter.ts';

/** What lies in a programme's folder, outside the store's own. Paths are relative, with `/`. */
export interface FolderListing {
  /** Files where documents belong. */
  readonly documents: readonly string[];
  /** What a save that was cut off left behind: never complete, never shown. */
  readonly leftovers: readonly string[];
  /** Everything that does not belong; neither read nor touched. */
  readonly foreign: readonly Finding[];
  /** Folders that were to be left alone, and are there. */
  readonly left: readonly string[];
}

// Put there by file managers, unasked, in every folder they show.
const NOISE = new Set(['.DS_Store', '.localized', 'desktop.ini', 'Desktop.ini', 'Thumbs.db', '.directory']);

const CONFLICT = /\.sync-conflict-|conflicted copy|konflikt|-conflict-/i;

/**
 * Walks the places where a layout has documents. `metaTop` is the first part of the store's own folder. Folders in
 * `leave` are not looked into.
 */
export async function listFolder(
  fs: Fs,
  root: string,
  metaTop: string,
  layout: DocumentLayout,
  leave: ReadonlySet<string> = NONE,
): Promise<FolderListing> {
  const left: string[] = [];
  const documents: string[] = [];
  const leftovers: string[] = [];
  const foreign: Finding[] = [];
  const places = layout.places.map((place) => place.split('/'));
  // A neighbour's conflict copies lie here too: the link key's hold names, and are no less a copy.
  const neighbours = layout.neighbours.filter((name) => name.endsWith('.json')).map((name) => [name]);
  const others = new Set([metaTop, ...layout.neighbours]);

  async function walk(folder: readonly string[]): Promise<void> {
    const depth = folder.length;
    const here = places.filter((place) => folder.every((part, index) => place[index] === '*' || place[index] === part));
    for (const { name, kind } of (await ifThere(fs.readdir(join(root, ...folder)))) ?? []) {
      const path = [...folder, name].join('/');
      const fits = here.filter((place) => place[depth] === '*' || place[depth] === name);
      const intended = meantFor(name);
      if (kind === 'file' && fits.some((place) => place.length === depth + 1)) documents.push(path);
      else if (kind === 'folder' && leave.has(path)) left.push(path);
      else if (kind === 'folder' && fits.some((place) => place.length > depth + 1)) await walk([...folder, name]);
      else if (intended !== null) {
        if (isPlace(layout, [...folder, intended].join('/'))) leftovers.push(path);
      } else if (!(NOISE.has(name) || (depth === 0 && others.has(name))) && layout.ownsFolder) {
        foreign.push(stranger(path, name, [...here, ...(depth === 0 ? neighbours : [])]));
      }
    }
  }

  await walk([]);
  return { documents, leftovers, foreign, left };
}

const NONE: ReadonlySet<string> = new Set();

function stranger(path: string, name: string, places: readonly (readonly string[])[]): Finding {
  // Syncing programs keep the loser of a conflict beside the winner, under its name with something added.
  const stems = places.map((place) => place.at(-1)?.replace(/\.json$/, '') ?? '');
  const beside = stems.some((stem) => stem.length > 1 && name.startsWith(stem) && name.endsWith('.json'));
  const conflict = beside || CONFLICT.test(name);
  return {
    severity: conflict ? 'warning' : 'info',
    code: conflict ? 'SYNC_CONFLICT' : 'FOREIGN_FILE',
    file: path,
    detail: '',
  };
}
