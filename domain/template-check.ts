import { minuteText } from './clock-text.ts';
import { fail, ok, type Result } from './result.ts';
import {
  clockMinute,
  type SessionTemplate,
  SessionTemplateSchema,
  type TemplateDay,
  type TemplateItem,
} from './template.ts';
import { type FaultPath, fault, faultsOf, type TemplateFault, type TemplateFaultCode } from './template-fault.ts';

/** Reads a template out of parsed YAML. Faults of shape come first; sums are checked once the shape is right. */
export function readTemplate(raw: unknown): Result<SessionTemplate, readonly TemplateFault[]> {
  const parsed = SessionTemplateSchema.safeParse(raw);
  if (!parsed.success) return fail(parsed.error.issues.flatMap((issue) => faultsOf(issue, raw, fieldsAt)));
  const faults = parsed.data.days.flatMap((day, index) => dayFaults(day, ['days', index]));
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

function dayFaults(day: TemplateDay, path: FaultPath): TemplateFault[] {
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
function lockFaults(day: TemplateDay, path: FaultPath): TemplateFault[] {
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

function duplicateKeys(day: TemplateDay, path: FaultPath): TemplateFault[] {
  const seen = new Set<string>();
  return day.items.flatMap(({ key }, index) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [fault('duplicate-key', [...path, 'items', index, 'key'], { given: key })];
    seen.add(key);
    return [];
  });
}

function itemFaults(item: TemplateItem, path: FaultPath): TemplateFault[] {
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

/** The fields that belong where `path` points, told by its depth: template, day, item, step. */
function fieldsAt(path: FaultPath): readonly string[] {
  const day = SessionTemplateSchema.shape.days.element;
  const item = day.shape.items.element;
  if (path.length === 0) return Object.keys(SessionTemplateSchema.shape);
  if (path.length === 2) return Object.keys(day.shape);
  if (path.length === 4) return Object.keys(item.shape);
  return Object.keys(item.shape.steps.unwrap().element.shape);
}
