import type { Language } from '../../domain/programme.ts';
import type { MistakeFacts, MistakeWords, TemplateMistakeCode } from './mistake-kinds.ts';
import { mistakeWordsEn } from './mistake-words-en.ts';
import { mistakeWordsNb } from './mistake-words-nb.ts';
import type { Place } from './yaml-source.ts';

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
