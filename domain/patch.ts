/**
 * Names a document inside a programme folder: `programme`, `session/<id>` or
 * `names`. Never a path: where the document lies on disk is the store's matter.
 */
export type DocKey = string;

/**
 * One step of a change. `path` is a list of keys (numbers are array indices,
 * strings are object keys). An empty path is the document itself: `add` or
 * `replace` gives it a new whole, `remove` takes it away.
 */
export type Patch =
  | { readonly op: 'add' | 'replace'; readonly path: readonly (string | number)[]; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: readonly (string | number)[] }
  | TextSplice;

/**
 * A change inside a text: at UTF-16 unit `at`, `remove` units go and `insert` comes. A key pressed in a long note is a
 * few bytes this way, not the note.
 */
export interface TextSplice {
  readonly op: 'splice';
  readonly path: readonly (string | number)[];
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** The steps of one change, by the document they belong to; in each list the order counts. */
export type Patches = Readonly<Record<DocKey, readonly Patch[]>>;

/**
 * Why steps could not be applied. `index` is the first step that did not fit.
 * Holds no part of the document.
 */
export type PatchProblem = { readonly code: 'PATCH_DOES_NOT_FIT'; readonly index: number };

/** What stands at a path, or undefined. */
export function valueAt(doc: unknown, path: Patch['path']): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    doc,
  );
}

/** The change from one text to another as a splice: what they begin and end with stays. */
export function spliceBetween(path: Patch['path'], before: string, after: string): TextSplice {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  let same = 0;
  while (
    same < most - at &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { op: 'splice', path, at, remove: before.length - at - same, insert: after.slice(at, after.length - same) };
}

/**
 * Whether two changes meet: in the same document one path is the other's, or
 * lies within it. Two different entries of a map never meet; two places in the
 * same array always do, because adding and removing there moves the others.
 */
export function touches(a: Patches, b: Patches): boolean {
  return Object.entries(a).some(([key, ours]) => {
    const theirs = Object.hasOwn(b, key) ? b[key] : undefined;
    return theirs?.some((their) => ours.some((our) => meet(our.path, their.path))) ?? false;
  });
}

function meet(a: Patch['path'], b: Patch['path']): boolean {
  const shared = Math.min(a.length, b.length);
  for (let depth = 0; depth < shared; depth += 1) {
    if (a[depth] !== b[depth]) return typeof a[depth] === 'number' && typeof b[depth] === 'number';
  }
  return true;
}

/**
 * The ids of the records a change adds: values of `add` steps that carry a string `id`, and where a map or a list of
 * entries is added together with its first records, those in it. What lies inside a record is not counted.
 */
export function idsAdded(patches: Patches): string[] {
  return Object.values(patches).flatMap((list) =>
    list.flatMap((patch) => (patch.op === 'add' ? idsIn(patch.value) : [])),
  );
}

function idsIn(value: unknown): string[] {
  if (hasId(value)) return [value.id];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(idsIn);
}

function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
