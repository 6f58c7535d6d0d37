import type { Coursework } from '../../domain/coursework-record.ts';
import {
  isDeliveredElsewhere,
  type SessionStandings,
  standingOf,
  standsWhere,
} from '../../domain/coursework-standing.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { type SubmissionState, submissionState } from '../../domain/submissions.ts';
import { notify } from '../ui/toasts.ts';
import type { Say } from '../ui/words.ts';
import { give } from './give.ts';

/** Those of some people who stand in one of some states with a piece of coursework. */
function standing(
  session: Session,
  courseworkId: string,
  personIds: readonly string[],
  states: readonly SubmissionState[],
): string[] {
  return personIds.filter((id) => states.includes(submissionState(session.submissions[courseworkId]?.[id])));
}

/** Says that an act meant nobody. */
export function nobody(text: string): void {
  notify({ text, tone: 'refused' });
}

/** Marks that it lies on paper, for those who have not delivered. The others are left as they are. */
export async function markPaper(
  session: Session,
  coursework: Coursework,
  personIds: readonly string[],
  t: Say,
): Promise<void> {
  const those = standing(session, coursework.id, personIds, ['notDelivered']);
  if (those.length === 0) return nobody(t('coursework.nobodyToMark'));
  await give(
    {
      kind: 'submission.hand-in-many',
      sessionId: session.id,
      courseworkId: coursework.id,
      personIds: those,
      how: 'paper',
    },
    t('coursework.saidPaper', { n: those.length, key: coursework.key }),
  );
}

/** Everybody withdrawn comes back; where somebody is not withdrawn, all of them become so. */
export async function toggleWithdrawn(
  session: Session,
  coursework: Coursework,
  personIds: readonly string[],
  t: Say,
): Promise<void> {
  const out = standing(session, coursework.id, personIds, ['withdrawn']);
  const on = out.length < personIds.length;
  const those = on ? personIds.filter((id) => !out.includes(id)) : out;
  await give(
    { kind: 'submission.withdraw-many', sessionId: session.id, courseworkId: coursework.id, personIds: those, on },
    t(on ? 'coursework.saidWithdrawn' : 'coursework.saidBack', { n: those.length, key: coursework.key }),
  );
}

/** Empties what was delivered and is not settled. */
export async function clearDelivered(
  session: Session,
  coursework: Coursework,
  personIds: readonly string[],
  t: Say,
): Promise<void> {
  const those = standing(session, coursework.id, personIds, ['delivered']);
  if (those.length === 0) return nobody(t('coursework.nobodyToClear'));
  await give(
    { kind: 'submission.clear-many', sessionId: session.id, courseworkId: coursework.id, personIds: those },
    t('coursework.saidCleared', { n: those.length, key: coursework.key }),
  );
}

/** Who stands behind a presentation: its group, and those who present. */
function peopleBehind(programme: Programme, presentation: Presentation): string[] {
  const members = programme.groups[presentation.groupId ?? '']?.members ?? {};
  return Object.keys({ ...members, ...presentation.presenters });
}

/** Delivers a presentation for everybody behind it who has not delivered, here or in one of the other sessions. */
export async function deliverPresentation(
  programme: Programme,
  session: Session,
  coursework: Coursework,
  presentation: Presentation,
  elsewhere: readonly SessionStandings[],
  t: Say,
): Promise<void> {
  const behind = peopleBehind(programme, presentation);
  const here = behind.filter((id) => programme.people[id]?.workplaceId === session.workplaceId);
  const those = standing(session, coursework.id, here, ['notDelivered']).filter(
    (id) => !isDeliveredElsewhere(standsWhere(standingOf(undefined), elsewhere, coursework.id, id)),
  );
  if (those.length === 0) return nobody(t('coursework.nobodyToMark'));
  await give(
    {
      kind: 'submission.hand-in-many',
      sessionId: session.id,
      courseworkId: coursework.id,
      personIds: those,
      how: 'presentation',
      presentationId: presentation.id,
    },
    t('coursework.saidPresentation', { n: those.length, key: coursework.key }),
  );
}
