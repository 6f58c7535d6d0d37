import type { Patch, PatchProblem, TextSplice } from './patch.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Gives the document as it is after the steps; the given one is left as it was
 * and shares what did not change. `undefined` stands for a document that does
 * not exist, before or after.
 */
export function applyPatches<T>(doc: T | undefined, patches: readonly Patch[]): Result<T | undefined, PatchProblem> {
  const applied = steppedDocument(doc, patches, new Unshared());
  return applied.ok ? ok(applied.value.value as T | undefined) : applied;
}

/**
 * The same for whoever alone has parts of the document: those are changed where they are. On a step that does not fit,
 * all is as before.
 */
export function steppedDocument(
  doc: unknown,
  patches: readonly Patch[],
  unshared: Unshared,
): Result<Stepped<unknown>, PatchProblem> {
  let next: unknown = doc;
  let from = 0;
  for (const [index, patch] of patches.entries()) {
    if (!isComplete(patch)) return fail({ code: 'PATCH_DOES_NOT_FIT', index });
    if (patch.path.length === 0) {
      if (patch.op === 'splice') return fail({ code: 'PATCH_DOES_NOT_FIT', index });
      next = patch.op === 'remove' ? undefined : patch.value;
      from = index + 1;
    }
  }
  if (from === patches.length) return ok({ value: next, undo: () => {} });
  if (typeof next !== 'object' || next === null) return fail({ code: 'PATCH_DOES_NOT_FIT', index: from });
  const made = stepped(next, from === 0 ? patches : patches.slice(from), unshared);
  return made.ok ? made : fail({ code: 'PATCH_DOES_NOT_FIT', index: from + made.problem.index });
}

/**
 * The parts of a document that nobody else has: they may be changed where they are, so that a small change to a large
 * map does not copy the map each time. Whoever hands the document out calls `share` first.
 */
export class Unshared {
  private parts = new WeakSet<object>();

  /** Somebody may have seen every part from here on: nothing of them changes any more. */
  share(): void {
    this.parts = new WeakSet();
  }

  has(part: object): boolean {
    return this.parts.has(part);
  }

  add(part: object): void {
    this.parts.add(part);
  }
}

/** A document after steps, and how to take back what was changed where it is. */
export interface Stepped<T> {
  readonly value: T;
  /** Only before anything else is changed. */
  readonly undo: () => void;
}

// JSON leaves out what is undefined, so such a step would mean one thing in
// memory and another after a restart.
function isComplete(patch: Patch): boolean {
  return patch.op === 'remove' || patch.op === 'splice' || patch.value !== undefined;
}

type Parts = Record<string | number, unknown>;

/** A place in a part that was changed where it is, and what stood there. */
interface Changed {
  readonly part: Parts;
  readonly key: string | number;
  readonly before: unknown;
  readonly wasThere: boolean;
}

/**
 * Carries out steps inside a document. What is shared is copied where it changes and stays as it was; on a step that
 * does not fit, all is as before.
 */
function stepped(doc: object, patches: readonly Patch[], unshared: Unshared): Result<Stepped<object>, PatchProblem> {
  const change = new Change(doc as Parts, unshared);
  for (const [index, patch] of patches.entries()) {
    if (change.make(patch)) continue;
    change.undo();
    return fail({ code: 'PATCH_DOES_NOT_FIT', index });
  }
  return ok(change.made());
}

class Change {
  private root: Parts;
  private readonly unshared: Unshared;
  /** Copies made for this change: with them goes everything that was done to them. */
  private readonly copies = new Set<object>();
  private readonly inPlace: Changed[] = [];

  constructor(root: Parts, unshared: Unshared) {
    this.root = root;
    this.unshared = unshared;
  }

  made(): Stepped<object> {
    for (const copy of this.copies) this.unshared.add(copy);
    return { value: this.root, undo: () => this.undo() };
  }

  undo(): void {
    for (const { part, key, before, wasThere } of this.inPlace.reverse()) {
      if (wasThere) part[key] = before;
      else delete part[key];
    }
  }

  /** False where the step leads nowhere. */
  make(patch: Patch): boolean {
    const { path } = patch;
    const last = path.at(-1);
    const part = this.partAt(path);
    if (part === null || last === undefined || last === '__proto__') return false;
    if (patch.op === 'splice') {
      const text = replaced(Object.hasOwn(part, last) ? part[last] : undefined, patch);
      return text !== null && this.put(path, last, text);
    }
    if (Array.isArray(part)) return this.inList(patch, part.length);
    if (patch.op === 'remove') {
      if (Object.hasOwn(part, last)) delete this.copyAt(path)[last];
      return true;
    }
    const same = Object.hasOwn(part, last) && Object.is(part[last], patch.value);
    return same || this.put(path, last, patch.value);
  }

  private inList(patch: Exclude<Patch, TextSplice>, length: number): boolean {
    const { op, path } = patch;
    const last = path.at(-1);
    const at = last === '-' && op === 'add' ? length : Number(last);
    if (!Number.isSafeInteger(at) || at < 0 || last === '') return false;
    const list = this.copyAt(path) as unknown as unknown[];
    if (op === 'add') list.splice(at, 0, patch.value);
    else if (op === 'remove') list.splice(at, 1);
    else list[at] = patch.value;
    return true;
  }

  /** The part that a path's last key is a key of; null where there is none. */
  private partAt(path: Patch['path']): Parts | null {
    let part: unknown = this.root;
    for (let depth = 0; depth < path.length - 1; depth += 1) {
      const key = path[depth] ?? '';
      if (key === '__proto__' || key === 'constructor' || !Object.hasOwn(part as Parts, key)) return null;
      part = (part as Parts)[key];
      if (typeof part !== 'object' || part === null) return null;
    }
    return part as Parts;
  }

  private put(path: Patch['path'], key: string | number, value: unknown): true {
    this.set(this.ownAt(path), key, value);
    return true;
  }

  private set(part: Parts, key: string | number, value: unknown): void {
    if (!this.copies.has(part)) {
      this.inPlace.push({ part, key, before: part[key], wasThere: Object.hasOwn(part, key) });
    }
    part[key] = value;
  }

  /** The part that the last key is a key of, with those around it, as parts that nobody else has. */
  private ownAt(path: Patch['path']): Parts {
    this.root = this.own(this.root);
    let part = this.root;
    for (let depth = 0; depth < path.length - 1; depth += 1) {
      const key = path[depth] ?? '';
      const inner = part[key] as Parts;
      const own = this.own(inner);
      if (own !== inner) this.set(part, key, own);
      part = own;
    }
    return part;
  }

  /** As `ownAt`, but a copy made for this change: what moves others about could not be taken back in its place. */
  private copyAt(path: Patch['path']): Parts {
    const above = path.slice(0, -1);
    const key = above.at(-1);
    if (key === undefined) {
      this.root = this.copies.has(this.root) ? this.root : this.copy(this.root);
      return this.root;
    }
    const around = this.ownAt(above);
    const part = around[key] as Parts;
    if (this.copies.has(part)) return part;
    const copy = this.copy(part);
    this.set(around, key, copy);
    return copy;
  }

  private own(part: Parts): Parts {
    return this.copies.has(part) || this.unshared.has(part) ? part : this.copy(part);
  }

  private copy(part: Parts): Parts {
    const copy = Array.isArray(part) ? ([...part] as unknown as Parts) : copyOf(part);
    this.copies.add(copy);
    return copy;
  }
}

/** From this number of keys on, setting them one by one is quicker than spreading. */
const MANY_KEYS = 120;

function copyOf(part: Parts): Parts {
  const keys = Object.keys(part);
  if (keys.length < MANY_KEYS || Object.hasOwn(part, '__proto__')) return { ...part };
  const copy: Parts = {};
  for (const key of keys) copy[key] = part[key];
  return copy;
}

/** The text after the splice, or null where there is no such text. */
function replaced(text: unknown, { at, remove, insert }: TextSplice): string | null {
  if (typeof text !== 'string' || at < 0 || remove < 0 || at + remove > text.length) return null;
  return text.slice(0, at) + insert + text.slice(at + remove);
}
