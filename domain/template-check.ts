import type { z } from 'zod';
import { minuteText } from './clock-text.ts';
import { fail, ok, type Result } from './result.ts';
import {
  clockMinute,
  type SessionTemplate,
  SessionTemplateSchema,
  type TemplateDay,
  type TemplateItem,
} from './template.ts';

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

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** Reads a template out of parsed YAML. Faults of shape come first; sums are checked once the shape is right. */
export function readTemplate(raw: unknown): Result<SessionTemplate, readonly TemplateFault[]> {
  const parsed = SessionTemplateSchema.safeParse(raw);
  if (!parsed.success) return fail(parsed.error.issues.flatMap((issue) => faultsOf(issue, raw)));
  const faults = parsed.data.days.flatMap((day, index) => dayFaults(day, ['days', index]));
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

function fault(
  code: TemplateFaultCode,
  path: Path,
  more: Partial<Omit<TemplateFault, 'code' | 'path'>> = {},
): TemplateFault {
  const last = path.at(-1);
  return { code, path, field: typeof last === 'string' ? last : '', given: '', allowed: [], params: {}, ...more };
}

function dayFaults(day: TemplateDay, path: Path): TemplateFault[] {
  const start = clockMinute(day.start);
  const available = clockMinute(day.end) - start;
  if (available <= 0) return [fault('day-backwards', [...path, 'end'], { params: { start: day.start, end: day.end } })];
  const planned = day.items.reduce((sum, item) => sum + item.minutes, 0);
  const total = fault('day-total', path, { params: { planned, available, start: day.start, end: day.end } });
  return [
    ...(planned === available ? [] : [total]),
    ...day.items.flatMap((item, index) => itemFaults(item, [...path, 'items', index])),
    ...lockFaults(day, path),
    ...duplicateKeys(day, path),
  ];
}

/** Air before a lock is a fault like lateness: the room would stand waiting, and the day could not add up. */
function lockFaults(day: TemplateDay, path: Path): TemplateFault[] {
  const faults: TemplateFault[] = [];
  let cursor = clockMinute(day.start);
  day.items.forEach((item, index) => {
    const lock = item.locked && item.start !== undefined ? clockMinute(item.start) : cursor;
    if (lock !== cursor) {
      const params = { start: minuteText(lock), reached: minuteText(cursor), minutes: Math.abs(lock - cursor) };
      faults.push(fault('lock-not-reached', [...path, 'items', index, 'start'], { given: item.title, params }));
    }
    cursor = lock + item.minutes;
  });
  return faults;
}

function duplicateKeys(day: TemplateDay, path: Path): TemplateFault[] {
  const seen = new Set<string>();
  return day.items.flatMap(({ key }, index) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [fault('duplicate-key', [...path, 'items', index, 'key'], { given: key })];
    seen.add(key);
    return [];
  });
}

function itemFaults(item: TemplateItem, path: Path): TemplateFault[] {
  const { minutes } = item;
  const faults: TemplateFault[] = [];
  const add = (code: TemplateFaultCode, field: string, params: TemplateFault['params'] = {}) =>
    faults.push(fault(code, [...path, field], { given: item.title, params }));

  if (item.locked && item.start === undefined) add('lock-without-start', 'locked');
  if (!item.locked && item.start !== undefined) add('start-without-lock', 'start');
  if ((item.minMinutes ?? 0) > minutes)
    add('least-above-minutes', 'minMinutes', { least: item.minMinutes ?? 0, minutes });
  const steps = item.steps.reduce((sum, step) => sum + step.minutes, 0);
  if (steps > minutes) add('steps-too-long', 'steps', { steps, minutes });
  if ((item.timer ?? 0) > minutes) add('timer-too-long', 'timer', { timer: item.timer ?? 0, minutes });
  if (item.noteFile !== undefined && item.privateNote !== '') add('two-notes', 'noteFile');
  return faults;
}

/** One issue of the schema in the words of this file; several when one issue speaks of several fields. */
function faultsOf(issue: Issue, raw: unknown): TemplateFault[] {
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

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}

/** The fields that belong where `path` points, told by its depth: template, day, item, step. */
function fieldsAt(path: Path): readonly string[] {
  const day = SessionTemplateSchema.shape.days.element;
  const item = day.shape.items.element;
  if (path.length === 0) return Object.keys(SessionTemplateSchema.shape);
  if (path.length === 2) return Object.keys(day.shape);
  if (path.length === 4) return Object.keys(item.shape);
  return Object.keys(item.shape.steps.unwrap().element.shape);
}
