import { dateText } from '../../domain/clock-text.ts';
import type { TermField } from '../../domain/coursework.ts';
import type { Criteria, Terms } from '../../domain/coursework-record.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';

/** The fields of the terms in the order in which a facilitator thinks of them. */
export const TERM_FIELDS: readonly TermField[] = [
  'title',
  'outcome',
  'task',
  'form',
  'dueKind',
  'attempts',
  'criteria',
  'strengths',
  'nextSteps',
];

/** One field of the terms as it reads beside a field that is written. Lines are told apart by line breaks. */
export function termText(language: Language, terms: Terms, field: TermField): string {
  switch (field) {
    case 'title':
    case 'outcome':
    case 'task':
      return terms[field];
    case 'form':
      return say(language, `coursework.form-${terms.form}`);
    case 'dueKind':
      return say(language, `common.${terms.dueKind}`);
    case 'attempts':
      return terms.attempts.map(({ due }, at) => attemptText(language, due, at)).join('\n');
    case 'criteria':
      return criteriaText(language, terms.criteria);
    case 'strengths':
    case 'nextSteps':
      return String(terms[field]);
  }
}

function attemptText(language: Language, due: string | null, at: number): string {
  const n = at + 1;
  return due === null
    ? say(language, 'coursework.attemptNoDate', { number: n })
    : say(language, 'coursework.attemptBy', { number: n, date: dateText(due, language) });
}

function criteriaText(language: Language, criteria: Criteria): string {
  const head = say(language, `coursework.criteria-${criteria.form}`);
  const lines =
    criteria.form === 'rubric'
      ? criteria.list.map(({ title, levels }) => `${title}: ${levels.join(' – ')}`)
      : criteria.list.map(({ title }) => title);
  return [criteria.form === 'scale' ? `${head}, 0–${criteria.most}` : head, ...lines].join('\n');
}
