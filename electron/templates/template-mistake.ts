import type { Language } from '../../domain/programme.ts';
import type { TemplateFaultCode } from '../../domain/template-check.ts';
import { mistakeWordsEn } from './mistake-words-en.ts';
import { mistakeWordsNb } from './mistake-words-nb.ts';
import type { Place, YamlMistakeCode } from './yaml-source.ts';

/** Everything that can be wrong with a template file, its contents, or the folder it lies in. */
export type TemplateMistakeCode =
  | TemplateFaultCode
  | YamlMistakeCode
  | 'folder-unreadable'
  | 'too-many-files'
  | 'file-unreadable'
  | 'file-outside'
  | 'file-too-large'
  | 'not-utf8'
  | 'duplicate-template'
  | 'note-path'
  | 'note-missing'
  | 'note-too-long';

/** What the sentences of a mistake are made from. */
export interface MistakeFacts {
  /** The field it is about, or ''. */
  readonly field: string;
  /** What was written, or the title of the item it is about; cut short. */
  readonly given: string;
  readonly allowed: readonly string[];
  /** What was probably meant, or null. */
  readonly suggestion: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A mistake in words: a heading, one sentence, and what to write instead. */
export interface MistakeWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words for every code, in one language. */
export type MistakeWordTable = Readonly<Record<TemplateMistakeCode, (facts: MistakeFacts) => MistakeWords>>;

/** Which of the two folders a file lies in. */
export type TemplateOrigin = 'shipped' | 'own';

/** One mistake, placed and put into words in both languages. */
export interface TemplateMistake extends Place {
  readonly code: TemplateMistakeCode;
  readonly origin: TemplateOrigin;
  /** Relative to its folder, with forward slashes; '' when it is the folder itself. */
  readonly file: string;
  readonly suggestion: string | null;
  readonly words: Readonly<Record<Language, MistakeWords>>;
}

/** Where a mistake is, without what it says. */
export interface MistakeSpot extends Partial<Place> {
  readonly origin: TemplateOrigin;
  readonly file: string;
}

const GIVEN_MAX = 40;

/** Puts a mistake together. What was written is cut short, since a file from outside may hold anything. */
export function mistake(
  code: TemplateMistakeCode,
  { origin, file, line = 1, column = 1 }: MistakeSpot,
  facts: Partial<MistakeFacts> = {},
): TemplateMistake {
  const all: MistakeFacts = {
    field: '',
    allowed: [],
    suggestion: null,
    params: {},
    ...facts,
    given: short(facts.given),
  };
  return {
    code,
    origin,
    file,
    line,
    column,
    suggestion: all.suggestion,
    words: { nb: mistakeWordsNb[code](all), en: mistakeWordsEn[code](all) },
  };
}

function short(given = ''): string {
  const flat = given.replace(/\s+/g, ' ').trim();
  return flat.length > GIVEN_MAX ? `${flat.slice(0, GIVEN_MAX - 1).trimEnd()}…` : flat;
}
