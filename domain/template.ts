import { z } from 'zod';
import type { PlannedDay } from './agenda-commands.ts';
import { parseMinute } from './clock-text.ts';
import { LanguageSchema } from './programme.ts';
import { itemFields, SessionKindSchema } from './session.ts';
import { usualScene } from './usual-scene.ts';

/** Names that tell templates and items apart; also safe as part of a file name. */
const NameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const ClockSchema = z.string().refine((text) => parseMinute(text) !== null);

const TemplateStepSchema = z.strictObject({
  title: z.string().min(1).max(40),
  minutes: z.int().min(1).max(600),
});

/**
 * One item of a day as a facilitator writes it. Only `title`, `minutes` and `activity` must be there; what is left
 * out gets the value that does nothing. Times of the day are written, not counted: `start: "11:30"`.
 */
export const TemplateItemSchema = z.strictObject({
  /** Names the item across languages and in example data; unique in its day. */
  key: NameSchema.optional(),
  title: itemFields.title,
  shortTitle: itemFields.shortTitle.default(''),
  minutes: itemFields.minutes,
  /** Left out: the item may not shrink. */
  minMinutes: itemFields.minMinutes.optional(),
  activity: itemFields.activity,
  /** A locked item starts at `start` and is never moved. */
  locked: z.boolean().default(false),
  start: ClockSchema.optional(),
  lead: itemFields.lead.default(''),
  prompt: itemFields.prompt.default(''),
  privateNote: itemFields.privateNote.default(''),
  /** A Markdown file in the template's folder that holds the private note instead. Gone once the note is read in. */
  noteFile: z.string().min(1).max(200).optional(),
  material: itemFields.material.default(''),
  collects: itemFields.collects.default(''),
  steps: z.array(TemplateStepSchema).max(12).default([]),
  repeat: itemFields.repeat.default('once'),
  /** Minutes that the countdown is set to at first. */
  timer: z.int().min(1).max(600).optional(),
  /** Seconds that each has in a round. */
  perPerson: z.int().min(5).max(3600).optional(),
  /** Left out, it follows from the activity. */
  scene: z
    .enum([
      'welcome',
      'plan',
      'timer',
      'cards',
      'presentation',
      'pause',
      'reflection',
      'collectiveFeedback',
      'questions',
      'outcomes',
      'checkout',
    ])
    .optional(),
  cards: z.enum(['person', 'group', 'plenum', 'none']).default('none'),
  /** Key of the coursework that is written or talked about in it. */
  coursework: itemFields.coursework.default(''),
});
export type TemplateItem = z.infer<typeof TemplateItemSchema>;

/** One day: a window from `start` to `end` that the items fill to the minute. */
export const TemplateDaySchema = z.strictObject({
  theme: z.string().min(1).max(80),
  start: ClockSchema,
  end: ClockSchema,
  /** Each finishes the sentence "Today you will be able to …". */
  outcomes: z.array(z.string().min(1).max(140)).min(2).max(4),
  items: z.array(TemplateItemSchema).min(1).max(60),
});
export type TemplateDay = z.infer<typeof TemplateDaySchema>;

/** A session template in one language. The same `id` in the other language is the same session, translated. */
export const SessionTemplateSchema = z.strictObject({
  id: NameSchema,
  kind: SessionKindSchema,
  language: LanguageSchema,
  number: z.int().min(1).max(99),
  title: z.string().min(1).max(80),
  days: z.array(TemplateDaySchema).min(1).max(9),
});
export type SessionTemplate = z.infer<typeof SessionTemplateSchema>;

/** Minutes since midnight of a checked clock text. */
export function clockMinute(text: string): number {
  return parseMinute(text) ?? 0;
}

/**
 * The days of a checked template as a new session takes them. `key` stays behind: items of a session have ids.
 */
export function plannedDays(template: SessionTemplate): PlannedDay[] {
  return template.days.map((day) => ({
    theme: day.theme,
    startMinute: clockMinute(day.start),
    endMinute: clockMinute(day.end),
    outcomes: [...day.outcomes],
    items: day.items.map((item) => ({
      title: item.title,
      shortTitle: item.shortTitle,
      minutes: item.minutes,
      minMinutes: item.minMinutes ?? item.minutes,
      activity: item.activity,
      lockedStart: item.locked && item.start !== undefined ? clockMinute(item.start) : null,
      lead: item.lead,
      prompt: item.prompt,
      privateNote: item.privateNote,
      material: item.material,
      collects: item.collects,
      steps: item.steps.map(({ title, minutes }) => ({ title, minutes })),
      repeat: item.repeat,
      turnSeconds: item.perPerson ?? null,
      timerMinutes: item.timer ?? null,
      scene: item.scene ?? usualScene(item.activity),
      cards: item.cards === 'none' ? null : item.cards,
      coursework: item.coursework,
    })),
  }));
}
