import type { Command, HistoryCommand, NameCommand } from '../../domain/commands.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import { type Refusal, type RefusalCode, refuse } from '../../domain/refusal.ts';

/** A command that has its place in the order; the answer comes when its change is on the disk. */
export interface Placed {
  readonly answer: Promise<DispatchAnswer>;
}

/** A command that needs to wait for nothing. */
export function placed(answer: DispatchAnswer): Placed {
  return { answer: Promise.resolve(answer) };
}

/** The answer that says no. */
export function refused(code: RefusalCode, params?: Refusal['params']): DispatchAnswer {
  return { ok: false, refusal: refuse(code, params) };
}

/** Whether a command is about the link key. */
export function isNameCommand(command: Command): command is NameCommand {
  return command.kind.startsWith('name.');
}

/** Whether a command is about the record itself. */
export function isHistoryCommand(command: Command): command is HistoryCommand {
  return command.kind === 'history.undo' || command.kind === 'history.redo';
}
