import { z } from 'zod';
import { InstantSchema } from './time.ts';
import type { Instant } from './timer.ts';

/** The account that a packed programme gives of itself: every file with its length and checksum. */
export const PackageManifestSchema = z.strictObject({
  format: z.literal('samling/package'),
  version: z.literal(1),
  madeAt: InstantSchema,
  /** Whether the link key is in it. */
  names: z.boolean(),
  files: z
    .array(
      z.strictObject({
        /** Relative to the programme's folder, with `/`. */
        path: z.string().min(1).max(400),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(200_000),
});
export type PackageManifest = z.infer<typeof PackageManifestSchema>;

/** What came of packing or unpacking. */
export interface PackedAccount {
  readonly files: number;
  /** Of what was packed, before it was packed. */
  readonly bytes: number;
  readonly names: boolean;
}

/** A whole programme in one file, ready to be fetched. */
export interface PackageMade {
  readonly fileName: string;
  readonly bytes: number;
}

/** What a packed programme says of itself before it is unpacked. Only its account and its programme have been read. */
export interface PackagePreview {
  readonly fileName: string;
  readonly madeAt: Instant;
  readonly files: number;
  /** As it will be unpacked. */
  readonly bytes: number;
  readonly names: boolean;
  /** The programme's name. */
  readonly programme: string;
  readonly workplaces: number;
  readonly people: number;
  readonly sessions: number;
  /** The folder that it is unpacked into. */
  readonly folder: string;
}
