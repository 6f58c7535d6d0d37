import { parseArgs } from 'node:util';
import type { Language } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { DateSchema } from '../../domain/time.ts';

/** An option of a command. `value` names what follows it in the help; without one it is a switch. */
export interface OptionRule {
  readonly value?: string;
  readonly required?: boolean;
  readonly oneOf?: readonly string[];
  /** Whether a value is one at all; each command says what follows from it. */
  readonly fits?: (value: string) => boolean;
}

/** The shape of one command of `samling`. */
export interface CommandRule {
  /** Words after the command's name, e.g. `<folder>`; one of several where they are parted by `|`. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, OptionRule>>;
}

const language = { value: 'nb|en', oneOf: ['nb', 'en'] } as const;
const session = { value: 'ID|latest' } as const;
const json = {} as const;
const port = { value: 'N', fits: (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535 } as const;

/** Every command; the help and the checks are both made of this. */
export const commandLine = {
  start: { words: [], options: { port, 'no-open': {}, json } },
  new: {
    words: ['<folder>'],
    options: {
      template: {
        value: 'kickoff|implementation|evaluation',
        required: true,
        oneOf: ['kickoff', 'implementation', 'evaluation'],
      },
      language: { ...language, required: true },
      workplace: { value: 'NAME', required: true },
      date: { value: 'YYYY-MM-DD', fits: (text: string) => DateSchema.safeParse(text).success },
      people: { value: 'N', fits: (text: string) => /^\d{1,3}$/.test(text) },
      json,
    },
  },
  serve: { words: ['<folder>'], options: { port, 'no-open': {}, anyway: {}, json } },
  commands: { words: [], options: { json } },
  do: { words: ['<folder>'], options: { session, json } },
  show: {
    words: ['<folder>'],
    options: {
      session,
      view: { value: 'desk|plenum', required: true, oneOf: ['desk', 'plenum'] },
      at: { value: 'ISO', fits: (text: string) => instantOf(text) !== null },
      json,
    },
  },
  export: {
    words: ['deck|handouts', '<folder>'],
    options: {
      session,
      language,
      out: { value: 'FILE|FOLDER', required: true },
      format: { value: 'md|pdf', oneOf: ['md', 'pdf'] },
      json,
    },
  },
  coursework: {
    words: ['export|import', '<folder>'],
    options: {
      session,
      language,
      what: { value: 'matrix|protocol|pages|qda', oneOf: ['matrix', 'protocol', 'pages', 'qda'] },
      format: { value: 'csv|md|pdf', oneOf: ['csv', 'md', 'pdf'] },
      out: { value: 'FOLDER' },
      texts: {},
      'with-names': {},
      file: { value: 'FILE' },
      coursework: { value: 'KEY' },
      replace: {},
      'dry-run': {},
      json,
    },
  },
  check: { words: ['<folder>'], options: { json } },
  restore: {
    words: ['<folder>'],
    options: {
      list: {},
      at: { value: 'ISO', fits: (text: string) => instantOf(text) !== null },
      generation: { value: 'N', fits: (text: string) => /^[1-9]\d{0,3}$/.test(text) },
      undo: {},
      'dry-run': {},
      names: {},
      json,
    },
  },
  erase: {
    words: ['<folder>', '<code>'],
    options: { workplace: { value: 'NAME' }, files: {}, yes: {}, 'dry-run': {}, json },
  },
  pack: {
    words: ['<folder>', '<file>'],
    options: { key: { value: 'with|without', required: true, oneOf: ['with', 'without'] }, overwrite: {}, json },
  },
  unpack: { words: ['<file>', '<folder>'], options: { json } },
  templates: { words: [], options: { json } },
  demo: { words: ['<folder>'], options: { language, json } },
} satisfies Record<string, CommandRule>;

/** The names of the commands. */
export type CommandName = keyof typeof commandLine;

/** The names of all options of all commands. */
export type OptionName = { [C in CommandName]: keyof (typeof commandLine)[C]['options'] }[CommandName];

/** What was asked for, checked. `options` holds values by name; a switch that is on is `'yes'`. */
export interface Asked {
  readonly command: CommandName;
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<string, string>>>;
}

/** What is wrong with a command line. `word` is the word it is about, as it was typed. */
export interface UsageProblem {
  readonly code:
    | 'NO_COMMAND'
    | 'UNKNOWN_COMMAND'
    | 'MISSING_WORD'
    | 'EXTRA_WORD'
    | 'BAD_OPTION'
    | 'MISSING_OPTION'
    | 'BAD_VALUE';
  readonly word: string;
  readonly command: CommandName | null;
}

/** Whether help was asked for, about which command if any. A folder may well be called `help`. */
export function asksForHelp(args: readonly string[]): { readonly about: CommandName | null } | null {
  if (args[0] !== 'help' && !args.some((word) => word === '--help' || word === '-h')) return null;
  return { about: args.find(isCommand) ?? null };
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commandLine, word);
}

/** Reads a command line against the table. */
export function readCommandLine(args: readonly string[]): Result<Asked, UsageProblem> {
  const [name, ...rest] = args;
  if (name === undefined) return fail({ code: 'NO_COMMAND', word: '', command: null });
  if (!isCommand(name)) return fail({ code: 'UNKNOWN_COMMAND', word: name, command: null });
  const rule: CommandRule = commandLine[name];
  const wrong = (code: UsageProblem['code'], word: string): Result<Asked, UsageProblem> =>
    fail({ code, word, command: name });
  const { tokens } = parseArgs({
    args: [...rest],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(rule.options).map(([key, option]) => [
        key,
        { type: option.value ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
  });
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = rule.options[token.name];
    if (!option) return wrong('BAD_OPTION', token.rawName);
    if (!option.value) options[token.name] = 'yes';
    else if (token.value === undefined || !fits(option, token.value)) return wrong('BAD_VALUE', token.rawName);
    else options[token.name] = token.value;
  }
  for (const [index, expected] of rule.words.entries()) {
    const word = words[index];
    if (word === undefined || (!expected.startsWith('<') && !expected.split('|').includes(word)))
      return wrong('MISSING_WORD', expected);
  }
  const extra = words[rule.words.length];
  if (extra !== undefined) return wrong('EXTRA_WORD', extra);
  const missing = Object.entries(rule.options).find(([key, option]) => option.required && options[key] === undefined);
  if (missing) return wrong('MISSING_OPTION', `--${missing[0]}`);
  return ok({ command: name, words, options });
}

function fits(option: OptionRule, value: string): boolean {
  return (option.oneOf?.includes(value) ?? true) && (option.fits?.(value) ?? true) && value.trim() !== '';
}

/** The instant of an ISO 8601 text with a time of day, or null, also for a day that is in no calendar. */
export function instantOf(text: string): number | null {
  const [day = ''] = text.split('T', 1);
  const at = day !== text && DateSchema.safeParse(day).success ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** One line of usage, e.g. `samling serve <folder> [--port N]`. */
export function usageLine(name: CommandName): string {
  const rule: CommandRule = commandLine[name];
  const options = Object.entries(rule.options).map(([key, option]) => {
    const text = option.value ? `--${key} ${option.value}` : `--${key}`;
    return option.required ? text : `[${text}]`;
  });
  return ['samling', name, ...rule.words, ...options].join(' ');
}

/** The language to speak on the command line: English where the system does, else Norwegian. */
export function spokenLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'nb';
}
