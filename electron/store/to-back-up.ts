import type { ToBackUp } from './backups.ts';
import type { DocumentLayout } from './layout.ts';
import type { DocState } from './recovery.ts';
import type { Shelf } from './shelf.ts';

/** A document that is not as it should be, and must not take the place of a good backup. */
export class Unsound extends Error {
  readonly file: string;

  constructor(file: string) {
    super('unsound');
    this.file = file;
  }
}

/**
 * Every document there is, as it is now. Only what no backup holds is read, and looked through: reading
 * rejects with `Unsound` where what it says has not the shape of today's version.
 */
export function toBackUp(layout: DocumentLayout, held: Iterable<DocState>, shelf: Shelf): ToBackUp[] {
  const sound = (doc: DocState | null, file: string): DocState => {
    if (doc === null || !(layout.isSound?.(doc.key, doc.data) ?? true)) throw new Unsound(file);
    return doc;
  };
  const here = [...held].filter(({ data }) => data !== undefined);
  return [
    ...here.map((doc) => ({
      ...doc,
      file: doc.readableSeq === doc.seq ? doc.stamp : null,
      read: async () => sound(doc, doc.path ?? doc.key),
    })),
    ...[...shelf.resting.values()].map(({ key, seq, version, path, stamp }) => ({
      key,
      seq,
      version,
      file: stamp,
      read: async () => sound(await shelf.look(key), path),
    })),
  ];
}
