import { currentSpan } from './agenda.ts';
import { fileInSession } from './presentation-files.ts';
import type { Presentation } from './presentation-record.ts';
import type { SceneKind } from './scenes/registry.ts';
import type { Scene, Session } from './session.ts';

/** The scenes that are about one presentation; its `refId` names it, one of its files, or a card of its feedback. */
const PRESENTED: ReadonlySet<SceneKind> = new Set(['file', 'outline', 'feedback', 'judgement']);

/** Whether a kind of scene is about one presentation, which it names. */
export function isPresented(kind: SceneKind): boolean {
  return PRESENTED.has(kind);
}

/** The presentation that such a scene is about. Null when it is gone, or when the card it names is not released. */
export function presentedBy(session: Session, { kind, refId = '' }: Scene): Presentation | null {
  if (kind === 'file') return fileInSession(session, refId)?.presentation ?? null;
  const all = Object.values(session.presentations);
  return (
    all.find(({ id }) => id === refId) ??
    (kind === 'feedback' ? all.find(({ feedback }) => feedback[refId]?.releasedAt != null) : undefined) ??
    null
  );
}

/** A scene about one presentation that names none is about the one that is held now. */
export function namingIts(session: Session, scene: Scene): Scene {
  if (!isPresented(scene.kind) || scene.refId !== undefined) return scene;
  const presentationId = currentSpan(session)?.presentationId;
  return presentationId ? { ...scene, refId: presentationId } : scene;
}
