import { z } from 'zod';
import { ERASED_SORTS, type ErasedSort } from './erasure.ts';
import type { ErasureLook } from './erasure-plan.ts';
import type { Language } from './programme.ts';
import { InstantSchema } from './time.ts';
import { say } from './words.ts';

const count = z.int().min(0);

/** What went with a person besides the documents' own: what had held them before, and files. */
export const ErasedStorageSchema = z.strictObject({
  /** Changes in the history. */
  records: count,
  backups: count,
  /** Files that had been set aside. */
  setAside: count,
  attachments: count,
});
export type ErasedStorage = z.infer<typeof ErasedStorageSchema>;

/** What was erased, and what was left. Holds neither code nor name, and no id of the person. */
export const ErasureCertificateSchema = z.strictObject({
  at: InstantSchema,
  /** Initials of who was at the keys. */
  by: z.string(),
  name: z.boolean(),
  callName: z.boolean(),
  counts: z.partialRecord(z.enum(ERASED_SORTS), count),
  storage: ErasedStorageSchema,
  /** Files outside Samling's own, such as exports: deleted, and left though they may hold something. */
  filesRemoved: count,
  filesLeft: count,
  /** Places that were shown to be looked at, and were as they are. */
  looksLeft: count,
});
export type ErasureCertificate = z.infer<typeof ErasureCertificateSchema>;

/** A file in the folder that holds, or may hold, what points at the person. */
export interface HoldingFile {
  /** Relative to the programme's folder, with `/`. */
  readonly file: string;
  /** `unsure`: it cannot be read here, as a picture or a PDF. */
  readonly holds: 'yes' | 'unsure';
  /** Whether it can go with the person. A file that a group works with stays. */
  readonly removable: boolean;
}

/** What erasing a person would do, for the facilitator to see before. */
export interface ErasurePreview {
  readonly code: string;
  readonly name: boolean;
  readonly callName: boolean;
  readonly counts: ErasureCertificate['counts'];
  readonly looks: readonly ErasureLook[];
  readonly storage: ErasedStorage;
  readonly files: readonly HoldingFile[];
}

/** What goes, or went, in words: one line for each sort there is something of. */
export function erasedLines(
  language: Language,
  of: Pick<ErasurePreview, 'name' | 'callName' | 'counts' | 'storage'>,
): string[] {
  const line = (sort: ErasedSort | keyof ErasedStorage, n: number | undefined): string[] =>
    n ? [say(language, `erasure.goes-${sort}`, { n })] : [];
  const key = of.name ? (of.callName ? 'bothNames' : 'name') : of.callName ? 'callName' : 'noName';
  return [
    say(language, `erasure.goes-${key}`),
    ...ERASED_SORTS.flatMap((sort) => line(sort, of.counts[sort])),
    ...(['attachments', 'backups', 'records', 'setAside'] as const).flatMap((sort) => line(sort, of.storage[sort])),
  ];
}

/** The certificate in words. */
export function certificateLines(language: Language, certificate: ErasureCertificate): string[] {
  const { filesRemoved, filesLeft, looksLeft } = certificate;
  const told = (key: 'filesRemoved' | 'filesLeft' | 'looksLeft', n: number) =>
    n > 0 ? [say(language, `erasure.${key}`, { n })] : [];
  return [
    ...erasedLines(language, certificate),
    ...told('filesRemoved', filesRemoved),
    ...told('filesLeft', filesLeft),
    ...told('looksLeft', looksLeft),
    say(language, 'erasure.outside'),
  ];
}
