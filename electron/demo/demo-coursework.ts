import { instantAt } from '../../domain/clock-text.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { type CourseworkTemplate, termsOf } from '../../domain/coursework-template.ts';
import type { SessionTemplate } from '../../domain/template.ts';
import type { Instant } from '../../domain/timer.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import type { DemoCoursework, DemoPiece } from '../templates/demo-coursework.ts';
import { courseworkId, DEMO_TIME_ZONE, type DemoCommand, MINUTE, personId } from './demo-command.ts';
import { highlightId, type PieceTaking } from './demo-piece.ts';
import { dayId, presentationId } from './demo-setup.ts';
import { type DemoDay, stretchesOf, within } from './demo-stretch.ts';
import { themeCommands } from './demo-themes.ts';

const DAY_MS = 24 * 60 * MINUTE;
/** The assessors sit down when the room has gone home, and give each case four minutes. */
const ASSESSED_FROM = 15 * 60 + 15;
const CASE_MS = 4 * MINUTE;

/** What was handed in, how it was assessed and what the room was told of it; the questions and the counted hands. */
export function courseworkCommands(
  content: DemoContent,
  { pieces, questions, checkouts }: DemoCoursework,
  templateOf: (id: string) => SessionTemplate | undefined,
  coursework: readonly CourseworkTemplate[],
): DemoCommand[] {
  const dayOf = (session: string, number: number) =>
    content.days.find(({ template, day }) => template === session && day === number);
  const ofPieces = pieces.flatMap((piece) => {
    const day = dayOf(piece.session, piece.day);
    const template = templateOf(piece.session);
    const terms = coursework.find(({ key }) => key === piece.key);
    const one =
      day && template && stretchesOf(day, template, content.groups).find(({ item }) => item.key === piece.item);
    if (!one || !terms) return [];
    const of = { sessionId: piece.session, courseworkId: courseworkId(piece.key) };
    const criteria = termsOf(terms).criteria.list.map(({ id }) => id);
    const taking = { piece, content, of, one, criteria, clock: clockOf(day) };
    return [...handInCommands(taking), ...caseCommands(taking), ...themeCommands(taking)];
  });
  const ofRooms = content.days.flatMap((day) => [
    ...questionCommands(day, questions),
    ...checkouts
      .filter(({ session, day: number }) => session === day.template && number === day.day)
      .flatMap(({ session, counts }) => countCommands(day, session, counts)),
  ]);
  return [...ofPieces, ...ofRooms];
}

function clockOf({ dates, day }: DemoDay): PieceTaking['clock'] {
  return (minute, later = 0) => instantAt(dates[day - 1] ?? '', minute, DEMO_TIME_ZONE) + later * DAY_MS;
}

/**
 * Texts and paper come in towards the end of the item; those who were called out hand in two days later. Where a
 * presentation counts, it counts for everybody in the group, with a text beside it or without.
 */
function handInCommands({ piece, content, of, one, clock }: PieceTaking): DemoCommand[] {
  const step = 0.2 / piece.people.length;
  const presented = piece.people.some(({ how }) => how === 'presentation');
  const groupOf = (code: string) =>
    content.groups.find(({ set, members }) => set === 'working' && members.includes(code));
  return piece.people.map(({ code, how, text = '', late }, index): DemoCommand => {
    const group = presented ? groupOf(code) : undefined;
    const command: CommandInput = {
      kind: 'submission.hand-in',
      ...of,
      personId: personId(code),
      how,
      text,
      presentationId: group ? presentationId(of.sessionId, group.key) : null,
    };
    return { at: late ? clock(12 * 60, 2) : within(one, 0.78 + index * step), by: 'F2', command };
  });
}

/** Each case by both assessors, in the order of the content; highlights are made while it is read. */
function caseCommands({ piece, of, criteria, clock }: PieceTaking): DemoCommand[] {
  return piece.people.flatMap((person, index): DemoCommand[] => {
    const { code, late, marks = [], verdict, blind, note = '', feedback, again } = person;
    const begun = late ? clock(13 * 60, 2) : clock(ASSESSED_FROM) + index * CASE_MS;
    const who = { ...of, personId: personId(code) };
    const give = (seconds: number, by: 'F1' | 'F2', command: CommandInput): DemoCommand => {
      return { at: begun + seconds * 1000, by, command };
    };
    const reason = person.reason ?? piece.reason;
    const alone = (['F1', 'F2'] as const).flatMap((by): DemoCommand[] => {
      if (!blind) return [];
      const own = { verdict: blind[by], reason: blind[by] === 'approved' ? reason : blind.doubt };
      return [give(120, by, { kind: 'case.judge', ...who, facilitatorId: by.toLowerCase(), ...own })];
    });
    const disagreed = blind !== undefined && blind.F1 !== blind.F2;
    return [
      ...(blind ? [give(5, 'F1', { kind: 'case.way', ...who, way: 'blindFirst' })] : []),
      give(10, 'F1', { kind: 'case.assessors', ...who, assessors: ['f1', 'f2'] }),
      ...highlightCommands(piece, of, code, begun),
      ...marks.flatMap((mark, place) => {
        const criterionId = criteria[place];
        return criterionId ? [give(100 + place, 'F2', { kind: 'case.mark', ...who, criterionId, mark })] : [];
      }),
      ...alone,
      give(200, 'F1', { kind: 'case.settle', ...who, verdict, reason, note, disagreed }),
      ...(feedback === undefined ? [] : [give(220, 'F1', { kind: 'case.feedback', ...who, text: feedback })]),
      ...(again === undefined ? [] : againCommands(who, again, clock(8 * 60 + 30, 1))),
    ];
  });
}

function againCommands(
  who: PieceTaking['of'] & { readonly personId: string },
  { how, text, reason }: NonNullable<DemoPiece['people'][number]['again']>,
  from: Instant,
): DemoCommand[] {
  const commands: CommandInput[] = [
    { kind: 'submission.retry', ...who },
    { kind: 'submission.hand-in', ...who, how, text },
    { kind: 'case.assessors', ...who, assessors: ['f1', 'f2'] },
    { kind: 'case.settle', ...who, verdict: 'approved', reason },
  ];
  return commands.map((command, index) => ({ at: from + index * MINUTE, by: 'F2', command }));
}

function highlightCommands(piece: DemoPiece, of: PieceTaking['of'], code: string, begun: Instant): DemoCommand[] {
  const text = piece.people.find((person) => person.code === code)?.text ?? '';
  return piece.highlights
    .filter((highlight) => highlight.code === code)
    .map(({ key, kind, criterion, mark, comment = '' }, index) => {
      // Words that are not in the text have no place in it, and the command is refused.
      const start = mark === undefined ? 0 : text.indexOf(mark);
      const command: CommandInput = {
        kind: 'highlight.add',
        ...of,
        highlightId: highlightId(of.courseworkId, key),
        personId: personId(code),
        highlightKind: kind,
        criterionId: criterion,
        start,
        end: mark === undefined ? 0 : start + mark.length,
        comment,
      };
      return { at: begun + (30 + index * 10) * 1000, by: index % 2 === 0 ? 'F1' : 'F2', command };
    });
}

/** What the last session took further is brought in when the next begins; new ones are written when it ends. */
function questionCommands(day: DemoDay, questions: DemoCoursework['questions']): DemoCommand[] {
  const clock = clockOf(day);
  const sessionId = day.template;
  const before = questions.slice(
    0,
    questions.findIndex(({ session }) => session === sessionId),
  );
  const own = questions.find(({ session }) => session === sessionId)?.texts ?? [];
  return [
    ...(before.length > 0
      ? [{ at: clock(9 * 60 + 5), by: 'F2' as const, command: { kind: 'question.bring' as const, sessionId } }]
      : []),
    ...own.map(
      (text, index): DemoCommand => ({
        at: clock(14 * 60 + 57) + index * 1000,
        by: 'F1',
        command: { kind: 'question.add', sessionId, questionId: `${sessionId}-question-${index + 1}`, text },
      }),
    ),
  ];
}

function countCommands(day: DemoDay, sessionId: string, counts: readonly (readonly number[])[]): DemoCommand[] {
  return counts.map(([yes = 0, partly = 0, notYet = 0], outcome) => ({
    at: clockOf(day)(14 * 60 + 58) + outcome * 1000,
    by: 'F2',
    command: { kind: 'outcome.count', sessionId, dayId: dayId(sessionId, day.day), outcome, yes, partly, notYet },
  }));
}
