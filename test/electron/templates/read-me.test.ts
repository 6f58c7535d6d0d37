import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CourseworkTemplateSchema, readCourseworkTemplate } from '../../../domain/coursework-template.ts';
import { ActivitySchema } from '../../../domain/session.ts';
import { SessionTemplateSchema, TemplateDaySchema, TemplateItemSchema } from '../../../domain/template.ts';
import { readTemplate } from '../../../domain/template-check.ts';

const readMe = await readFile(resolve(import.meta.dirname, '../../../templates/README.md'), 'utf8');

describe('the guide to templates', () => {
  it('has examples that work', () => {
    const [session, coursework] = [...readMe.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
    expect(readTemplate(parse(session ?? ''))).toMatchObject({ ok: true });
    expect(readCourseworkTemplate(parse(coursework ?? ''))).toMatchObject({ ok: true });
  });

  it('explains every field and every activity', () => {
    const rows = readMe.split('\n').filter((line) => line.startsWith('`'));
    const explained = new Set(rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map((match) => match[1])));
    const fields = [SessionTemplateSchema, TemplateDaySchema, TemplateItemSchema, CourseworkTemplateSchema].flatMap(
      ({ shape }) => Object.keys(shape),
    );
    expect([...fields, ...ActivitySchema.options].filter((name) => !explained.has(name))).toEqual([]);
  });
});
