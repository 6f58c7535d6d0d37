import { z } from 'zod';
import type { Room } from '../room.ts';

/** A scene: the strict shape of what it may say, and how that is made of what the room may know. */
export interface SceneRule<Kind extends string, Fields extends z.ZodRawShape> {
  readonly kind: Kind;
  readonly schema: z.ZodObject<{ kind: z.ZodLiteral<Kind> } & Fields, z.core.$strict>;
  readonly build: (room: Room) => { kind: Kind } & z.output<z.ZodObject<Fields>>;
  /** The header's left text, where it is not the theme of the day. */
  readonly place: ((room: Room) => string) | null;
}

/** Declares a scene; keeps the types of its fields and of what builds them together. */
export function sceneRule<const Kind extends string, Fields extends z.ZodRawShape>(
  kind: Kind,
  fields: Fields,
  build: (room: Room) => z.output<z.ZodObject<Fields>>,
  place: ((room: Room) => string) | null = null,
): SceneRule<Kind, Fields> {
  const schema = z.strictObject({ kind: z.literal(kind), ...fields }) as SceneRule<Kind, Fields>['schema'];
  return { kind, schema, build: (room) => ({ kind, ...build(room) }), place };
}
