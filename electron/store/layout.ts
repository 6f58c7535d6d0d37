import type { KnownVersions } from '../../domain/document.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';

/**
 * Which documents a store holds and where they lie. All the store knows about
 * its subject comes from here. Paths are relative to the folder, with `/`.
 */
export interface DocumentLayout {
  /** The formats and the version of each that is written today. */
  readonly versions: KnownVersions;
  /** Where documents lie: exact paths, or with `*` for any one folder. */
  readonly places: readonly string[];
  /** The document without which the folder is nothing. */
  readonly principal: DocKey;
  /** Which document this is, by what it says; null when it is not one of this layout's. */
  keyOf(format: string, data: unknown): DocKey | null;
  /** The format of a document by its key; null when the layout has none such. */
  formatOf(key: DocKey): string | null;
  /** Where a new document is to lie. It stays there, whatever becomes of what it says. */
  pathFor(key: DocKey, data: unknown): string;
  /** Brings data of an older version to today's. */
  migrate(
    format: string,
    version: number,
    data: unknown,
  ): Result<unknown, { readonly code: string; readonly step?: string }>;
  /** Whether what a document says has the shape of today's version; where it is left out, everything has. */
  isSound?(key: DocKey, data: unknown): boolean;
  /**
   * What lists show of a document that is not held in memory. `version` goes up when `of` gives something else than
   * before. Where it is left out, every document is held from the beginning.
   */
  readonly digest?: { readonly version: number; of(key: DocKey, data: unknown): unknown };
  /**
   * Whether the folder is this store's own: then making one asks for an empty
   * folder, and what does not belong is listed. A store that is a guest in
   * another's folder leaves that to its host.
   */
  readonly ownsFolder: boolean;
  /** Names at the top of the folder that belong to others and are no surprise, such as `attachments`. */
  readonly neighbours: readonly string[];
}

const KEY = /^[a-z]{1,32}(\/[A-Za-z0-9][A-Za-z0-9_-]{0,63})?$/;

/** Whether a key is safe to build file names from. */
export function isDocKey(key: string): boolean {
  return KEY.test(key);
}

/** A folder name for a document's generations, different for every key also where case does not count. */
export function folderNameOf(key: DocKey): string {
  return key.replace('/', '.').replace(/[A-Z]/g, (letter) => `+${letter.toLowerCase()}`);
}

/** The key that `folderNameOf` made the name of. */
export function keyOfFolder(name: string): DocKey {
  return name.replace('.', '/').replace(/\+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a relative path stays inside the folder on every system. */
export function isSafePath(path: string): boolean {
  return path.split('/').every((part) => /^[^\\/:*?"<>|]+$/.test(part) && part !== '.' && part !== '..');
}

/** Whether a path is a place for documents. */
export function isPlace(layout: DocumentLayout, path: string): boolean {
  return layout.places.some((place) => {
    const parts = place.split('/');
    const given = path.split('/');
    return parts.length === given.length && parts.every((part, index) => part === '*' || part === given[index]);
  });
}

/** The same for a path that somebody else wrote down: none of its parts leads elsewhere, on any system. */
export function isOwnPlace(layout: DocumentLayout, path: string): boolean {
  return (
    isPlace(layout, path) && path.split('/').every((part) => !['', '.', '..'].includes(part) && !/[\\\0]/.test(part))
  );
}
