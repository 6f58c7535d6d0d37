import type { z } from 'zod';

/** What can be wrong with a template once its file could be read. */
export const TEMPLATE_FAULT_CODES = [
  'unknown-field',
  'missing-field',
  'not-text',
  'not-whole-number',
  'out-of-range',
  'not-true-false',
  'not-a-list',
  'not-fields',
  'unknown-value',
  'empty-text',
  'text-too-long',
  'prompt-too-long',
  'not-a-time',
  'not-a-name',
  'outcomes-missing',
  'outcomes-too-many',
  'list-empty',
  'list-too-long',
  'day-backwards',
  'day-total',
  'lock-not-reached',
  'lock-without-start',
  'start-without-lock',
  'least-above-minutes',
  'steps-too-long',
  'timer-too-long',
  'two-notes',
  'duplicate-key',
  'not-a-coursework-key',
  'not-a-date',
  'dates-too-many',
  'dates-backwards',
  'levels-missing',
  'levels-not-here',
  'most-missing',
  'most-not-here',
  'duplicate-criterion',
] as const;

/** The closed set of faults. */
export type TemplateFaultCode = (typeof TEMPLATE_FAULT_CODES)[number];

/** One fault as data. Whoever knows the file turns `path` into a line. */
export interface TemplateFault {
  readonly code: TemplateFaultCode;
  /** From the top of the template to what is wrong, or to what holds it where `field` says which part. */
  readonly path: readonly (string | number)[];
  /** The field that the sentence is about. */
  readonly field: string;
  /** What was written, where that is a word or a number. */
  readonly given: string;
  /** Fields or values that would have been right; empty where that is no choice. */
  readonly allowed: readonly string[];
  /** Figures of the sentence: minutes, lengths, times. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** From the top of a template down to one place in it. */
export type FaultPath = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** One fault; what is left out says nothing. */
export function fault(
  code: TemplateFaultCode,
  path: FaultPath,
  more: Partial<Omit<TemplateFault, 'code' | 'path'>> = {},
): TemplateFault {
  const last = path.at(-1);
  return { code, path, field: typeof last === 'string' ? last : '', given: '', allowed: [], params: {}, ...more };
}

/**
 * One issue of a template's schema as faults; several when one issue speaks of several fields. `fieldsAt` gives the
 * fields that belong where a path points.
 */
export function faultsOf(
  issue: Issue,
  raw: unknown,
  fieldsAt: (path: FaultPath) => readonly string[],
): TemplateFault[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const value = valueAt(raw, path);
  const given =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if (issue.code === 'unrecognized_keys') {
    const allowed = fieldsAt(path);
    return issue.keys.map((field) => fault('unknown-field', path, { field, given: field, allowed }));
  }
  const field = path.at(-1);
  if ((value === undefined || value === null) && typeof field === 'string') {
    if (field === 'outcomes') return [fault('outcomes-missing', value === null ? path : path.slice(0, -1), { field })];
    return [value === null ? fault('empty-text', path) : fault('missing-field', path.slice(0, -1), { field })];
  }
  if (issue.code === 'invalid_type') return [fault(typeFault(issue.expected), path, { given })];
  if (issue.code === 'invalid_value') {
    return [fault('unknown-value', path, { given, allowed: issue.values.map(String) })];
  }
  if (issue.code === 'invalid_format') return [fault('not-a-name', path, { given })];
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
    const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
    return [fault(sizeFault(issue.code, issue.origin, field), path, { given, params: { limit, length } })];
  }
  return [fault('not-a-time', path, { given })];
}

function typeFault(expected: string): TemplateFaultCode {
  if (expected === 'string') return 'not-text';
  if (expected === 'boolean') return 'not-true-false';
  if (expected === 'array') return 'not-a-list';
  if (expected === 'object') return 'not-fields';
  return 'not-whole-number';
}

function sizeFault(
  code: 'too_small' | 'too_big',
  origin: string,
  field: string | number | undefined,
): TemplateFaultCode {
  const small = code === 'too_small';
  if (field === 'outcomes') return small ? 'outcomes-missing' : 'outcomes-too-many';
  if (origin === 'array') return small ? 'list-empty' : 'list-too-long';
  if (origin === 'string') return small ? 'empty-text' : field === 'prompt' ? 'prompt-too-long' : 'text-too-long';
  return 'out-of-range';
}

function valueAt(raw: unknown, path: FaultPath): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}
