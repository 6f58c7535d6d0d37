import type { CommandInput } from '../../domain/commands.ts';
import type { Instant, Millis } from '../../domain/timer.ts';

/** A command of the example: when it was given, who was at the keys, and what it says. */
export interface DemoCommand {
  readonly at: Instant;
  readonly by: 'F1' | 'F2';
  readonly command: CommandInput;
}

/** The programme's own time zone, which the times in the content are read in. */
export const DEMO_TIME_ZONE = 'Europe/Oslo';

export const MINUTE: Millis = 60_000;

/** The only workplace. Ids of the example are words, so that its record can be read by people. */
export const WORKPLACE = 'sykehjem-c';

/** The id of a person, of a code such as `P07`. */
export function personId(code: string): string {
  return code.toLowerCase();
}

/** The id of a group, of its key in the content. */
export function groupId(key: string): string {
  return `group-${key}`;
}

/** The id of a piece of coursework, of its key. */
export function courseworkId(key: string): string {
  return key.toLowerCase();
}

/** Whether a text is a person's code and not a group's key. */
export function isCode(text: string): boolean {
  return /^P\d\d$/.test(text);
}
