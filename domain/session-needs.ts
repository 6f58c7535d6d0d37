import type { BookCommand, BookCommandKind } from './commands.ts';

/**
 * Which sessions a command looks at. The open one is always there. A host that keeps the others on the disk brings
 * these in before the command is applied.
 */
export interface SessionNeeds {
  readonly ids: readonly string[];
  /** Every session of this workplace. */
  readonly workplaceId: string | null;
  /** Every session of the workplace that the first of `ids` belongs to. */
  readonly kin: boolean;
  readonly all: boolean;
}

/** What is asked of every session: whether somebody or something is used anywhere. */
const ASK_ALL: ReadonlySet<BookCommandKind> = new Set(['coursework.remove', 'group.remove', 'person.remove']);
/** What goes back to the workplace's earlier sessions. */
const ASK_KIN: ReadonlySet<BookCommandKind> = new Set(['question.bring', 'presentation.attach-kept']);

/** The sessions that have to be at hand for a command. */
export function sessionNeeds(command: BookCommand): SessionNeeds {
  const id = 'sessionId' in command ? command.sessionId : undefined;
  const ids = typeof id === 'string' ? [id] : [];
  return {
    ids,
    workplaceId: command.kind === 'session.create' ? command.workplaceId : null,
    kin: ASK_KIN.has(command.kind),
    all: ASK_ALL.has(command.kind),
  };
}
