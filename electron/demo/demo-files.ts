import type { Book } from '../../domain/command-table.ts';
import type { Instant } from '../../domain/timer.ts';
import type { DemoCommand } from './demo-command.ts';

/**
 * The files that the groups held their talks with are released, as those are that a wall has shown, so that the deck may
 * have a picture of each. Known only from the book: a file gets its id when it is taken in.
 */
export function releaseCommands({ sessions }: Book, at: Instant): DemoCommand[] {
  return Object.values(sessions).flatMap(({ id: sessionId, presentations }) =>
    Object.values(presentations).flatMap(({ id: presentationId, status, mainFileId: fileId }): DemoCommand[] =>
      status === 'presented' && fileId !== null
        ? [{ at, by: 'F1', command: { kind: 'file.release', sessionId, presentationId, fileId, on: true } }]
        : [],
    ),
  );
}
