import { useMemo } from 'react';
import { peopleOf } from '../../domain/mix.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import type { SpeakerEntry, SpeakerList } from '../../domain/speaker-record.ts';
import {
  latestSpeech,
  NEW_SPEAKER_LIST,
  type QueuedSpeaker,
  repliesLeft,
  speakerQueue,
  speakingEntry,
} from '../../domain/speakers.ts';
import { useDesk } from '../desk-client.ts';

/** All that the panel shows of an item's speaker list. */
export interface SpeakersData {
  readonly programme: Programme;
  readonly session: Session;
  readonly item: Item;
  readonly people: readonly Person[];
  /** Codes of those people by their id. */
  readonly codes: ReadonlyMap<string, string>;
  readonly list: SpeakerList;
  readonly speaking: SpeakerEntry | null;
  readonly queue: readonly QueuedSpeaker[];
  /** Who begins if the floor is given to the next one: whoever is out of the room is passed over. */
  readonly next: QueuedSpeaker | null;
  /** How many more may reply to the latest speech; null before the first. */
  readonly repliesLeft: number | null;
  /** The room sees this very list. */
  readonly onWall: boolean;
}

/** The speaker list of an item, or null while item or session is not there. */
export function useSpeakers(sessionId: string, itemId: string): SpeakersData | null {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  const everybody = programme?.people;
  const workplaceId = session?.workplaceId;
  const people = useMemo(
    () => (everybody && workplaceId !== undefined ? peopleOf(everybody, workplaceId) : []),
    [everybody, workplaceId],
  );
  const codes = useMemo(() => new Map(people.map(({ id, code }) => [id, code])), [people]);
  return useMemo(() => {
    const item = session?.items[itemId];
    if (!programme || !session || !item) return null;
    const list = session.speakers[itemId] ?? NEW_SPEAKER_LIST;
    const queue = speakerQueue(programme, session, itemId);
    const { scene, black, frozen } = session.wall;
    return {
      programme,
      session,
      item,
      people,
      codes,
      list,
      speaking: speakingEntry(list),
      queue,
      next: queue.find(({ away }) => !away) ?? null,
      repliesLeft: latestSpeech(list) ? repliesLeft(list) : null,
      onWall: scene.kind === 'speakers' && scene.itemId === itemId && !black && frozen === null,
    };
  }, [programme, session, itemId, people, codes]);
}
