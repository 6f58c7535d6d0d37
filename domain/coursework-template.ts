import { z } from 'zod';
import { CourseworkFormSchema, CourseworkSchema, type Criteria, type Terms, termFields } from './coursework-record.ts';
import { LanguageSchema } from './programme.ts';
import { fail, ok, type Result } from './result.ts';
import { SessionKindSchema } from './session-kinds.ts';
import { type FaultPath, fault, faultsOf, type TemplateFault } from './template-fault.ts';
import { DateSchema } from './time.ts';

const CriterionSchema = z.strictObject({
  /** Names the criterion across languages; left out, it is named by its place. */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional(),
  title: z.string().min(1).max(80),
  /** Only with levels: what each level looks like, from the lowest up. */
  levels: z.array(z.string().min(1).max(120)).min(2).max(6).optional(),
});

/** What it is judged by, as a facilitator writes it. The four forms share their fields, so that a slip is told simply. */
export const TemplateCriteriaSchema = z.strictObject({
  form: z.enum(['rubric', 'scale', 'checklist', 'comment']),
  /** Only with a scale: its highest number. */
  most: z.int().min(2).max(10).optional(),
  list: z.array(CriterionSchema).min(1).max(12),
});

/** A piece of coursework in one language. The same `key` in the other language is the same piece, translated. */
export const CourseworkTemplateSchema = z.strictObject({
  key: CourseworkSchema.shape.key,
  language: LanguageSchema,
  title: z.string().min(1).max(80),
  outcome: z.string().min(1).max(280),
  task: termFields.task.default(''),
  form: CourseworkFormSchema,
  /** The kind of session that it is due in. */
  due: SessionKindSchema,
  attempts: z.int().min(1).max(2).default(1),
  /** When each attempt is due, where that is known beforehand. */
  dates: z.array(DateSchema).max(2).default([]),
  criteria: TemplateCriteriaSchema,
  strengths: termFields.strengths.default(3),
  nextSteps: termFields.nextSteps.default(3),
});
export type CourseworkTemplate = z.infer<typeof CourseworkTemplateSchema>;

/** Reads a piece of coursework out of parsed YAML. Faults of shape come first. */
export function readCourseworkTemplate(raw: unknown): Result<CourseworkTemplate, readonly TemplateFault[]> {
  const parsed = CourseworkTemplateSchema.safeParse(raw);
  if (!parsed.success) {
    return fail(parsed.error.issues.flatMap((issue) => faultsOf(issue, raw, fieldsAt)).map(inOwnWords));
  }
  const faults = [...dateFaults(parsed.data), ...criteriaFaults(parsed.data)];
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

/** The terms that a new programme takes from a checked template. */
export function termsOf(template: CourseworkTemplate): Terms {
  const { title, outcome, task, form, due, attempts, dates, strengths, nextSteps } = template;
  return {
    title,
    outcome,
    task,
    form,
    dueKind: due,
    attempts: Array.from({ length: attempts }, (_, at) => ({ due: dates[at] ?? null })),
    criteria: criteriaOf(template),
    strengths,
    nextSteps,
  };
}

function criteriaOf({ criteria: { form, most, list } }: CourseworkTemplate): Criteria {
  const plain = list.map(({ key, title }, at) => ({ id: key ?? `c${at + 1}`, title }));
  switch (form) {
    case 'rubric':
      return { form, list: plain.map((one, at) => ({ ...one, levels: [...(list[at]?.levels ?? [])] })) };
    case 'scale':
      return { form, most: most ?? 2, list: plain };
    case 'checklist':
    case 'comment':
      return { form, list: plain };
  }
}

/** Two fields have rules of their own that the shared words do not know. */
function inOwnWords(one: TemplateFault): TemplateFault {
  const [top] = one.path;
  if (top === 'key' && one.code === 'not-a-name') return { ...one, code: 'not-a-coursework-key' };
  if (top !== 'dates') return one;
  if (one.code === 'list-too-long') return { ...one, code: 'dates-too-many', params: { attempts: 2 } };
  return one.code === 'not-a-name' ? { ...one, code: 'not-a-date', field: 'dates' } : one;
}

function dateFaults({ attempts, dates }: CourseworkTemplate): TemplateFault[] {
  if (dates.length > attempts) return [fault('dates-too-many', ['dates'], { params: { attempts } })];
  const [first = '', second] = dates;
  return second !== undefined && second <= first ? [fault('dates-backwards', ['dates', 1], { given: second })] : [];
}

function criteriaFaults({ criteria }: CourseworkTemplate): TemplateFault[] {
  const { form, most, list } = criteria;
  const faults: TemplateFault[] = [];
  if (form === 'scale' && most === undefined) faults.push(fault('most-missing', ['criteria'], { field: 'most' }));
  if (form !== 'scale' && most !== undefined)
    faults.push(fault('most-not-here', ['criteria', 'most'], { given: form }));
  const seen = new Set<string>();
  for (const [at, { key, title, levels }] of list.entries()) {
    const path: FaultPath = ['criteria', 'list', at];
    if (form === 'rubric' && !levels) faults.push(fault('levels-missing', path, { field: 'levels', given: title }));
    if (form !== 'rubric' && levels) faults.push(fault('levels-not-here', [...path, 'levels'], { given: form }));
    const name = key ?? `c${at + 1}`;
    if (seen.has(name)) faults.push(fault('duplicate-criterion', [...path, 'key'], { given: name }));
    seen.add(name);
  }
  return faults;
}

/** The fields that belong where `path` points, told by its depth: the piece, its criteria, one criterion. */
function fieldsAt(path: FaultPath): readonly string[] {
  if (path.length === 0) return Object.keys(CourseworkTemplateSchema.shape);
  return Object.keys(path.length === 1 ? TemplateCriteriaSchema.shape : CriterionSchema.shape);
}
