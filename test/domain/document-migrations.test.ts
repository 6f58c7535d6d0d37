import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../domain/document.ts';
import type { DocumentFormat, Migration } from '../../domain/migrations.ts';
import { currentVersion, MIGRATIONS, migrate } from '../../domain/migrations.ts';
import { NamesSchema, ProgrammeSchema } from '../../domain/programme.ts';
import { SessionSchema } from '../../domain/session.ts';
import { sha256 } from '../../electron/store/sha256.ts';

/**
 * What each released migration makes of a document from its time, by
 * `format/name`. Only ever added to.
 */
const PROOFS: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>> = {};

const all = Object.entries(MIGRATIONS).flatMap(([format, steps]) =>
  steps.map((step) => ({ id: `${format}/${step.name}`, step })),
);

const fixtures = resolve(import.meta.dirname, '../fixtures/documents');
const shapes = { 'samling/programme': ProgrammeSchema, 'samling/session': SessionSchema, 'samling/names': NamesSchema };

/** What is missing among the documents that are kept of every version, today's with them, or does not become one of today. */
function unproven(migrations: typeof MIGRATIONS): string[] {
  const found: string[] = [];
  for (const format of Object.keys(migrations) as DocumentFormat[]) {
    for (let version = 1; version <= currentVersion(format, migrations); version += 1) {
      const file = `${format.replace('samling/', '')}.v${version}.json`;
      const path = join(fixtures, file);
      if (!existsSync(path)) {
        found.push(`${file} is not there`);
        continue;
      }
      const read = decodeDocument(readFileSync(path, 'utf8'), { [format]: version }, sha256);
      const today = read.ok ? migrate(format, version, read.value.data, migrations) : read;
      if (!today.ok) found.push(`${file}: ${today.problem.code}`);
      else if (!shapes[format].safeParse(today.value).success) found.push(`${file} is not of today's shape`);
    }
  }
  return found;
}

describe('the released migrations', () => {
  it('are proven, every one, by a document from before and one from after', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(PROOFS).sort());
    for (const { id, step } of all) {
      const before = structuredClone(PROOFS[id]?.before);
      expect(step.up(before)).toEqual(PROOFS[id]?.after);
      expect(before).toEqual(PROOFS[id]?.before);
    }
  });

  it('keep a document of every version that was ever written, and each becomes what is written today', () => {
    expect(unproven(MIGRATIONS)).toEqual([]);
    // With a step more, a document of the new version has to lie there too, and the one from before to become one.
    const step = { name: 'nothing', up: (data: unknown) => data };
    expect(unproven({ ...MIGRATIONS, 'samling/session': [step] })).toEqual(['session.v2.json is not there']);
    const spoils = { name: 'spoils', up: () => ({ id: 's' }) };
    expect(unproven({ ...MIGRATIONS, 'samling/session': [spoils] })).toContain(
      "session.v1.json is not of today's shape",
    );
  });

  it('have a name of their own within their format', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('lead to the version that is written today', () => {
    const formats: DocumentFormat[] = ['samling/programme', 'samling/session', 'samling/names'];
    for (const format of formats) expect(currentVersion(format)).toBe(MIGRATIONS[format].length + 1);
  });
});

describe('migrating', () => {
  const steps: readonly Migration[] = [
    { name: 'add-motto', up: (data) => ({ ...(data as object), motto: '' }) },
    { name: 'break', up: () => JSON.parse('{') as unknown },
  ];
  const three = { ...MIGRATIONS, 'samling/session': steps };

  it('takes every step from the version of the data to the current one, and no other', () => {
    const two = { ...MIGRATIONS, 'samling/session': steps.slice(0, 1) };
    expect(migrate('samling/session', 1, { id: 's' }, two)).toEqual({ ok: true, value: { id: 's', motto: '' } });
    expect(migrate('samling/session', 2, { id: 's' }, two)).toEqual({ ok: true, value: { id: 's' } });
    expect(migrate('samling/programme', 1, { id: 'p' }, two)).toEqual({ ok: true, value: { id: 'p' } });
  });

  it('names the step that could not do it', () => {
    const problem = { code: 'MIGRATION_FAILED', step: 'break' };
    expect(migrate('samling/session', 1, {}, three)).toEqual({ ok: false, problem });
  });

  it('refuses data of a later version', () => {
    expect(migrate('samling/session', 4, {}, three)).toEqual({ ok: false, problem: { code: 'NEWER' } });
  });
});
