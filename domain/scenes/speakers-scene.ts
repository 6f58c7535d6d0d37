import { z } from 'zod';
import type { Room, RoomSpeaker } from '../room.ts';
import { TimerFactsSchema } from '../timer-record.ts';
import { say } from '../words.ts';
import { sceneItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

/** Those who come next, by how many the wall shows. */
const NEXT = 3;

const SpeakerViewSchema = z.strictObject({
  /** Of the entry; whose it is, is known on the desk alone. */
  entryId: z.string(),
  /** "Nummer 2" */
  place: z.string(),
  /** What they want to be called in the room. Filled as the view leaves the desk (`withCallNames`); else null. */
  call: z.string().max(40).nullable(),
  /** "Replikk", "Til dagsorden", or empty for an ordinary speech. */
  speech: z.string(),
});
type SpeakerView = z.infer<typeof SpeakerViewSchema>;

/** Who speaks, who comes next, and whether the list is still open. */
export const speakersScene = sceneRule(
  'speakers',
  {
    title: z.string(),
    /** "Har ordet", or "Ordet er fritt" when nobody speaks. */
    lead: z.string(),
    speaking: SpeakerViewSchema.nullable(),
    next: z.array(SpeakerViewSchema),
    /** How many wait after those. */
    more: z.int(),
    /** "Siste sjanse" or "Strek er satt", else empty. */
    closing: z.string(),
    closed: z.boolean(),
    /** "Ingen på lista" */
    empty: z.string(),
    /** Of the one who speaks. */
    timer: TimerFactsSchema.nullable(),
  },
  (room) => {
    const { language, speakers } = room;
    const waiting = speakers?.waiting ?? [];
    const closing = speakers?.closing ?? 'open';
    return {
      title: sceneItem(room)?.title ?? '',
      lead: say(language, speakers?.speaking ? 'wall.hasTheFloor' : 'wall.floorFree'),
      speaking: speakers?.speaking ? viewOf(room, speakers.speaking) : null,
      next: waiting.slice(0, NEXT).map((one) => viewOf(room, one)),
      more: Math.max(0, waiting.length - NEXT),
      closing: closing === 'open' ? '' : say(language, closing === 'closed' ? 'wall.listClosed' : 'wall.lastChance'),
      closed: closing === 'closed',
      empty: say(language, 'wall.listEmpty'),
      timer: speakers?.speaking ? speakers.timer : null,
    };
  },
);

function viewOf({ language }: Room, { entryId, place, speech }: RoomSpeaker): SpeakerView {
  return {
    entryId,
    place: say(language, 'wall.number', { place }),
    call: null,
    speech: speech === 'ordinary' ? '' : say(language, speech === 'reply' ? 'wall.reply' : 'wall.procedural'),
  };
}
