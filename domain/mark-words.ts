import type { Case, Criteria } from './coursework-record.ts';
import type { Language } from './programme.ts';
import { say } from './words.ts';

/** Marks in words: a level by its text, a number of how many, yes or no. */
export function markLines(criteria: Criteria, marks: Case['marks'], language: Language): string[] {
  return criteria.list.flatMap(({ id, title }) => {
    const mark = marks[id];
    return mark === undefined ? [] : [`${title}: ${markText(criteria, id, mark, language)}`];
  });
}

/** One mark in words. */
export function markText(criteria: Criteria, criterionId: string, mark: number, language: Language): string {
  switch (criteria.form) {
    case 'rubric':
      return criteria.list.find(({ id }) => id === criterionId)?.levels[mark] ?? String(mark);
    case 'scale':
      return say(language, 'protocol.ofMost', { mark, most: criteria.most });
    case 'checklist':
    case 'comment':
      return say(language, mark > 0 ? 'protocol.yes' : 'protocol.no');
  }
}
