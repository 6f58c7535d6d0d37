import type { CaseChange, CaseChanged } from './case-changes.ts';
import { changesSeen } from './case-history.ts';
import { clockText, dateText, localDate } from './clock-text.ts';
import type { Attempt, Criteria, Highlight } from './coursework-record.ts';
import { highlightLine, highlightSteps } from './highlight-steps.ts';
import { markText } from './mark-words.ts';
import type { Language, Programme } from './programme.ts';
import { say } from './words.ts';

/** What the words of a step need to know. */
export interface ChangeTold {
  readonly programme: Programme;
  readonly criteria: Criteria;
  readonly language: Language;
}

/** Every step of a case in words, in the order they were made: what was changed in it, and what was marked in its text. */
export function stepLines(
  told: ChangeTold,
  { text, case: one }: Attempt,
  highlights: readonly Highlight[],
): readonly string[] {
  return [
    ...changesSeen(one).map((change) => ({ at: change.at, line: changeLine(told, change) })),
    ...highlightSteps(highlights, text).map((step) => ({ at: step.at, line: highlightLine(told, step) })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
}

/** A step of a case in words: who changed what, from what to what, and when. */
export function changeLine(told: ChangeTold, { at, by, changed }: CaseChange): string {
  const { programme, language } = told;
  const from = sideOf(told, changed, changed.from);
  const to = sideOf(told, changed, changed.to);
  const params = {
    by: by || '–',
    what: thingOf(told, changed),
    from,
    to,
    date: dateText(localDate(at, programme.timeZone), language, false),
    time: clockText(at, programme.timeZone),
  };
  if (from === '') return say(language, 'coursework.changeSet', params);
  return say(language, to === '' ? 'coursework.changeUnset' : 'coursework.changeFromTo', params);
}

function thingOf({ programme, criteria, language }: ChangeTold, changed: CaseChanged): string {
  switch (changed.kind) {
    case 'mark': {
      const title = criteria.list.find(({ id }) => id === changed.criterionId)?.title;
      return title === undefined
        ? say(language, 'coursework.changed-criterion')
        : say(language, 'coursework.changed-quote', { text: title });
    }
    case 'alone':
      return say(language, 'coursework.changed-alone', { who: initials(programme, changed.facilitatorId) });
    case 'assessors':
    case 'way':
    case 'feedback':
      return say(language, `coursework.changed-${changed.kind}`);
  }
}

/** One side of a change; empty where there was, or is, nothing. */
function sideOf(
  { programme, criteria, language }: ChangeTold,
  changed: CaseChanged,
  side: CaseChanged['from'],
): string {
  if (side === null) return '';
  if (typeof side === 'number')
    return changed.kind === 'mark' ? markText(criteria, changed.criterionId, side, language) : '';
  if (typeof side === 'string') {
    if (changed.kind === 'way')
      return say(language, side === 'together' ? 'coursework.way-together' : 'coursework.way-blindFirst');
    return side === '' ? '' : say(language, 'coursework.changed-quote', { text: side });
  }
  if (Array.isArray(side)) return side.map((id) => initials(programme, id)).join(' + ');
  return [say(language, `coursework.state-${side.verdict}`), side.reason].filter(Boolean).join('. ');
}

function initials({ facilitators }: Programme, id: string): string {
  return facilitators[id]?.initials ?? '–';
}
