import type { SessionSummary } from '../../domain/contract.ts';
import type { Attachment, PresentationFile } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';
import { handedInFilesOf, presentedFilesOf } from './book.ts';
import { summaryOf } from './summaries.ts';

/** What is known of a session that rests on the disk: what lists show, and which files it points at. */
export interface SessionDigest {
  readonly summary: SessionSummary;
  readonly presented: readonly PresentationFile[];
  readonly handedIn: readonly Attachment[];
}

/** Goes up when a digest says something else of the same session than before. */
export const DIGEST_VERSION = 1;

/** The digest of a session. */
export function digestOf(session: Session): SessionDigest {
  return {
    summary: summaryOf(session),
    presented: presentedFilesOf(session),
    handedIn: handedInFilesOf(session),
  };
}
