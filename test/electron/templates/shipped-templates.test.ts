import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlannedDaySchema } from '../../../domain/agenda-commands.ts';
import { PROMPT_MAX, SHORT_TITLE_MAX } from '../../../domain/session.ts';
import { clockMinute, plannedDays, type SessionTemplate, type TemplateDay } from '../../../domain/template.ts';
import { loadTemplates } from '../../../electron/templates/load-templates.ts';

const { templates, mistakes } = await loadTemplates({
  shippedFolder: resolve(import.meta.dirname, '../../../templates/sessions'),
});
const all = templates.map(({ template }) => template);
const days = all.flatMap((template) =>
  template.days.map((day, index) => ({ name: `${template.id}.${template.language}, day ${index + 1}`, template, day })),
);

/** What must be the same in both languages: everything but the words. */
function skeleton({ kind, number, days: templateDays }: SessionTemplate): unknown {
  return {
    kind,
    number,
    days: templateDays.map(({ start, end, outcomes, items }) => ({
      start,
      end,
      outcomes: outcomes.length,
      items: items.map(({ title, shortTitle, prompt, privateNote, material, collects, steps, ...rest }) => ({
        ...rest,
        filled: [shortTitle, prompt, privateNote, material, collects].map((text) => text !== ''),
        steps: steps.map((step) => step.minutes),
      })),
    })),
  };
}

/** Start of the item with that key as it follows from the minutes before it alone. */
function startOf(day: TemplateDay, key: string): number {
  const index = day.items.findIndex((item) => item.key === key);
  return day.items.slice(0, index).reduce((sum, item) => sum + item.minutes, clockMinute(day.start));
}

/** How often steps are run: three working groups present, and five groups read. */
const TURNS = { once: 1, presentations: 3, workingGroups: 3, readingGroups: 5 } as const;

describe('the shipped templates', () => {
  it('are three sessions in two languages, without a mistake', () => {
    expect(mistakes).toEqual([]);
    expect(all.map(({ id, language, number }) => `${number} ${id} ${language}`)).toEqual([
      '1 kickoff nb',
      '1 kickoff en',
      '2 implementation nb',
      '2 implementation en',
      '3 evaluation nb',
      '3 evaluation en',
    ]);
  });

  it('have the same items, minutes and activities in both languages', () => {
    for (const id of ['kickoff', 'implementation', 'evaluation']) {
      const [nb, en] = ['nb', 'en'].map((language) => all.find((one) => one.id === id && one.language === language));
      if (!nb || !en) throw new Error(`${id} lacks a language`);
      expect(skeleton(en), id).toEqual(skeleton(nb));
    }
  });

  it('have two days from 09:00 to 15:00 that their items fill to the minute', () => {
    expect(all.map((template) => template.days.length)).toEqual([2, 2, 2, 2, 2, 2]);
    for (const { name, day } of days) {
      expect([day.start, day.end], name).toEqual(['09:00', '15:00']);
      expect(
        day.items.reduce((sum, item) => sum + item.minutes, 0),
        name,
      ).toBe(360);
    }
  });

  it('reach every lunch exactly at its locked time', () => {
    const lunches = days.map(({ template, day }) => {
      const lunch = day.items.find((item) => item.activity === 'lunch');
      expect(lunch?.locked).toBe(true);
      expect(startOf(day, 'lunch')).toBe(clockMinute(lunch?.start ?? ''));
      return `${template.language} ${lunch?.start}`;
    });
    expect(lunches.filter((one) => one.startsWith('nb'))).toEqual(
      ['11:30', '11:45', '12:00', '11:45', '11:35', '11:30'].map((time) => `nb ${time}`),
    );
  });

  it('talk about the handbook in every session, ten minutes of it at the kick-off', () => {
    const handbook = all.map((template) =>
      template.days.flatMap((day) => day.items).find((item) => item.activity === 'handbook'),
    );
    expect(handbook.map((item) => item?.minutes)).toEqual([10, 10, 40, 40, 45, 45]);
    expect(handbook[0]?.title).toBe('Håndboken: hva den skal bli');
  });

  it('give every item a prompt and a short title that fit, and every outcome a small first letter', () => {
    for (const { name, day } of days) {
      for (const item of day.items) {
        const where = `${name}: ${item.key}`;
        expect(item.prompt.length, where).toBeGreaterThan(10);
        expect(item.prompt.length, where).toBeLessThanOrEqual(PROMPT_MAX);
        expect(item.shortTitle.length, where).toBeGreaterThan(0);
        expect(item.shortTitle.length, where).toBeLessThanOrEqual(SHORT_TITLE_MAX);
        expect(item.privateNote.length, where).toBeGreaterThan(20);
      }
      for (const outcome of day.outcomes) expect(outcome, name).toMatch(/^\p{Ll}.*[^.]$/u);
    }
  });

  it('remind the facilitator about residents wherever the room writes or tells', () => {
    const reminder = { nb: 'Ingen opplysninger om beboere', en: 'No information about residents' };
    for (const { name, template, day } of days) {
      const telling = day.items.filter((item) => item.cards !== 'none' || item.activity === 'reflection');
      for (const item of telling)
        expect(item.privateNote, `${name}: ${item.key}`).toContain(reminder[template.language]);
    }
  });

  it('have steps that add up to their item, once or once for each group', () => {
    for (const { name, day } of days) {
      for (const item of day.items.filter(({ steps }) => steps.length > 0)) {
        const steps = item.steps.reduce((sum, step) => sum + step.minutes, 0);
        expect(steps * TURNS[item.repeat], `${name}: ${item.key}`).toBe(item.minutes);
        expect(item.timer, `${name}: ${item.key}`).toBe(item.steps[0]?.minutes);
      }
    }
  });

  it('have rounds that twenty people get through in the step that they are, and at its shortest', () => {
    for (const { name, day } of days) {
      for (const { key, minMinutes, minutes, perPerson, steps } of day.items) {
        if (perPerson === undefined) continue;
        expect(perPerson * 20, `${name}: ${key}`).toBeLessThanOrEqual((steps[0]?.minutes ?? minutes) * 60);
        expect(perPerson * 20, `${name}: ${key}`).toBeLessThanOrEqual((minMinutes ?? minutes) * 60);
      }
    }
  });

  it('give a session days that it accepts as they are', () => {
    for (const template of all) {
      for (const day of plannedDays(template)) expect(PlannedDaySchema.safeParse(day).error).toBeUndefined();
    }
  });
});
