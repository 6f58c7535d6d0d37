import type { Criteria } from '../../domain/coursework-record.ts';

/** Levels of a rubric: at least two, at most six, and each no longer than a line. */
const LEVELS_LEAST = 2;
const LEVELS_MOST = 6;
const LEVEL_MAX = 120;
const SCALE_USUAL = 5;
/** No piece of coursework is judged by more. */
export const CRITERIA_MOST = 12;

/** The forms in which criteria come, from the one that says most to the one that only gathers. */
export const CRITERIA_FORMS = [
  'rubric',
  'scale',
  'checklist',
  'comment',
] as const satisfies readonly Criteria['form'][];

/** The same criteria in another form. What they are called stays; `levels` is what a new rubric begins with. */
export function inForm(criteria: Criteria, form: Criteria['form'], levels: readonly string[]): Criteria {
  if (criteria.form === form) return criteria;
  const plain = criteria.list.map(({ id, title }) => ({ id, title }));
  switch (form) {
    case 'rubric':
      return { form, list: plain.map((one) => ({ ...one, levels: [...levels] })) };
    case 'scale':
      return { form, most: SCALE_USUAL, list: plain };
    case 'checklist':
    case 'comment':
      return { form, list: plain };
  }
}

/** With one more criterion at the end. */
export function withCriterion(criteria: Criteria, id: string, title: string, levels: readonly string[]): Criteria {
  if (criteria.form === 'rubric') {
    return { ...criteria, list: [...criteria.list, { id, title, levels: [...levels] }] };
  }
  return { ...criteria, list: [...criteria.list, { id, title }] };
}

/** Without one of them. */
export function withoutCriterion(criteria: Criteria, id: string): Criteria {
  return { ...criteria, list: criteria.list.filter((one) => one.id !== id) } as Criteria;
}

/** With one of them called something else. */
export function retitled(criteria: Criteria, id: string, title: string): Criteria {
  return { ...criteria, list: criteria.list.map((one) => (one.id === id ? { ...one, title } : one)) } as Criteria;
}

/** With one of them moved a place up (−1) or down (+1). */
export function moved(criteria: Criteria, id: string, by: 1 | -1): Criteria {
  const from = criteria.list.findIndex((one) => one.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= criteria.list.length) return criteria;
  const list: unknown[] = [...criteria.list];
  const [one] = list.splice(from, 1);
  list.splice(to, 0, one);
  return { ...criteria, list } as Criteria;
}

/** The levels that are written line by line; null where they are too few, too many or too long. */
export function levelsFrom(text: string): string[] | null {
  const levels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fits = levels.length >= LEVELS_LEAST && levels.length <= LEVELS_MOST;
  return fits && levels.every(({ length }) => length <= LEVEL_MAX) ? levels : null;
}

/** With other levels of one criterion of a rubric. */
export function releveled(criteria: Criteria, id: string, levels: readonly string[]): Criteria {
  if (criteria.form !== 'rubric') return criteria;
  return { ...criteria, list: criteria.list.map((one) => (one.id === id ? { ...one, levels: [...levels] } : one)) };
}
