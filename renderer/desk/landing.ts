import { deskDay } from '../../domain/desk-view.ts';
import type { Session } from '../../domain/session.ts';

/** Where a page comes up: at the place its address names, or wherever the work is. */
export type Landing = 'where-named' | 'where-the-work-is';

/** Reads the address as the page was opened. One that holds a token, or nothing, names no place. */
export function landingRoute(hash: string): Landing {
  return /^#\/./.test(hash) ? 'where-named' : 'where-the-work-is';
}

/**
 * The screen where the work is: the run of a day that goes on or is held today, else the start, where every day can
 * be found. A restart in the middle of a day comes up where it was.
 */
export function placeOfWork(session: Session | null, today: string): '/' | '/run' {
  if (!session) return '/';
  const day = deskDay(session);
  return session.run.spanId !== null || (day?.date === today && day.closedAt === null) ? '/run' : '/';
}
