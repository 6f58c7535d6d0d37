import { steppedDocument, Unshared } from '../../domain/apply-patches.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { JournalRecord } from './journal-record.ts';
import type { DocumentLayout } from './layout.ts';
import type { DocState } from './recovery.ts';

/** A document as the store holds it. `seq` counts the changes it has seen. */
export interface StoredDocument {
  readonly seq: number;
  readonly data: unknown;
}

/**
 * The documents that are held in memory. What was handed out never changes; what nobody has asked for since it last
 * changed is changed where it is, so that an edit costs the same however much there is.
 */
export class Documents {
  /** Each document as it is now, but for those that were taken away. The map follows every change. */
  readonly shown: ReadonlyMap<DocKey, StoredDocument>;
  private readonly docs = new Map<DocKey, DocState>();
  private readonly layout: DocumentLayout;
  private readonly unshared = new Unshared();

  constructor(layout: DocumentLayout) {
    this.layout = layout;
    this.shown = new Shown(this.docs, () => this.unshared.share());
  }

  get(key: DocKey): DocState | undefined {
    this.unshared.share();
    return this.docs.get(key);
  }

  /** All of them, as they are now. */
  all(): DocState[] {
    this.unshared.share();
    return [...this.docs.values()];
  }

  /** How many changes a document has seen. */
  seqOf(key: DocKey): number {
    return this.docs.get(key)?.seq ?? 0;
  }

  take(doc: DocState): void {
    this.docs.set(doc.key, doc);
  }

  drop(key: DocKey): void {
    this.docs.delete(key);
  }

  /** Takes over what is now on disk, and leaves what has changed meanwhile. */
  written({ key, path, stamp, readableSeq, generationSeq }: DocState): void {
    const doc = this.docs.get(key);
    if (doc !== undefined) this.docs.set(key, { ...doc, path, stamp, readableSeq, generationSeq });
  }

  /**
   * Carries out a record. Gives the document that it does not fit, and then no document has changed; null when all is
   * well.
   */
  change(record: JournalRecord): DocKey | null {
    const made: Made[] = [];
    for (const key of Object.keys(record.patches)) {
      const before = this.docs.get(key) ?? nowhere(key, this.layout.formatOf(key) ?? '');
      const done = steppedDocument(before.data, record.patches[key] ?? [], this.unshared);
      if (!done.ok) {
        for (const { undo } of made.reverse()) undo();
        return key;
      }
      made.push({ doc: changed(before, record, done.value.value), undo: done.value.undo });
    }
    for (const { doc } of made) this.docs.set(doc.key, doc);
    return null;
  }
}

interface Made {
  readonly doc: DocState;
  readonly undo: () => void;
}

/** Field by field: spreading costs more than all the rest of a change. */
function changed(before: DocState, { docSeqs, versions }: JournalRecord, data: unknown): DocState {
  const { key, format, path, stamp, readableSeq, generationSeq } = before;
  const version = versions?.[key] ?? before.version;
  return { key, format, version, seq: docSeqs[key] ?? 1, data, path, stamp, readableSeq, generationSeq };
}

function nowhere(key: DocKey, format: string): DocState {
  return {
    key,
    format,
    version: 1,
    seq: 0,
    data: undefined,
    path: null,
    stamp: null,
    readableSeq: 0,
    generationSeq: 0,
  };
}

/** Shows what each document says. Whatever is looked at here does not change any more. */
class Shown implements ReadonlyMap<DocKey, StoredDocument> {
  private readonly docs: ReadonlyMap<DocKey, DocState>;
  private readonly handOut: () => void;

  constructor(docs: ReadonlyMap<DocKey, DocState>, handOut: () => void) {
    this.docs = docs;
    this.handOut = handOut;
  }

  get size(): number {
    return [...this.keys()].length;
  }

  get(key: DocKey): StoredDocument | undefined {
    this.handOut();
    const doc = this.docs.get(key);
    return doc?.data === undefined ? undefined : { seq: doc.seq, data: doc.data };
  }

  has(key: DocKey): boolean {
    return this.docs.get(key)?.data !== undefined;
  }

  *keys(): MapIterator<DocKey> {
    for (const [key, { data }] of this.docs) if (data !== undefined) yield key;
  }

  *values(): MapIterator<StoredDocument> {
    for (const [, doc] of this.entries()) yield doc;
  }

  *entries(): MapIterator<[DocKey, StoredDocument]> {
    for (const [key, { seq, data }] of this.docs) {
      // Between two of them somebody may have changed the next.
      this.handOut();
      if (data !== undefined) yield [key, { seq, data }];
    }
  }

  [Symbol.iterator](): MapIterator<[DocKey, StoredDocument]> {
    return this.entries();
  }

  forEach(look: (doc: StoredDocument, key: DocKey, map: ReadonlyMap<DocKey, StoredDocument>) => void): void {
    for (const [key, doc] of this.entries()) look(doc, key, this);
  }
}
