import { placeAmongKind, plannedForOne } from './agenda.ts';
import { inOrder } from './order.ts';
import { newestFiles } from './presentation-files.ts';
import type { Judgement, Presentation, PresentationFile } from './presentation-record.ts';
import type { Programme } from './programme.ts';
import type { RoomFile, RoomJudgement, RoomPicture, RoomPresentation } from './room.ts';
import { closedMs, groupOf } from './room-parts.ts';
import type { Session } from './session.ts';
import { shownFile } from './shown-file.ts';

type Clean = (text: string) => string;

/** What the room may know of the presentations, field by field: no presenter, no file name, nothing unreleased. */
export function releasePresentations(programme: Programme, session: Session, clean: Clean): RoomPresentation[] {
  const all = inOrder(session.presentations);
  return all.map((one): RoomPresentation => {
    const spans = Object.values(session.spans).filter((span) => span.presentationId === one.id);
    const item = one.itemId === null ? undefined : session.items[one.itemId];
    const held = spans.length > 0 && spans.every((span) => span.endedAt !== null);
    const { judgement } = one;
    const { number, total } = placeAmongKind(session, one);
    return {
      id: one.id,
      itemId: one.itemId,
      kind: one.kind,
      number,
      total,
      group: groupOf(programme, one.groupId, clean),
      title: clean(one.title),
      points: one.points.map(clean),
      outline: one.outline.map(clean),
      feedback: inOrder(one.feedback).map(({ kind, text }) => ({ kind, text: clean(text) })),
      feedbackOut: inOrder(one.feedback).flatMap(({ id, kind, text, releasedAt }) =>
        releasedAt === null ? [] : [{ id, kind, text: clean(text), releasedAt }],
      ),
      judgement: judgement && judgement.decidedAt !== null ? releaseJudgement(judgement, clean) : null,
      judgementOut: judgement && judgement.releasedAt !== null ? releaseJudgement(judgement, clean) : null,
      pictures: releasePictures(one),
      held,
      plannedMs: one.plannedMs ?? (item ? plannedForOne(item) : 0),
      actualMs: held ? closedMs(item, spans) : null,
    };
  });
}

/** The file that the scene on the wall names, by bytes and shape. Showing is releasing. */
export function releaseFile(session: Session): RoomFile | null {
  const { scene } = session.wall;
  const place = scene.kind === 'file' ? shownFile(session, scene.refId ?? '') : null;
  const file = place && session.presentations[place.presentationId]?.files[place.fileId];
  const picture = file && releasePicture(file);
  if (!place || !picture) return null;
  return {
    sha256: picture.sha256,
    showsAs: picture.showsAs,
    pages: picture.pages,
    width: picture.width,
    height: picture.height,
    presentationId: place.presentationId,
    page: place.page,
    fit: place.fit,
    blank: place.blank,
  };
}

/** The main file first, then the others in the order they came; of each the newest version that the room has seen. */
function releasePictures(presentation: Presentation): RoomPicture[] {
  const seen = (file: PresentationFile): PresentationFile | null => {
    if (file.releasedAt !== null) return file;
    const before = file.replaces === null ? undefined : presentation.files[file.replaces];
    return before ? seen(before) : null;
  };
  const { mainFileId } = presentation;
  const files = newestFiles(presentation).sort((a, b) => Number(b.id === mainFileId) - Number(a.id === mainFileId));
  return files.flatMap((file) => {
    const released = seen(file);
    return (released && releasePicture(released)) ?? [];
  });
}

function releasePicture(file: PresentationFile): RoomPicture | null {
  const { sha256, showsAs, facts } = file;
  if (showsAs === null) return null;
  return {
    sha256,
    showsAs,
    pages: Math.max(1, facts?.pages ?? 1),
    width: facts?.width ?? null,
    height: facts?.height ?? null,
  };
}

function releaseJudgement(judgement: Judgement, clean: Clean): RoomJudgement {
  return {
    newHere: judgement.newHere,
    breakWith: clean(judgement.breakWith),
    addsValue: judgement.addsValue,
    valueFor: (['resident', 'staff', 'service'] as const).filter((whom) => judgement.valueFor[whom]),
    sign: clean(judgement.sign),
    dissent: clean(judgement.dissent),
    decided: judgement.decidedAt !== null,
  };
}
