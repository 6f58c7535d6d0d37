import { daysOf } from './agenda.ts';
import { instantAt } from './clock-text.ts';
import type { Book } from './command-table.ts';
import type { FileFacts } from './file-facts.ts';
import { newestFiles } from './presentation-files.ts';
import type { Attachment, Presentation } from './presentation-record.ts';
import type { Programme } from './programme.ts';
import { sessionBefore } from './questions.ts';
import type { Session } from './session.ts';
import { isHandedIn, lastAttempt } from './submissions.ts';
import type { Instant } from './timer.ts';

/** Whom a presentation is, or is to be, as far as files from the in-between period go. */
export interface InBetweenAsk {
  readonly sessionId: string;
  /** Null while it is only asked for. */
  readonly presentationId: string | null;
  readonly groupId: string | null;
}

/** Where a file lies in the programme already. */
export type KeptFrom =
  | { readonly kind: 'coursework'; readonly key: string; readonly code: string }
  | { readonly kind: 'presentation'; readonly group: string; readonly title: string };

/** A file that the programme has already and that a presentation can take over. For the desk alone. */
export interface KeptFile {
  readonly attachment: Attachment;
  /** What looking into it found; null where nobody has looked yet, as with coursework. */
  readonly facts: FileFacts | null;
  readonly from: KeptFrom;
  /** Handed in by somebody of the group, or brought by the group itself. */
  readonly ofGroup: boolean;
}

/**
 * The files that came in since the session before and that the workplace's people have handed in, and those that the
 * same group has brought ahead or for a presentation that never got a place. The group's own first, newest first; the
 * same bytes once, and not what the presentation has already.
 */
export function inBetweenFiles(book: Book, ask: InBetweenAsk): KeptFile[] {
  const session = book.sessions[ask.sessionId];
  if (!session) return [];
  const { programme } = book;
  const period = periodBefore(book, session);
  const talk = ask.presentationId === null ? undefined : session.presentations[ask.presentationId];
  const own = new Set(Object.keys(talk?.presenters ?? {}));
  const group = ask.groupId === null ? undefined : programme.groups[ask.groupId];
  for (const id of Object.keys(group?.members ?? {})) own.add(id);
  const until = Object.values(book.sessions).filter(
    (one) => one.workplaceId === session.workplaceId && one.number <= session.number,
  );
  const found = until.flatMap((one) => [
    ...handedInFiles(programme, one, own, period),
    ...(group ? broughtFiles(one, { ...ask, groupId: group.id }, group.name, period) : []),
  ]);
  const seen = new Set(Object.values(talk?.files ?? {}).map(({ sha256 }) => sha256));
  return found.sort(ownFirst).filter(({ attachment: { sha256 } }) => !seen.has(sha256) && seen.add(sha256));
}

interface Period {
  /** When the session before ended; the beginning of time where there was none. */
  readonly from: Instant;
  /** When this one begins. */
  readonly to: Instant;
}

function periodBefore({ programme, sessions }: Book, session: Session): Period {
  const ended = sessionBefore(Object.values(sessions), session);
  const last = ended ? daysOf(ended).at(-1) : undefined;
  const first = daysOf(session)[0];
  const { timeZone } = programme;
  return {
    from: last ? instantAt(last.date, last.endMinute, timeZone) : 0,
    to: first ? instantAt(first.date, first.startMinute, timeZone) : Number.POSITIVE_INFINITY,
  };
}

function handedInFiles(programme: Programme, session: Session, own: ReadonlySet<string>, { from }: Period): KeptFile[] {
  return Object.entries(session.submissions).flatMap(([courseworkId, pieces]) =>
    Object.values(pieces).flatMap((submission) => {
      const person = programme.people[submission.personId];
      const attempt = lastAttempt(submission);
      const counts = submission.withdrawnAt === null && isHandedIn(attempt);
      if (!counts || person?.workplaceId !== session.workplaceId) return [];
      const key = programme.coursework[courseworkId]?.key ?? '';
      return Object.values(attempt.files)
        .filter(({ addedAt }) => addedAt > from)
        .map((file) => ({
          attachment: asAttachment(file),
          facts: null,
          from: { kind: 'coursework' as const, key, code: person.code },
          ofGroup: own.has(person.id),
        }));
    }),
  );
}

function broughtFiles(session: Session, ask: InBetweenAsk, group: string, period: Period): KeptFile[] {
  return Object.values(session.presentations)
    .filter(({ id, groupId }) => groupId === ask.groupId && id !== ask.presentationId)
    .flatMap((one) =>
      newestFiles(one)
        .filter(({ addedAt }) => isUnplaced(session, one) || (addedAt > period.from && addedAt < period.to))
        .map((file) => ({
          attachment: asAttachment(file),
          facts: file.facts,
          from: { kind: 'presentation' as const, group, title: one.title },
          ofGroup: true,
        })),
    );
}

/** Whether it stands in no queue and was never held. */
function isUnplaced({ items }: Session, { itemId, status }: Presentation): boolean {
  return status !== 'presented' && (itemId === null || !items[itemId]);
}

function asAttachment({ id, sha256, ext, name, bytes, mime, addedAt }: Attachment): Attachment {
  return { id, sha256, ext, name, bytes, mime, addedAt };
}

function ownFirst(a: KeptFile, b: KeptFile): number {
  const { attachment: one } = a;
  const { attachment: other } = b;
  return Number(b.ofGroup) - Number(a.ofGroup) || other.addedAt - one.addedAt || (one.id < other.id ? -1 : 1);
}
