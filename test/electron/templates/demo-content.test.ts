import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMinute } from '../../../domain/clock-text.ts';
import { clockMinute, type TemplateDay } from '../../../domain/template.ts';
import { type DemoContent, readDemoContent } from '../../../electron/templates/demo-content.ts';
import { type DemoCoursework, readDemoCoursework } from '../../../electron/templates/demo-coursework.ts';
import { loadTemplates } from '../../../electron/templates/load-templates.ts';

const folder = resolve(import.meta.dirname, '../../../templates');
const demo = join(folder, 'demo');
const { templates } = await loadTemplates({ shippedFolder: join(folder, 'sessions') });

async function content(language: 'nb' | 'en'): Promise<DemoContent> {
  const read = await readDemoContent(demo, language, (path) => readFile(path));
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value;
}
const nb = await content('nb');
const en = await content('en');

/** The template's day that a played day follows. */
function plannedDay({ template, day }: DemoContent['days'][number]): TemplateDay {
  const found = templates.find((one) => one.template.id === template && one.template.language === 'nb');
  const planned = found?.template.days[day - 1];
  if (!planned) throw new Error(`no day ${day} in ${template}`);
  return planned;
}

async function coursework(language: 'nb' | 'en'): Promise<DemoCoursework> {
  const read = await readDemoCoursework(demo, language, (path) => readFile(path));
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value;
}

const WORDS = new Set([
  'reason',
  'doubt',
  'feedback',
  'mark',
  'comment',
  'note',
  'text',
  'title',
  'name',
  'service',
  'municipality',
  'aim',
  'programme',
  'language',
  'label',
  'unit',
]);

/** Everything but the words, for comparing languages. */
function skeleton(value: unknown, key = ''): unknown {
  if (['accept', 'quotes'].includes(key)) return null;
  if (['units', 'tags', 'points', 'replies', 'texts'].includes(key) && Array.isArray(value)) return value.length;
  if (Array.isArray(value)) return value.map((one) => skeleton(one));
  if (typeof value !== 'object' || value === null) return WORDS.has(key) ? value !== '' : value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, skeleton(one, name)]));
}

const count = (of: (day: DemoContent['days'][number]) => number) => nb.days.reduce((sum, day) => sum + of(day), 0);

describe('the example programme', () => {
  it('says the same in both languages', () => {
    expect(skeleton(en)).toEqual(skeleton(nb));
  });

  it('has coursework that says the same in both languages, and speaks of everybody', async () => {
    const [norwegian, english] = [await coursework('nb'), await coursework('en')];
    expect(skeleton(english)).toEqual(skeleton(norwegian));
    for (const { people, missing, key } of norwegian.pieces) {
      const codes = [...people.map(({ code }) => code), ...missing].sort();
      expect(codes, key).toEqual(nb.people.map(({ code }) => code));
    }
  });

  it('has twenty people as codes, none of them in a cell of the wall too small to show', () => {
    expect(nb.people.map(({ code }) => code)).toEqual(
      Array.from({ length: 20 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`),
    );
    for (const { units } of [nb.workplace, en.workplace]) expect(new Set(units).size).toBe(3);
    for (const { people, workplace } of [nb, en]) {
      for (const unit of workplace.units) expect(people.filter((one) => one.unit === unit).length).toBeGreaterThan(2);
      expect(people.filter((one) => !workplace.units.includes(one.unit))).toEqual([]);
    }
    expect(nb.people.filter(({ role }) => role === 'leader')).toHaveLength(1);
    expect(nb.people.filter(({ role }) => role === 'unionRep')).toHaveLength(1);
  });

  it('puts everyone in one reading group and one working group', () => {
    const codes = nb.people.map(({ code }) => code);
    for (const [set, sizes] of [
      ['reading', [4, 4, 4, 4, 4]],
      ['working', [7, 7, 6]],
    ] as const) {
      const groups = nb.groups.filter((group) => group.set === set);
      expect(groups.map(({ members }) => members.length)).toEqual(sizes);
      expect(groups.flatMap(({ members }) => members).sort()).toEqual(codes);
    }
  });

  it('has enough of everything for two days', () => {
    const crafting = nb.days[0]?.cards.filter(({ item }) => item === 'job-crafting') ?? [];
    expect([crafting.length, new Set(crafting.map(({ from }) => from)).size]).toEqual([20, 5]);
    expect(count((day) => day.notes.length)).toBe(14);
    expect(count((day) => day.decisions.length)).toBe(3);
    expect(count((day) => day.commitments.length)).toBe(4);
    expect(count((day) => day.parked.length)).toBe(3);
    expect(nb.days[1]?.presentations.map(({ kind }) => kind)).toEqual(['project', 'project', 'project', 'article']);
    expect(new Set(nb.days.flatMap((day) => day.notes).map(({ type }) => type)).size).toBe(3);
  });

  it('spends the whole day on the items of its template, and lunch begins on time', () => {
    for (const day of nb.days) {
      const planned = plannedDay(day);
      expect(Object.keys(day.actualMinutes)).toEqual(planned.items.map(({ key }) => key));
      let cursor = clockMinute(planned.start);
      for (const item of planned.items) {
        if (item.locked) expect(cursor).toBe(clockMinute(item.start ?? ''));
        cursor += day.actualMinutes[item.key ?? ''] ?? 0;
      }
      expect(cursor).toBe(clockMinute(planned.end));
    }
  });

  it('spends as long on the presentations as they took together', () => {
    const day = nb.days[1];
    const projects = day?.presentations.filter(({ kind }) => kind === 'project') ?? [];
    expect(projects.reduce((sum, one) => sum + one.minutes, 0)).toBe(day?.actualMinutes.presentations);
  });

  it('writes every note while its item lasts', () => {
    for (const day of nb.days) {
      let cursor = clockMinute(plannedDay(day).start);
      for (const [item, minutes] of Object.entries(day.actualMinutes)) {
        for (const note of day.notes.filter((one) => one.item === item)) {
          const at = parseMinute(note.at) ?? 0;
          expect(at >= cursor && at < cursor + minutes, `${item} ${note.at}`).toBe(true);
        }
        cursor += minutes;
      }
    }
  });

  it('names only items, groups, people and notes that there are', () => {
    const people = new Set(nb.people.map(({ code }) => code));
    const groups = new Map(nb.groups.map((group) => [group.key, group]));
    const roles = ['leader', 'unionRep', 'staff', 'facilitators'];
    for (const day of nb.days) {
      const items = new Map(plannedDay(day).items.map((item) => [item.key, item]));
      const about = [
        day.away,
        day.cards,
        day.notes,
        day.decisions,
        day.commitments,
        day.parked,
        day.presentations,
      ].flat();
      expect(about.filter(({ item }) => !items.has(item))).toEqual([]);
      for (const { codes } of day.away) expect(codes.filter((code) => !people.has(code))).toEqual([]);
      for (const { item, from } of day.cards) {
        const kind = from === 'plenum' ? 'plenum' : people.has(from) ? 'person' : groups.has(from) ? 'group' : from;
        expect(kind, `${item}: ${from}`).toBe(items.get(item)?.cards);
      }
      for (const { owner } of day.commitments) expect(roles.includes(owner) || groups.has(owner)).toBe(true);
      for (const { under } of day.notes)
        if (under !== undefined) expect(day.notes.some(({ key }) => key === under)).toBe(true);
      for (const { group, presenters } of day.presentations) {
        expect(presenters.filter((code) => !groups.get(group)?.members.includes(code))).toEqual([]);
      }
    }
  });

  it('keeps codes out of everything that is meant for the room or a deck', () => {
    for (const { days, workplace } of [nb, en]) {
      const shown = days.flatMap((day) => [
        ...day.cards.map(({ text, label }) => `${label} ${text}`),
        ...[day.notes, day.decisions, day.commitments, day.parked]
          .flat()
          .filter((one) => one.forDeck)
          .map(({ text }) => text),
        ...day.presentations.flatMap(({ title, points, feedback }) => [
          title,
          ...points,
          ...feedback.map(({ text }) => text),
        ]),
      ]);
      expect([...shown, workplace.project.aim].filter((text) => /\b[PF]\d/.test(text))).toEqual([]);
    }
  });

  it('has a small file for each project presentation', async () => {
    const wanted = nb.days.flatMap((day) => day.presentations).flatMap(({ file }) => file ?? []);
    expect((await readdir(join(demo, 'files'))).sort()).toEqual(wanted.sort());
    const heads = { pptx: 'PK\u0003\u0004', pdf: '%PDF-1.', png: '\u0089PNG' };
    for (const name of wanted) {
      const path = join(demo, 'files', name);
      expect((await stat(path)).size, name).toBeLessThan(150_000);
      const head = heads[name.split('.')[1] as keyof typeof heads];
      expect((await readFile(path)).subarray(0, head.length).toString('latin1')).toBe(head);
    }
  });
});
