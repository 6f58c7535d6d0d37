import { apply, type BookCommand, type CommandInput, parseCommand } from '../../domain/commands.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/**
 * What a session would be after a command, or why it would be refused. The host has the last word; this is for
 * showing an effect before it is asked for. Ids that the command makes up are `ahead-1`, `ahead-2` …
 */
export function foresee(
  programme: Programme,
  session: Session,
  command: CommandInput,
  now: Instant,
): Result<Session, Refusal> {
  const parsed = parseCommand(command);
  if (!parsed.ok) return parsed;
  let made = 0;
  const newId = () => {
    made += 1;
    return `ahead-${made}`;
  };
  const book = { programme, sessions: { [session.id]: session } };
  const applied = apply(book, parsed.value as BookCommand, { now, by: '', newId });
  return applied.ok ? ok(applied.value.book.sessions[session.id] ?? session) : applied;
}
