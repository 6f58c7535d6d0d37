import { describe, expect, it } from 'vitest';
import type { DocumentFormat, Migration } from '../../domain/migrations.ts';
import { currentVersion, MIGRATIONS, migrate } from '../../domain/migrations.ts';

/**
 * What each released migration makes of a document from its time, by
 * `format/name`. Only ever added to.
 */
const PROOFS: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>> = {};

const all = Object.entries(MIGRATIONS).flatMap(([format, steps]) =>
  steps.map((step) => ({ id: `${format}/${step.name}`, step })),
);

describe('the released migrations', () => {
  it('are proven, every one, by a document from before and one from after', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(PROOFS).sort());
    for (const { id, step } of all) {
      const before = structuredClone(PROOFS[id]?.before);
      expect(step.up(before)).toEqual(PROOFS[id]?.after);
      expect(before).toEqual(PROOFS[id]?.before);
    }
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
