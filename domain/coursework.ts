import { z } from 'zod';
import { type DraftBook, type Outcome, rule, taken } from './command-table.ts';
import { type Coursework, CourseworkSchema, type Criteria, type Terms, termFields } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderLast } from './order.ts';
import type { Programme } from './programme.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';

const changes = z.strictObject(termFields).partial().shape;

/** Commands about pieces of coursework and their tailoring. */
export const courseworkCommands = {
  'coursework.add': rule(
    { courseworkId: IdSchema.optional(), key: CourseworkSchema.shape.key, ...termFields },
    true,
    (book, { kind: _, courseworkId, key, ...terms }: CourseworkAdd, context) => {
      const kin = book.programme.coursework;
      const refusal = taken(kin, courseworkId) ?? unfitCriteria(terms.criteria);
      if (refusal) return refusal;
      if (Object.values(kin).some((one) => one.key === key)) return refuse('ALREADY_EXISTS');
      const id = courseworkId ?? context.newId();
      kin[id] = { id, key, ...terms, tailored: {}, order: orderLast(Object.values(kin)), ...made(context) };
      return undefined;
    },
  ),

  'coursework.edit': rule({ courseworkId: IdSchema, ...changes }, true, (book, command, context) =>
    withCoursework(book, command.courseworkId, (coursework) => {
      const refusal = command.criteria && unfitCriteria(command.criteria);
      if (refusal) return refusal;
      assign<Terms>(coursework, termsIn(command));
      touch(coursework, context);
      return undefined;
    }),
  ),

  /** Gives a workplace terms of its own, or changes them. What is left out stays as it is, at first as the standard. */
  'coursework.tailor': rule(
    { courseworkId: IdSchema, workplaceId: IdSchema, ...changes },
    true,
    (book, command, context) =>
      withCoursework(book, command.courseworkId, (coursework) => {
        if (!book.programme.workplaces[command.workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
        const refusal = command.criteria && unfitCriteria(command.criteria);
        if (refusal) return refusal;
        const terms: Terms = structuredTerms(termsFor(coursework, command.workplaceId));
        assign<Terms>(terms, termsIn(command));
        coursework.tailored[command.workplaceId] = terms;
        touch(coursework, context);
        return undefined;
      }),
  ),

  /** Takes a workplace's own terms away, so that the standard holds. */
  'coursework.untailor': rule({ courseworkId: IdSchema, workplaceId: IdSchema }, true, (book, command, context) =>
    withCoursework(book, command.courseworkId, (coursework) => {
      if (!coursework.tailored[command.workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'terms' });
      delete coursework.tailored[command.workplaceId];
      touch(coursework, context);
      return undefined;
    }),
  ),

  'coursework.remove': rule({ courseworkId: IdSchema }, true, (book, command) =>
    withCoursework(book, command.courseworkId, ({ id }) => {
      const used = Object.values(book.sessions).some((session) =>
        [session.submissions[id], session.highlights[id], session.themes[id]].some(
          (records) => Object.keys(records ?? {}).length > 0,
        ),
      );
      if (used) return refuse('COURSEWORK_IN_USE');
      delete book.programme.coursework[id];
      return undefined;
    }),
  ),

  /** Names the groups that a facilitator follows: whoever follows a group does not assess its members. */
  'facilitator.follow': rule(
    { facilitatorId: IdSchema, groupIds: z.array(IdSchema).max(50) },
    true,
    (book, command, context) => {
      const facilitator = book.programme.facilitators[command.facilitatorId];
      if (!facilitator) return refuse('NO_SUCH_RECORD', { record: 'facilitator' });
      if (command.groupIds.some((id) => !book.programme.groups[id])) {
        return refuse('NO_SUCH_RECORD', { record: 'group' });
      }
      facilitator.follows = Object.fromEntries(command.groupIds.map((id) => [id, true as const]));
      touch(facilitator, context);
      return undefined;
    },
  ),
};

type CourseworkAdd = { kind?: string; courseworkId?: string | undefined; key: string } & Terms;

/** The pieces of coursework, in order. */
export function courseworkOf(programme: Programme): Coursework[] {
  return inOrder(programme.coursework);
}

/** The coursework that an item names by its key, or null. */
export function courseworkAt(programme: Programme, { coursework }: { readonly coursework: string }): Coursework | null {
  return courseworkOf(programme).find(({ key }) => key === coursework) ?? null;
}

/** The terms that hold at a workplace: its own where it has them, else the standard. */
export function termsFor(coursework: Coursework, workplaceId: string): Terms {
  return coursework.tailored[workplaceId] ?? coursework;
}

/** A field in which a workplace's own terms differ from the standard. */
export type TermField = keyof Terms;

/** Where a workplace's own terms differ from the standard, in the order of the fields. Empty where it has none. */
export function tailoredFields(coursework: Coursework, workplaceId: string): TermField[] {
  const own = coursework.tailored[workplaceId];
  if (!own) return [];
  return (Object.keys(termFields) as TermField[]).filter(
    (field) => JSON.stringify(own[field]) !== JSON.stringify(coursework[field]),
  );
}

/** The highest mark on a criterion, or null where nothing is marked. Marks begin at 0. */
export function markMost(criteria: Criteria, criterionId: string): number | null {
  const at = criteria.list.findIndex(({ id }) => id === criterionId);
  if (at < 0) return null;
  switch (criteria.form) {
    case 'rubric':
      return (criteria.list[at]?.levels.length ?? 1) - 1;
    case 'scale':
      return criteria.most;
    case 'checklist':
      return 1;
    case 'comment':
      return null;
  }
}

/** Runs a handler on a piece of coursework; refuses when there is none. */
export function withCoursework(
  book: DraftBook,
  courseworkId: string,
  run: (coursework: Coursework) => Outcome,
): Outcome {
  const coursework = book.programme.coursework[courseworkId];
  return coursework ? run(coursework) : refuse('NO_SUCH_RECORD', { record: 'coursework' });
}

function unfitCriteria({ list }: Criteria): Outcome {
  const ids = new Set(list.map(({ id }) => id));
  if (ids.size < list.length) return refuse('ALREADY_EXISTS');
  return list.length > 12 ? refuse('BAD_COMMAND', { field: 'criteria.list' }) : undefined;
}

function termsIn(command: { readonly [K in TermField]?: Terms[K] | undefined }): Partial<Terms> {
  const given = (Object.keys(termFields) as TermField[]).filter((field) => command[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, command[field]]));
}

/** A copy that shares nothing with what it came from, so that changing one leaves the other. */
function structuredTerms(terms: Terms): Terms {
  const { title, outcome, task, form, dueKind, attempts, criteria, strengths, nextSteps } = terms;
  return JSON.parse(
    JSON.stringify({ title, outcome, task, form, dueKind, attempts, criteria, strengths, nextSteps }),
  ) as Terms;
}
