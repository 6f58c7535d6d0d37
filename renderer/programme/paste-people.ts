import type { PersonLevel, PersonRole } from '../../domain/programme.ts';
import {
  type Column,
  columnsOf,
  fieldsOf,
  levelNamed,
  looksLikeCode,
  looksLikeName,
  roleNamed,
} from './paste-fields.ts';

/** Why a line cannot be added as it stands. `text` is what the line says there. */
export type PasteMistake =
  | { readonly kind: 'code-twice'; readonly text: string }
  | { readonly kind: 'code-too-long'; readonly text: string }
  | { readonly kind: 'unit-too-long' }
  | { readonly kind: 'name-too-long' }
  /** Could be a unit or a name; a guess might put a name where no name may be. */
  | { readonly kind: 'unclear'; readonly text: string }
  /** Two levels, roles, codes, units or names on one line. */
  | { readonly kind: 'twice'; readonly column: Column };

/** A line of a pasted list. What it leaves out is null. */
export interface PastedLine {
  /** From 1, as it stands in the text. */
  readonly line: number;
  readonly raw: string;
  readonly code: string | null;
  /** The code is there already: the line changes who has it, and what it leaves out stays. */
  readonly known: boolean;
  readonly level: PersonLevel | null;
  readonly role: PersonRole | null;
  readonly unit: string | null;
  /** Goes to the link key alone, by a command of its own. */
  readonly name: string | null;
  readonly mistakes: readonly PasteMistake[];
}

/** What the workplace already has: codes, and units by name. */
export interface KnownPlace {
  readonly codes: readonly string[];
  readonly units: readonly string[];
}

/** At most so many lines can be added at once. */
export const PASTE_MOST = 300;

/**
 * Reads a list of people, one to a line: tabs, semicolons or commas between the fields, in any order, Norwegian or
 * English words. A first line of headings gives the order instead. Nothing is guessed where the guess could put a
 * name outside the link key.
 */
export function readPeople(text: string, known: KnownPlace): PastedLine[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((raw, index) => ({ raw: raw.trim(), line: index + 1 }))
    .filter(({ raw }) => raw.replace(/[;,\s]/g, '') !== '');
  const columns = lines[0] ? columnsOf(lines[0].raw) : null;
  const seen = new Set<string>();
  return lines.slice(columns ? 1 : 0).map(({ raw, line }) => {
    const read = readLine(raw, columns, known);
    if (read.code === null) return { ...read, known: false, line, raw };
    const written = read.code.toLowerCase();
    // As the workplace writes it, so that "p07" is P07.
    const there = known.codes.find((one) => one.toLowerCase() === written);
    const code = there ?? read.code;
    const twice: readonly PasteMistake[] = seen.has(written) ? [{ kind: 'code-twice', text: code }] : [];
    seen.add(written);
    return { ...read, code, known: there !== undefined, line, raw, mistakes: [...read.mistakes, ...twice] };
  });
}

type Read = Omit<PastedLine, 'line' | 'raw' | 'known'>;

function readLine(raw: string, columns: readonly (Column | null)[] | null, known: KnownPlace): Read {
  const found: Partial<Record<Column, string>> = {};
  const mistakes: PasteMistake[] = [];
  fieldsOf(raw).forEach((field, index) => {
    if (field === '') return;
    const column = columns ? (columns[index] ?? null) : columnFor(field, known);
    if (column === null) mistakes.push({ kind: 'unclear', text: field });
    else if (found[column] !== undefined) mistakes.push({ kind: 'twice', column });
    else found[column] = field;
  });
  for (const column of ['level', 'role'] as const) {
    const word = found[column];
    const named = column === 'level' ? levelNamed : roleNamed;
    if (word !== undefined && named(word) === null) mistakes.push({ kind: 'unclear', text: word });
  }
  const { code, unit, name } = found;
  if (code !== undefined && code.length > 12) mistakes.push({ kind: 'code-too-long', text: code });
  if (unit !== undefined && unit.length > 60) mistakes.push({ kind: 'unit-too-long' });
  if (name !== undefined && name.length > 120) mistakes.push({ kind: 'name-too-long' });
  return {
    code: code ?? null,
    level: found.level === undefined ? null : levelNamed(found.level),
    role: found.role === undefined ? null : roleNamed(found.role),
    unit: unit === undefined ? null : unitNamed(unit, known),
    name: name ?? null,
    mistakes,
  };
}

/** Which column a field of a list without headings belongs to, by what it says; null where that cannot be told. */
function columnFor(field: string, known: KnownPlace): Column | null {
  if (roleNamed(field) !== null) return 'role';
  if (levelNamed(field) !== null) return 'level';
  if (known.units.some((unit) => unit.toLowerCase() === field.toLowerCase())) return 'unit';
  if (looksLikeCode(field)) return 'code';
  if (looksLikeName(field)) return 'name';
  return /\d/.test(field) ? 'unit' : null;
}

/** A unit as the workplace writes it, so that "2. Etasje" and "2. etasje" are one. */
function unitNamed(unit: string, known: KnownPlace): string {
  return known.units.find((one) => one.toLowerCase() === unit.toLowerCase()) ?? unit;
}
