import type { PersonLevel, PersonRole } from '../../domain/programme.ts';

/** What a pasted field can be. */
export type Column = 'code' | 'level' | 'role' | 'unit' | 'name';

// Words as people write them in lists, in both languages whatever the app's language is. Lower case, without dots.
const LEVEL_WORDS: Readonly<Record<string, PersonLevel>> = {
  assistent: 'assistant',
  pleieassistent: 'assistant',
  ufaglært: 'assistant',
  assistant: 'assistant',
  'care assistant': 'assistant',
  unskilled: 'assistant',
  fagarbeider: 'skilled',
  helsefagarbeider: 'skilled',
  hjelpepleier: 'skilled',
  omsorgsarbeider: 'skilled',
  'skilled worker': 'skilled',
  skilled: 'skilled',
  profesjonsutdannet: 'professional',
  profesjon: 'professional',
  sykepleier: 'professional',
  vernepleier: 'professional',
  ergoterapeut: 'professional',
  fysioterapeut: 'professional',
  professional: 'professional',
  'profession-educated': 'professional',
  nurse: 'professional',
};

const ROLE_WORDS: Readonly<Record<string, PersonRole>> = {
  ansatt: 'employee',
  medarbeider: 'employee',
  employee: 'employee',
  leder: 'leader',
  avdelingsleder: 'leader',
  enhetsleder: 'leader',
  leader: 'leader',
  manager: 'leader',
  tillitsvalgt: 'unionRep',
  plasstillitsvalgt: 'unionRep',
  'union representative': 'unionRep',
  'union rep': 'unionRep',
};

const HEADINGS: Readonly<Record<string, Column>> = {
  kode: 'code',
  code: 'code',
  id: 'code',
  nivå: 'level',
  level: 'level',
  stilling: 'level',
  rolle: 'role',
  role: 'role',
  enhet: 'unit',
  avdeling: 'unit',
  unit: 'unit',
  ward: 'unit',
  navn: 'name',
  name: 'name',
};

/** The fields of a line: between tabs where there are any, else semicolons, else commas. */
export function fieldsOf(line: string): string[] {
  const mark = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  return line.split(mark).map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** The columns that a line of headings names, null for a heading nobody knows; null where the line is none. */
export function columnsOf(line: string): (Column | null)[] | null {
  const columns = fieldsOf(line).map((field) => HEADINGS[wordOf(field)] ?? null);
  return columns.filter((column) => column !== null).length >= 2 ? columns : null;
}

/** The level that a word means, or null. */
export function levelNamed(text: string): PersonLevel | null {
  return LEVEL_WORDS[wordOf(text)] ?? null;
}

/** The role that a word means, or null. */
export function roleNamed(text: string): PersonRole | null {
  return ROLE_WORDS[wordOf(text)] ?? null;
}

/** `P07`, `A-12`: letters and then digits, nothing else. */
export function looksLikeCode(text: string): boolean {
  return /^\p{L}{1,4}-?\d{1,6}$/u.test(text);
}

/** Words of letters that all begin with a capital: far more likely a name than anything else on such a line. */
export function looksLikeName(text: string): boolean {
  return /^\p{Lu}[\p{L}'.-]*(\s+(\p{Lu}[\p{L}'.-]*|av|von|van|de))*$/u.test(text);
}

function wordOf(text: string): string {
  return text.trim().replace(/\.$/, '').toLowerCase();
}
