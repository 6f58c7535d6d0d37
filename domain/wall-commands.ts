import { z } from 'zod';
import { inSession, rule, withSession } from './command-table.ts';
import { personInText } from './person-in-text.ts';
import { plenumView } from './plenum-view.ts';
import type { Programme } from './programme.ts';
import { refuse } from './refusal.ts';
import { releaseFacts } from './room-facts.ts';
import { type Scene, SceneSchema, type Session } from './session.ts';

/** Commands about what the room sees. Showing is releasing, so none can be undone. */
export const wallCommands = {
  /** Makes a scene ready; null clears it. */
  'wall.prepare': rule({ ...inSession, scene: SceneSchema.nullable() }, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      const unknown = command.scene && checkScene(book.programme, session, command.scene);
      if (unknown) return unknown;
      session.wall.prepared = command.scene;
      return undefined;
    }),
  ),

  /** Shows a scene, or the prepared one when none is named. Ends black and freeze. */
  'wall.show': rule({ ...inSession, scene: SceneSchema.optional() }, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      const scene = command.scene ?? session.wall.prepared;
      if (!scene) return refuse('NOT_RELEASED');
      const unknown = checkScene(book.programme, session, scene);
      if (unknown) return unknown;
      session.wall.scene = scene;
      session.wall.prepared = null;
      session.wall.black = false;
      session.wall.frozen = null;
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
        session.wall.frozen = null;
      } else if (!session.wall.frozen) {
        const view = plenumView(releaseFacts(book.programme, session));
        session.wall.frozen = { at: context.now, view: { ...view, frozenAt: context.now } };
      }
      return undefined;
    }),
  ),
};

/** A scene about an item needs the item; a prompt that points at a person is not shown. */
function checkScene(programme: Programme, session: Session, scene: Scene): ReturnType<typeof refuse> | undefined {
  if (scene.itemId === null) return undefined;
  const item = session.items[scene.itemId];
  if (!item) return refuse('NO_SUCH_RECORD', { record: 'item' });
  return personInText(programme, item.prompt) ? refuse('PERSON_IN_TEXT') : undefined;
}
