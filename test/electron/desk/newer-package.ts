import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { PackageManifest } from '../../../domain/package-manifest.ts';
import { writeZip } from '../../../electron/export/zip.ts';
import { openGuardedZip } from '../../../electron/import/guarded-zip.ts';

/** Writes a package again as a later Samling would have made it: its programme has a version that nobody knows here. */
export async function writeNewerPackage(from: string, to: string): Promise<void> {
  const zip = await openGuardedZip(from);
  if (!zip.ok) throw new Error(zip.problem);
  const parts = new Map<string, Buffer>();
  for (const name of zip.value.names) {
    const part = await zip.value.read(name, 50_000_000);
    if (!part.ok) throw new Error(part.problem);
    parts.set(name, part.value);
  }
  zip.value.close();
  const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '') as PackageManifest;
  const text = parts.get('programme/programme.json')?.toString() ?? '';
  const newer = Buffer.from(text.replace('"version": 1', '"version": 99'));
  parts.set('programme/programme.json', newer);
  const sha256 = createHash('sha256').update(newer).digest('hex');
  const files = manifest.files.map((file) =>
    file.path === 'programme.json' ? { ...file, bytes: newer.length, sha256 } : file,
  );
  parts.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, files })));
  const file = await open(to, 'w');
  await writeZip(file, parts, manifest.madeAt);
  await file.close();
}
