import type { DocumentFile } from '../../domain/document.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Fs } from './fs.ts';
import { generationPath, generationsOf } from './generations.ts';
import { type DocumentLayout, isDocKey, isOwnPlace } from './layout.ts';
import { loadDocument } from './snapshot-adapter.ts';

/** The key under which checkpoints lie among the generations. */
export const CHECKPOINT_KEY = 'checkpoint';

/** The format of a checkpoint and the version that is written. */
export const CHECKPOINT_VERSIONS = { 'samling/checkpoint': 1 } as const;

/** A document as it stood at a checkpoint. */
export interface CheckpointEntry {
  /** How many changes it had seen. */
  readonly seq: number;
  /** Where it lies, relative to the folder; null when it had been taken away. */
  readonly path: string | null;
}

/**
 * What was on the disk when everything up to record `seq` had been written as
 * documents. Tells a document that is missing from one that never was, and how
 * far back the journal matters.
 */
export interface Checkpoint {
  readonly seq: number;
  readonly docs: Readonly<Record<DocKey, CheckpointEntry>>;
}

/** The checkpoint as a file. */
export function checkpointFile({ seq, docs }: Checkpoint): DocumentFile {
  return { format: 'samling/checkpoint', version: 1, seq, data: { docs } };
}

/** The newest sound checkpoint, with what was wrong with newer ones. */
export interface CheckpointReading {
  readonly checkpoint: Checkpoint | null;
  /** The `seq` of checkpoints that could not be read. */
  readonly damaged: readonly number[];
  /** Version of a checkpoint from a later Samling. */
  readonly newer: number | null;
}

/**
 * Finds the newest checkpoint in a meta folder that is sound, and names no place but those of the layout: a folder may
 * have been packed by anybody. Rejects when the disk does.
 */
export async function readCheckpoint(fs: Fs, meta: string, layout: DocumentLayout): Promise<CheckpointReading> {
  const damaged: number[] = [];
  for (const seq of await generationsOf(fs, meta, CHECKPOINT_KEY)) {
    const loaded = await loadDocument(fs, generationPath(meta, CHECKPOINT_KEY, seq), CHECKPOINT_VERSIONS);
    if (loaded.kind === 'bad' && loaded.problem.code === 'NEWER') {
      return { checkpoint: null, damaged, newer: loaded.problem.version };
    }
    const checkpoint = loaded.kind === 'good' ? parse(loaded.document, layout) : null;
    if (checkpoint !== null && checkpoint.seq === seq) return { checkpoint, damaged, newer: null };
    damaged.push(seq);
  }
  return { checkpoint: null, damaged, newer: null };
}

function parse({ seq, data }: DocumentFile, layout: DocumentLayout): Checkpoint | null {
  if (typeof data !== 'object' || data === null || !('docs' in data)) return null;
  const { docs } = data;
  if (typeof docs !== 'object' || docs === null) return null;
  const fits = ([key, entry]: [string, unknown]) => isDocKey(key) && isEntry(entry, layout);
  return Object.entries(docs).every(fits) ? { seq, docs: docs as Checkpoint['docs'] } : null;
}

function isEntry(entry: unknown, layout: DocumentLayout): boolean {
  if (typeof entry !== 'object' || entry === null || !('seq' in entry) || !('path' in entry)) return false;
  const { seq, path } = entry;
  return Number.isSafeInteger(seq) && (path === null || (typeof path === 'string' && isOwnPlace(layout, path)));
}
