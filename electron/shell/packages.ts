import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostAnswer } from '../../domain/contract.ts';
import { ok } from '../../domain/result.ts';
import type { DeskHost } from '../desk/host.ts';
import { choosePackageFile, choosePlaceToPack, type DialogPlace } from './dialogs.ts';

const ENDING = /\.samling$/i;

/** Whether a path that the system asks to open is a packed programme: a folder may be called like one. */
export async function isPackageFile(path: string): Promise<boolean> {
  return ENDING.test(path) && ((await stat(path).catch(() => null))?.isFile() ?? false);
}

/** Asks for a packed programme in the system's own way, and has it wait to be looked at. Gives its name, or null. */
export async function choosePackage(host: DeskHost, place: DialogPlace, startIn: string): Promise<string | null> {
  const path = await choosePackageFile(place, startIn);
  return path === null ? null : host.packing.offer(path);
}

/** Asks where the open programme is to go, and packs it there. Gives the file's name, or null when no place was chosen. */
export async function packToChosenPlace(
  host: DeskHost,
  place: DialogPlace,
  { startIn, names }: { readonly startIn: string; readonly names: boolean },
): Promise<HostAnswer<string | null>> {
  const suggested = host.packing.fileName();
  if (!suggested.ok) return suggested;
  const chosen = await choosePlaceToPack(place, join(startIn, suggested.value));
  if (chosen === null) return ok(null);
  // The dialog has asked about the very name that was chosen, and about no other.
  if (ENDING.test(chosen)) return host.packing.packTo({ out: chosen, names, replace: true });
  return host.packing.packTo({ out: `${chosen}.samling`, names, replace: false });
}
