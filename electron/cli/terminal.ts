import type { HostProblem } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import { say, sayIfKnown } from '../../domain/words.ts';
import {
  type CommandName,
  type CommandRule,
  commandLine,
  type OptionName,
  type UsageProblem,
  usageLine,
} from './command-line.ts';

/** Where a command writes to. */
export interface Terminal {
  readonly language: Language;
  /** Writes one line to standard output. */
  readonly out: (line: string) => void;
  /** Writes one line to standard error. */
  readonly err: (line: string) => void;
}

/** Refused or failed. */
export const FAILED = 1;
/** The command line itself was wrong. */
export const USAGE = 2;

/** A problem in three parts, or by its code alone where nothing more can be said. */
function problemText(language: Language, { code, params }: HostProblem): string {
  const area = sayIfKnown(language, `refusal.${code}.title`) ? 'refusal' : 'problem';
  const parts = ['title', 'sentence', 'next'].map((part) => sayIfKnown(language, `${area}.${code}.${part}`, params));
  const [title, sentence, next] = parts;
  return title ? `${title}. ${[sentence, next].filter(Boolean).join(' ')} (${code})` : code;
}

/** Tells of a problem, as JSON on standard output where that was asked for. */
export function tellProblem(terminal: Terminal, problem: HostProblem, json: boolean): number {
  if (json) terminal.out(JSON.stringify({ ok: false, code: problem.code }));
  else terminal.err(problemText(terminal.language, problem));
  return FAILED;
}

/** Tells why browser mode starts where the desktop was asked for. `why` is the launcher's word; others say nothing. */
export function tellNoDesktop(terminal: Terminal, why: string | undefined): void {
  const sentence = why && sayIfKnown(terminal.language, `cli.noDesktop-${why}`);
  if (sentence) terminal.err(sentence);
}

/** Tells what is wrong with the command line and how it should read. */
export function tellUsage(terminal: Terminal, { code, word, command }: UsageProblem): number {
  terminal.err(say(terminal.language, `cli.${code}`, { word }));
  terminal.err(command ? usageLine(command) : say(terminal.language, 'cli.seeHelp'));
  return USAGE;
}

/** The help, about one command or all. */
export function helpText(language: Language, about: CommandName | null): string {
  const names = Object.keys(commandLine) as CommandName[];
  const of = (name: CommandName): string => `${usageLine(name)}\n    ${say(language, `cli.about-${name}`)}`;
  if (about) return [of(about), ...optionLines(language, about)].join('\n');
  return [say(language, 'cli.intro'), '', ...names.map(of), '', say(language, 'cli.exitCodes')].join('\n');
}

/** What each option of a command means. */
function optionLines(language: Language, name: CommandName): string[] {
  const rule: CommandRule = commandLine[name];
  const options = Object.entries(rule.options).map(([key, { value }]) => ({
    key,
    left: value ? `--${key} ${value}` : `--${key}`,
  }));
  const wide = Math.max(0, ...options.map(({ left }) => left.length));
  const lines = options.map(
    ({ key, left }) => `    ${left.padEnd(wide)}  ${say(language, `cli.option-${key as OptionName}`)}`,
  );
  return lines.length > 0 ? ['', ...lines] : [];
}
