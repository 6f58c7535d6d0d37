import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/** The kinds of document that Samling writes, as their envelopes name them. */
export type DocumentFormat = 'samling/programme' | 'samling/session' | 'samling/names';

/**
 * One step from a version of a format to the next. It gets data of the older
 * shape, and gives the newer without touching what it was given. The name is
 * for people; the place in the list decides the version.
 */
export interface Migration {
  readonly name: string;
  readonly up: (data: unknown) => unknown;
}

/**
 * Every step that was ever released, oldest first. Only ever appended to: the
 * first step of a format leads from version 1 to 2. A new step needs a document
 * from before it and one from after it in the test that proves them. Of every
 * version, today's too, a file lies in `test/fixtures/documents`, kept for ever:
 * a shape that no longer takes it needs a step.
 */
export const MIGRATIONS: Readonly<Record<DocumentFormat, readonly Migration[]>> = {
  'samling/programme': [],
  'samling/session': [],
  'samling/names': [],
};

/** Why data could not be brought up to date. `step` names the migration that gave up. */
export type MigrationProblem =
  | { readonly code: 'NEWER' }
  | { readonly code: 'MIGRATION_FAILED'; readonly step: string };

/** The version that is written today, from 1. */
export function currentVersion(format: DocumentFormat, migrations = MIGRATIONS): number {
  return migrations[format].length + 1;
}

/** Brings data of an older version to the current shape. Data of the current version comes back as it is. */
export function migrate(
  format: DocumentFormat,
  version: number,
  data: unknown,
  migrations = MIGRATIONS,
): Result<unknown, MigrationProblem> {
  if (version > currentVersion(format, migrations)) return fail({ code: 'NEWER' });
  let migrated = data;
  for (const step of migrations[format].slice(Math.max(0, version - 1))) {
    try {
      migrated = step.up(migrated);
    } catch {
      return fail({ code: 'MIGRATION_FAILED', step: step.name });
    }
  }
  return ok(migrated);
}
