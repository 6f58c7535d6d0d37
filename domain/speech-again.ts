import type { Book } from './command-table.ts';
import type { Patch, Patches } from './patch.ts';
import type { Session } from './session.ts';
import { spokenMs } from './speakers.ts';
import type { Instant } from './timer.ts';

const SESSION = 'session/';

/**
 * The steps that take a withdrawal from a speaker list back, or make it again, with the clock of whoever has the floor as
 * it is meant: given back, they have spoken as long as when they were taken off, and nothing of what lies between; taken
 * off again, what they have spoken since counts. `after` is the book that the steps as they were recorded would give.
 */
export function withSpeechClock(before: Book, after: Book, patches: Patches, now: Instant): Patches {
  return Object.fromEntries(
    Object.entries(patches).map(([key, steps]) => {
      const id = key.startsWith(SESSION) ? key.slice(SESSION.length) : '';
      const [was, is] = [before.sessions[id], after.sessions[id]];
      return [key, was && is ? [...steps, ...clockSteps(was, is, now)] : steps];
    }),
  );
}

function clockSteps(before: Session, after: Session, now: Instant): Patch[] {
  return Object.entries(after.speakers).flatMap(([itemId, list]): Patch[] => {
    const was = before.speakers[itemId];
    if (!was || was.speakingId === list.speakingId) return [];
    const speaks = list.speakingId === null ? undefined : was.entries[list.speakingId];
    if (speaks && list.timer) {
      const timer = {
        ...list.timer,
        startedAt: now - speaks.spokenMs,
        pausedAt: list.timer.pausedAt === null ? null : now,
      };
      return [{ op: 'replace', path: ['speakers', itemId, 'timer'], value: timer }];
    }
    const spoke = was.speakingId === null ? undefined : was.entries[was.speakingId];
    if (!spoke || list.entries[spoke.id]?.state !== 'dropped') return [];
    const path = ['speakers', itemId, 'entries', spoke.id, 'spokenMs'];
    return [{ op: 'replace', path, value: spokenMs(was, spoke, now) }];
  });
}
