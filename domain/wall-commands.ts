import { z } from 'zod';
import { inSession, rule, withSession } from './command-table.ts';
import { personInText } from './person-in-text.ts';
import { plenumView } from './plenum-view.ts';
import { fileInSession } from './presentation-files.ts';
import { isPresented, namingIts, presentedBy } from './presented-scenes.ts';
import type { Programme } from './programme.ts';
import { refuse } from './refusal.ts';
import { releaseFacts } from './room-facts.ts';
import { unfreeze } from './run-moves.ts';
import { PROMPT_MAX, type Scene, SceneSchema, type Session } from './session.ts';
import { shownFile } from './shown-file.ts';
import type { Instant } from './timer.ts';

/** Commands about what the room sees. Showing is releasing, so none can be undone. */
export const wallCommands = {
  /** Makes a scene ready; null clears it. */
  'wall.prepare': rule({ ...inSession, scene: SceneSchema.nullable() }, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      const scene = command.scene && namingIts(session, command.scene);
      const unknown = scene && checkScene(book.programme, session, scene);
      if (unknown) return unknown;
      session.wall.prepared = scene;
      return undefined;
    }),
  ),

  /** Shows a scene, or the prepared one when none is named. Ends black and freeze. */
  'wall.show': rule({ ...inSession, scene: SceneSchema.optional() }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const wanted = command.scene ?? session.wall.prepared;
      if (!wanted) return refuse('NOT_RELEASED');
      const scene = namingIts(session, wanted);
      const unknown = checkScene(book.programme, session, scene);
      if (unknown) return unknown;
      showScene(session, scene);
      if (scene.kind === 'file') showFile(session, scene.refId ?? '', context.now);
      return undefined;
    }),
  ),

  /** Writes to the room. It stays on the desk until the scene of that name is shown, at once if asked for. */
  'wall.message': rule(
    { ...inSession, text: z.string().trim().max(PROMPT_MAX), show: z.boolean().default(false) },
    false,
    (book, command) =>
      withSession(book, command.sessionId, (session) => {
        const { text, show } = command;
        if (personInText(book.programme, text)) return refuse('PERSON_IN_TEXT');
        if (show && text === '') return refuse('NOT_RELEASED');
        session.wall.message = text;
        if (show) showScene(session, { kind: 'message', itemId: null });
        return undefined;
      }),
  ),

  'wall.black': rule({ ...inSession, on: z.boolean() }, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      session.wall.black = command.on;
      return undefined;
    }),
  ),

  /** Holds the very frame that the room sees now; the desk goes on. */
  'wall.freeze': rule({ ...inSession, on: z.boolean() }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      if (!command.on) {
        unfreeze(session);
      } else if (!session.wall.frozen) {
        const view = plenumView(releaseFacts(book.programme, session));
        session.wall.frozen = { at: context.now, view: { ...view, frozenAt: context.now } };
      }
      return undefined;
    }),
  ),
};

/** Puts a scene on the wall; ends black and freeze. A message goes when something else is shown. */
function showScene(session: Session, scene: Scene): void {
  session.wall.scene = scene;
  session.wall.prepared = null;
  session.wall.black = false;
  session.wall.frozen = null;
  if (scene.kind !== 'message') session.wall.message = '';
}

/** The file is on the page that it was left on, else on its first; the room has seen it from now on. */
function showFile(session: Session, fileId: string, now: Instant): void {
  const found = fileInSession(session, fileId);
  if (!found) return;
  found.file.releasedAt ??= now;
  session.wall.file = shownFile(session, fileId);
}

/**
 * A scene about an item or a presentation needs it; one of a note, a card or a message needs it released, so does one of
 * a card of feedback; one of a file needs it fit to be shown; none names a person.
 */
function checkScene(programme: Programme, session: Session, scene: Scene): ReturnType<typeof refuse> | undefined {
  const item = scene.itemId === null ? null : session.items[scene.itemId];
  if (item === undefined) return refuse('NO_SUCH_RECORD', { record: 'item' });
  if (scene.kind === 'file') {
    const found = fileInSession(session, scene.refId ?? '');
    if (!found) return refuse('NO_SUCH_RECORD', { record: 'file' });
    if (found.file.showsAs === null) return refuse('FILE_NOT_SHOWABLE');
  }
  if (isPresented(scene.kind) && scene.refId !== undefined && !presentedBy(session, scene)) {
    return isHidden(session, scene) ? refuse('NOT_RELEASED') : refuse('NO_SUCH_RECORD', { record: 'presentation' });
  }
  if (namesHeldTheme(session, scene)) return refuse('NOT_RELEASED');
  const alone = textAlone(session, scene);
  if (alone === '') return refuse('NOT_RELEASED');
  return [item?.prompt ?? '', alone ?? ''].some((text) => personInText(programme, text))
    ? refuse('PERSON_IN_TEXT')
    : undefined;
}

/** Whether a scene names a card of feedback that is not released. */
function isHidden({ presentations }: Session, { kind, refId = '' }: Scene): boolean {
  return (
    kind === 'feedback' && Object.values(presentations).some(({ feedback }) => feedback[refId]?.releasedAt === null)
  );
}

/** Whether a scene names a card of collective feedback that is not released, or is gone. */
function namesHeldTheme({ themes }: Session, { kind, refId }: Scene): boolean {
  if (kind !== 'collectiveFeedback' || refId === undefined) return false;
  return !Object.values(themes).some((kin) => kin[refId] !== undefined && kin[refId].releasedAt !== null);
}

/** The text of a scene that is nothing but one released text; empty where there is none, null for other scenes. */
function textAlone(session: Session, { kind, itemId, refId = '' }: Scene): string | null {
  if (kind === 'message') return session.wall.message;
  if (kind === 'note') {
    const note = session.notes[refId];
    return note && note.releasedAt !== null ? note.text : '';
  }
  if (kind === 'card') {
    const card = itemId === null ? undefined : session.cards[itemId]?.[refId];
    return card && card.releasedAt !== null ? `${card.text} ${card.label}` : '';
  }
  return null;
}
