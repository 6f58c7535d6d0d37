import { fileInSession } from '../../domain/presentation-files.ts';
import type { PresentationFile, ShownFile } from '../../domain/presentation-record.ts';
import type { Scene, Session } from '../../domain/session.ts';
import { dispatch, useDesk } from '../desk-client.ts';

/** The file that the room sees now, with the page it is on. */
export interface FileOnWall {
  readonly shown: ShownFile;
  readonly file: PresentationFile;
  readonly pages: number;
}

/** The file on the wall; null while something else is there, or the wall is held or black. */
export function fileOnWall({ wall, presentations }: Session): FileOnWall | null {
  if (wall.scene.kind !== 'file' || wall.black || wall.frozen !== null || !wall.file) return null;
  const found = fileInSession({ presentations }, wall.file.fileId);
  if (!found || wall.scene.refId !== found.file.id) return null;
  return { shown: wall.file, file: found.file, pages: Math.max(1, found.file.facts?.pages ?? 1) };
}

/** The page that was asked for last, until the host has answered: a second press goes on from there. */
let asked: { readonly fileId: string; readonly page: number } | null = null;

/**
 * Turns the page that the room sees. False where no file is on the wall: then the key means something else. At either
 * end nothing happens, since a clicker in a presenter's hand must never go on with the day.
 */
export function turnPage(by: 1 | -1): boolean {
  const { session } = useDesk.getState();
  const on = session && fileOnWall(session);
  if (!session || !on) return false;
  const { fileId, page } = on.shown;
  const from = asked?.fileId === fileId ? asked.page : page;
  void turnTo(session.id, fileId, from + by, on.pages);
  return true;
}

/** Turns to a page of the file on the wall, where there is such a page. */
export async function turnTo(sessionId: string, fileId: string, page: number, pages: number): Promise<void> {
  if (page < 1 || page > pages) return;
  const mine = { fileId, page };
  asked = mine;
  await dispatch({ kind: 'file.view', sessionId, fileId, page });
  if (asked === mine) asked = null;
}

/** Shows a scene about one presentation; its name is that of the presentation, a file or a card. */
export function showPresented(sessionId: string, kind: Scene['kind'], refId: string): Promise<unknown> {
  return dispatch({ kind: 'wall.show', sessionId, scene: { kind, itemId: null, refId } });
}
