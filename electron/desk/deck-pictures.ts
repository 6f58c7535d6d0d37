import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { DeckPictures } from '../../domain/deck-presentations.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { fail, ok } from '../../domain/result.ts';
import type { RoomFacts } from '../../domain/room-facts.ts';
import { findStill, keepFirstPage, type StillPicture } from '../attachments/still-picture.ts';
import type { Fs } from '../store/fs.ts';
import { errnoOf } from '../store/fs-steps.ts';
import type { Machine } from './storage.ts';

/** The pictures that a deck can hold, as its plan knows them, and where each lies. */
export interface PicturesAtHand {
  readonly known: DeckPictures;
  readonly places: Readonly<Record<string, string>>;
}

/** Looks up the pictures of those files that the room has seen. */
export async function picturesAtHand(fs: Fs, folder: string, facts: RoomFacts): Promise<PicturesAtHand> {
  const known = new Map<string, Omit<StillPicture, 'path'>>();
  const places: Record<string, string> = {};
  for (const { sha256 } of facts.presentations.flatMap((one) => one.pictures)) {
    const found = known.has(sha256) ? null : await findStill(fs, folder, sha256);
    if (!found) continue;
    known.set(sha256, { type: found.type, width: found.width, height: found.height });
    places[sha256] = found.path;
  }
  return { known, places };
}

/** The picture of a file for the desk's own page. */
export async function readDeckPicture(fs: Fs, folder: string, sha256: string): Promise<HostAnswer<FileBytes>> {
  try {
    const found = await findStill(fs, folder, sha256);
    if (!found) return fail({ code: 'ATTACHMENT_MISSING' });
    const bytes = (await fs.readFile(found.path)) as Uint8Array<ArrayBuffer>;
    return ok(new Blob([bytes], { type: `image/${found.type}` }));
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}

/** Keeps the first page of a file that the programme has; bytes that are no picture are turned away. */
export async function keepFirstPageOf(
  machine: Pick<Machine, 'fs' | 'newId'>,
  folder: string,
  files: readonly Attachment[],
  { sha256, picture }: { readonly sha256: string; readonly picture: FileBytes },
): Promise<HostAnswer<null>> {
  if (!files.some((file) => file.sha256 === sha256)) return fail({ code: 'ATTACHMENT_MISSING' });
  try {
    const kept = await keepFirstPage(machine, folder, sha256, new Uint8Array(await picture.arrayBuffer()));
    return kept ? ok(null) : fail({ code: 'FILE_NOT_SHOWABLE' });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}
