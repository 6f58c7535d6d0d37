import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ActivitySchema } from '../../../domain/session.ts';
import { SessionTemplateSchema, TemplateDaySchema, TemplateItemSchema } from '../../../domain/template.ts';
import { readTemplate } from '../../../domain/template-check.ts';

const readMe = await readFile(resolve(import.meta.dirname, '../../../templates/README.md'), 'utf8');

describe('the guide to templates', () => {
  it('has an example that works', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readMe)?.[1];
    expect(readTemplate(parse(example ?? ''))).toMatchObject({ ok: true });
  });

  it('explains every field and every activity', () => {
    const rows = readMe.split('\n').filter((line) => line.startsWith('`'));
    const explained = new Set(rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map((match) => match[1])));
    const fields = [SessionTemplateSchema, TemplateDaySchema, TemplateItemSchema].flatMap(({ shape }) =>
      Object.keys(shape),
    );
    expect([...fields, ...ActivitySchema.options].filter((name) => !explained.has(name))).toEqual([]);
  });
});
