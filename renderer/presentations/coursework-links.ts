import { courseworkOf, termsFor } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import { countedFor } from '../../domain/presented-coursework.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { lastAttempt } from '../../domain/submissions.ts';

/** A piece of coursework that a presentation counts as, and the codes of those it counts for. */
export interface CourseworkLink {
  readonly coursework: Coursework;
  readonly codes: readonly string[];
}

/** What a presentation counts as, in the order of the coursework. */
export function linksOf(
  programme: Programme,
  session: Session,
  presentation: Presentation,
  people: readonly Person[],
): CourseworkLink[] {
  return courseworkOf(programme)
    .map((coursework) => {
      const counted = new Set(countedFor(session, coursework.id, presentation.id));
      return { coursework, codes: people.filter(({ id }) => counted.has(id)).map(({ code }) => code) };
    })
    .filter(({ codes }) => codes.length > 0);
}

/** The piece that is most likely meant: the item's own, else one that is presented in this kind of session. */
export function likelyCoursework(
  programme: Programme,
  session: Session,
  presentation: Presentation,
): Coursework | undefined {
  const all = courseworkOf(programme);
  const key = presentation.itemId === null ? '' : session.items[presentation.itemId]?.coursework;
  const presented = all.filter((one) => termsFor(one, session.workplaceId).form === 'presentation');
  return (
    all.find((one) => one.key === key) ??
    presented.find((one) => termsFor(one, session.workplaceId).dueKind === session.kind) ??
    presented[0] ??
    all[0]
  );
}

/** Why a presentation cannot be made to count for somebody, or be taken back. */
export type Lock = 'settled' | 'withdrawn' | 'elsewhere';

/** Those of whom nothing can be changed, and why. */
export function locksOf(session: Session, courseworkId: string, presentationId: string): ReadonlyMap<string, Lock> {
  const locks = new Map<string, Lock>();
  for (const submission of Object.values(session.submissions[courseworkId] ?? {})) {
    const attempt = lastAttempt(submission);
    const other = attempt.presentationId !== null && attempt.presentationId !== presentationId;
    if (attempt.case.outcome.kind === 'settled') locks.set(submission.personId, 'settled');
    else if (submission.withdrawnAt !== null) locks.set(submission.personId, 'withdrawn');
    else if (other) locks.set(submission.personId, 'elsewhere');
  }
  return locks;
}

/** Who is chosen at first: those it counts for, else the members of the group, else those who present. */
export function chosenAtFirst(
  programme: Programme,
  session: Session,
  presentation: Presentation,
  courseworkId: string,
): ReadonlySet<string> {
  const counted = countedFor(session, courseworkId, presentation.id);
  if (counted.length > 0) return new Set(counted);
  const members = presentation.groupId === null ? {} : (programme.groups[presentation.groupId]?.members ?? {});
  const near = Object.keys(members).length > 0 ? members : presentation.presenters;
  const locks = locksOf(session, courseworkId, presentation.id);
  return new Set(Object.keys(near).filter((id) => !locks.has(id)));
}
