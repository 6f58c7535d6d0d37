import type { DocumentDifference, RecordDifference } from './difference.ts';
import type { Language } from './programme.ts';
import { say, sayIfKnown } from './words.ts';

/** A difference in words, a line for each document and each sort of record in it. */
export function differenceLines(language: Language, difference: readonly DocumentDifference[]): string[] {
  return difference.flatMap((one) => [
    differenceTitle(language, one),
    ...(one.fate === 'changed' ? one.records.map((record) => `  ${recordLine(language, record)}`) : []),
  ]);
}

/** What becomes of one document: `The session “Kick-off 1” comes back`. */
export function differenceTitle(language: Language, { document, fate, title, session }: DocumentDifference): string {
  return say(language, `safety.${document}-${fate === 'changed' ? 'changes' : fate}`, {
    title: title || (session ? `${say(language, `common.${session.kind}`)} ${session.number}` : ''),
  });
}

/** One sort of record in words: `notes: 2 come back, 1 goes`. */
export function recordLine(language: Language, { sort, added, removed, changed }: RecordDifference): string {
  const name = sayIfKnown(language, `safety.sort-${sort}`) ?? say(language, 'safety.sort-other');
  const parts = [
    added > 0 ? say(language, 'safety.added', { n: added }) : '',
    removed > 0 ? say(language, 'safety.removed', { n: removed }) : '',
    changed > 0 ? say(language, 'safety.changed', { n: changed }) : '',
  ];
  return `${name}: ${parts.filter(Boolean).join(', ')}`;
}
