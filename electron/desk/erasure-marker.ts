import { join } from 'node:path';
import { z } from 'zod';
import { ErasureCertificateSchema } from '../../domain/erasure-certificate.ts';
import { IdSchema } from '../../domain/ids.ts';
import { PersonRoleSchema } from '../../domain/programme.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere, makeFolder, writeNewFile } from '../store/fs-steps.ts';
import { setAside } from '../store/quarantine.ts';
import { metaFolders } from './layouts.ts';

// The decision to erase somebody. From the moment that it is on the disk the erasure is done or goes on; it goes last.

const MarkerSchema = z.strictObject({
  v: z.literal(1),
  subject: z.strictObject({
    personId: IdSchema,
    code: z.string(),
    role: PersonRoleSchema,
    workplaceId: IdSchema.optional(),
  }),
  /** Files to be deleted with the person, relative to the folder. */
  files: z.array(z.string()),
  certificate: ErasureCertificateSchema,
});
export type ErasureMarker = z.infer<typeof MarkerSchema>;

const meta = (root: string) => join(root, metaFolders.programme);
const placeOf = (root: string) => join(meta(root), 'erasing.json');

/** Whether an erasure has begun in a folder and is not done. Rejects when the disk does. */
export async function isErasing(fs: Fs, root: string): Promise<boolean> {
  return (await ifThere(fs.stat(placeOf(root)))) !== null;
}

/** The erasure that has begun in a folder; null where it cannot be read. Rejects when the disk does. */
export async function readMarker(fs: Fs, root: string): Promise<ErasureMarker | null> {
  const bytes = await fs.readFile(placeOf(root));
  try {
    return MarkerSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

/** Keeps a decision that cannot be read, out of the way. */
export async function setMarkerAside(fs: Fs, root: string): Promise<void> {
  await setAside(fs, meta(root), 'erasing.json', await fs.readFile(placeOf(root)));
  await dropMarker(fs, root);
}

/** Puts the decision on the disk: whole and durable, or not at all. */
export async function writeMarker(fs: Fs, root: string, marker: ErasureMarker): Promise<void> {
  const fresh = `${placeOf(root)}.new`;
  await ifThere(fs.unlink(fresh));
  await writeNewFile(fs, fresh, Buffer.from(JSON.stringify(marker)));
  await fs.rename(fresh, placeOf(root));
  await fs.syncFolder(meta(root));
}

/** Takes the decision away, which is what says that it was carried out. */
export async function dropMarker(fs: Fs, root: string): Promise<void> {
  await ifThere(fs.unlink(`${placeOf(root)}.new`));
  await ifThere(fs.unlink(placeOf(root)));
  await fs.syncFolder(meta(root));
}

/** Keeps the certificate in the folder. Gives where, relative to the folder. */
export async function keepCertificate(fs: Fs, root: string, { certificate }: ErasureMarker): Promise<string> {
  const folder = join(meta(root), 'erased');
  const name = `${new Date(certificate.at).toISOString().replace(/[-:]|\.\d+/g, '')}.json`;
  await makeFolder(fs, folder);
  await ifThere(fs.unlink(join(folder, name)));
  await writeNewFile(fs, join(folder, name), Buffer.from(`${JSON.stringify(certificate, null, 2)}\n`));
  await fs.syncFolder(folder);
  return `${metaFolders.programme}/erased/${name}`;
}
