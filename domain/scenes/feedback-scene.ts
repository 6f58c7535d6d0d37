import { z } from 'zod';
import type { FeedbackKind } from '../presentation-record.ts';
import type { Room, RoomPresentation } from '../room.ts';
import { say } from '../words.ts';
import { namedPlace, namedPresentation } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

const kinds: readonly FeedbackKind[] = ['keep', 'ask', 'try'];

/** What the room gives back on a presentation, card by card: the one that the scene names, else the one released last. */
export const feedbackScene = sceneRule(
  'feedback',
  {
    group: GroupViewSchema.nullable(),
    title: z.string(),
    /** Null while nothing is released: then the room is asked to think of all three. */
    card: z
      .strictObject({
        text: z.string(),
        /** "Behold" */
        kind: z.string(),
        /** Its number among the released ones of its kind, from 1. */
        number: z.int(),
        total: z.int(),
      })
      .nullable(),
    /** The three kinds: what each asks, and its released cards in order, the one that is shown marked. */
    kinds: z.array(
      z.strictObject({ name: z.string(), asks: z.string(), cards: z.array(z.strictObject({ shown: z.boolean() })) }),
    ),
  },
  (room) => {
    const one = namedPresentation(room);
    const out = one?.feedbackOut ?? [];
    const card = shownCard(room, one);
    const alike = out.filter(({ kind }) => kind === card?.kind);
    return {
      group: one?.group ? { name: one.group.name, shape: one.group.shape } : null,
      title: one?.title ?? '',
      card: card && {
        text: card.text,
        kind: say(room.language, `common.${card.kind}`),
        number: alike.indexOf(card) + 1,
        total: alike.length,
      },
      kinds: kinds.map((kind) => ({
        name: say(room.language, `common.${kind}`),
        asks: say(room.language, `wall.asks-${kind}`),
        cards: out.filter((other) => other.kind === kind).map((other) => ({ shown: other === card })),
      })),
    };
  },
  namedPlace,
);

function shownCard({ scene }: Room, one: RoomPresentation | null): RoomPresentation['feedbackOut'][number] | null {
  const out = one?.feedbackOut ?? [];
  const named = out.find(({ id }) => id === scene.refId);
  if (named) return named;
  return out.reduce<(typeof out)[number] | null>(
    (latest, card) => (latest && latest.releasedAt > card.releasedAt ? latest : card),
    null,
  );
}
