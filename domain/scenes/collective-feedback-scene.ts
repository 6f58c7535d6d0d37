import { z } from 'zod';
import type { HighlightKind } from '../coursework-record.ts';
import type { Room, RoomCoursework, RoomTheme } from '../room.ts';
import { say } from '../words.ts';
import { sceneItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

const kinds: readonly HighlightKind[] = ['strength', 'nextStep'];

/**
 * Feedback that is given to everyone at once, card by card: the one that the scene names, else the one released last.
 * How many are still to come is not told: one may be held back because it rests on too few.
 */
export const collectiveFeedbackScene = sceneRule(
  'collectiveFeedback',
  {
    /** What the feedback is on: "Forberedt lesing og presentasjon". */
    title: z.string(),
    /** Null while nothing is released. */
    card: z
      .strictObject({
        /** "Styrke" */
        kind: z.string(),
        /** Its number among the released ones of its kind, from 1. */
        number: z.int(),
        title: z.string(),
        text: z.string(),
        quotes: z.array(z.string()),
      })
      .nullable(),
    /** Strengths and next steps with their released cards in order, the one that is shown marked. */
    kinds: z.array(z.strictObject({ name: z.string(), cards: z.array(z.strictObject({ shown: z.boolean() })) })),
    /** Says before the first card how they will come. */
    coming: z.string(),
    /** What the room is asked at every card. */
    asks: z.string(),
  },
  (room) => {
    const coursework = namedCoursework(room);
    const themes = coursework?.themes ?? [];
    const card = shownTheme(room, themes);
    const { language } = room;
    return {
      title: coursework?.title ?? '',
      card: card && {
        kind: say(language, `common.${card.kind}`),
        number: themes.filter(({ kind }) => kind === card.kind).indexOf(card) + 1,
        title: card.title,
        text: card.text,
        quotes: [...card.quotes],
      },
      kinds: kinds.map((kind) => ({
        name: say(language, `wall.feedback-${kind}`),
        cards: themes.filter((theme) => theme.kind === kind).map((theme) => ({ shown: theme === card })),
      })),
      coming: say(language, 'wall.feedbackComing'),
      asks: say(language, 'wall.feedbackAsks'),
    };
  },
  (room) => {
    const coursework = namedCoursework(room);
    return coursework ? say(room.language, 'wall.feedbackOn', { key: coursework.key }) : room.today?.theme || '';
  },
);

/** The coursework that the scene is about: whose card it names, else that of its item, else the one with the newest card. */
function namedCoursework(room: Room): RoomCoursework | null {
  const { coursework, scene } = room;
  const named = coursework.find(({ themes }) => themes.some(({ id }) => id === scene.refId));
  const item = sceneItem(room);
  const ofItem = coursework.find(({ courseworkId }) => courseworkId === item?.courseworkId);
  return named ?? ofItem ?? newest(coursework) ?? coursework[0] ?? null;
}

function newest(all: readonly RoomCoursework[]): RoomCoursework | null {
  const at = ({ themes }: RoomCoursework) => Math.max(...themes.map(({ releasedAt }) => releasedAt));
  return all
    .filter(({ themes }) => themes.length > 0)
    .reduce<RoomCoursework | null>((latest, one) => (latest && at(latest) > at(one) ? latest : one), null);
}

function shownTheme({ scene }: Room, themes: readonly RoomTheme[]): RoomTheme | null {
  const named = themes.find(({ id }) => id === scene.refId);
  return (
    named ??
    themes.reduce<RoomTheme | null>(
      (latest, theme) => (latest && latest.releasedAt > theme.releasedAt ? latest : theme),
      null,
    )
  );
}
