import { openHighlights } from './assessment.ts';
import { themesOf } from './collective-feedback.ts';
import { termsFor } from './coursework.ts';
import type { Attempt, Coursework, Highlight, HighlightKind, Submission, Theme } from './coursework-record.ts';
import { highlightsOf } from './highlights.ts';
import type { PaperTaking } from './paper.ts';
import { peopleByCode } from './protocol.ts';
import {
  type QdaCode,
  type QdaCoding,
  type QdaPart,
  type QdaSelection,
  type QdaText,
  type QdaValue,
  qdaFact,
} from './qda-project.ts';
import { isHandedIn, submissionState } from './submissions.ts';
import { say } from './words.ts';

const KINDS: readonly HighlightKind[] = ['strength', 'nextStep'];

/** What one piece of coursework has for the project. */
export interface QdaPiece extends QdaPart {
  /** person id → the sources that are theirs, and where they stand. */
  readonly people: ReadonlyMap<string, { readonly sources: readonly string[]; readonly values: readonly QdaValue[] }>;
  /** Highlights that are held back while two judge blind. */
  readonly hidden: number;
}

/**
 * The texts of a piece of coursework with what was marked in them: a code for each criterion, one for strengths and one
 * for next steps, and one for each card of the collective feedback. A comment is a note about its place. Texts of people
 * who have withdrawn stay out, and so does what one assessor may not see of the other yet.
 */
export function qdaPiece(taking: PaperTaking, piece: Coursework): QdaPiece {
  const { session } = taking;
  const submissions = session.submissions[piece.id] ?? {};
  const taken = peopleByCode(taking).flatMap(({ id, code }) => {
    const submission = submissions[id];
    return submission && submission.withdrawnAt === null ? [{ submission, code }] : [];
  });
  const inside = new Set(taken.map(({ submission }) => submission.personId));
  const all = highlightsOf(session, piece.id).filter(({ personId }) => inside.has(personId));
  const seen = openHighlights(session, piece.id).filter(({ personId }) => inside.has(personId));
  const themes = themesOf(session, piece.id).filter((theme) => nameOf(theme) !== '');
  const known = new Set(termsFor(piece, session.workplaceId).criteria.list.map(({ id }) => id));
  const marking: Marking = { piece, seen, themes, known };
  const texts = taken.map((one) => ({ ...one, sources: textsOf(taking, marking, one.submission, one.code) }));
  return {
    codes: codesOf(taking, marking),
    sources: texts.flatMap(({ sources }) => sources),
    notes: seen.filter(({ comment }) => comment !== '').map((one) => commentOf(taking, piece, one)),
    links: [],
    people: new Map(
      texts.map(({ submission, sources }) => [
        submission.personId,
        {
          sources: sources.map(({ key }) => key),
          values: [{ variable: `status/${piece.id}`, value: stateOf(taking, submission) }],
        },
      ]),
    ),
    hidden: all.length - seen.length,
  };
}

interface Marking {
  readonly piece: Coursework;
  readonly seen: readonly Highlight[];
  readonly themes: readonly Theme[];
  /** The criteria that there are. */
  readonly known: ReadonlySet<string>;
}

function nameOf({ title, text }: Theme): string {
  return (title || text).trim();
}

function stateOf({ language }: PaperTaking, submission: Submission): string {
  return say(language, `coursework.state-${submissionState(submission)}`);
}

function textsOf(taking: PaperTaking, marking: Marking, submission: Submission, code: string): QdaText[] {
  return submission.attempts.flatMap((attempt, at): QdaText[] => {
    if (!isHandedIn(attempt)) return [];
    const own = marking.seen.filter((one) => one.personId === submission.personId && one.attempt === at);
    return [textOf(taking, marking, { submission, attempt, at, code, own })];
  });
}

function textOf(
  { session, language }: PaperTaking,
  marking: Marking,
  {
    submission,
    attempt,
    at,
    code,
    own,
  }: {
    readonly submission: Submission;
    readonly attempt: Attempt;
    readonly at: number;
    readonly code: string;
    readonly own: readonly Highlight[];
  },
): QdaText {
  const { piece } = marking;
  const { how, text, enteredAt } = attempt;
  const number = say(language, 'coursework.attemptNumber', { number: at + 1 });
  const written = text.trim() !== '';
  const told = say(language, `coursework.how-${how}`);
  const whole = (one: Highlight) => !written || one.end <= one.start;
  const { createdBy, updatedBy, updatedAt } = submission;
  const createdAt = enteredAt ?? submission.createdAt;
  const verdict = attempt.case.outcome.kind === 'settled' ? attempt.case.outcome.settled.verdict : 'delivered';
  return {
    key: `text/${piece.id}/${submission.personId}/${at}`,
    name: [piece.key, code, ...(submission.attempts.length > 1 ? [number] : [])].join(' '),
    description: '',
    text: written ? text : say(language, 'protocol.qda-noText', { how: told }),
    selections: own.filter((one) => !whole(one)).map((one) => selectionOf(marking, one)),
    codings: own.filter(whole).flatMap((one) => codingsOf(marking, one, commentKeys(piece, one))),
    notes: [],
    values: [
      qdaFact('session', session.number),
      qdaFact('piece', piece.key),
      qdaFact('attempt', at + 1),
      qdaFact('how', told),
      qdaFact('status', say(language, `coursework.state-${verdict}`)),
    ],
    ...{ createdBy, createdAt, updatedBy, updatedAt: Math.max(updatedAt, createdAt) },
  };
}

function selectionOf(marking: Marking, highlight: Highlight): QdaSelection {
  const { start, end, createdBy, createdAt, updatedBy, updatedAt } = highlight;
  return {
    ...{ key: keyOf(marking.piece, highlight), start, end },
    codings: codingsOf(marking, highlight, []),
    notes: commentKeys(marking.piece, highlight),
    ...{ createdBy, createdAt, updatedBy, updatedAt },
  };
}

function keyOf({ id }: Coursework, highlight: Highlight): string {
  return `highlight/${id}/${highlight.id}`;
}

function commentKeys(piece: Coursework, highlight: Highlight): string[] {
  return highlight.comment === '' ? [] : [`${keyOf(piece, highlight)}/comment`];
}

/** The codes on one highlight; what was written about it goes with the first. */
function codingsOf({ piece, themes, known }: Marking, highlight: Highlight, notes: readonly string[]): QdaCoding[] {
  const { criterionId, kind, createdBy, createdAt } = highlight;
  const coded = (code: string, by: { createdBy: string; createdAt: number }, about: readonly string[]): QdaCoding => ({
    ...{ key: `${keyOf(piece, highlight)}/${code}`, code, notes: about },
    ...{ createdBy: by.createdBy, createdAt: by.createdAt },
  });
  const own = { createdBy, createdAt };
  return [
    coded(`kind/${kind}`, own, notes),
    ...(criterionId !== null && known.has(criterionId) ? [coded(criterionKey(piece, criterionId), own, [])] : []),
    ...themes.filter(({ restsOn }) => restsOn[highlight.id]).map((theme) => coded(themeKey(piece, theme), theme, [])),
  ];
}

function commentOf({ language }: PaperTaking, piece: Coursework, highlight: Highlight): QdaText {
  const { comment, createdBy, createdAt, updatedBy, updatedAt } = highlight;
  return {
    key: `${keyOf(piece, highlight)}/comment`,
    name: `${say(language, 'protocol.qda-comment')} ${createdBy}`.trim(),
    description: '',
    text: comment,
    selections: [],
    codings: [],
    notes: [],
    values: [],
    ...{ createdBy, createdAt, updatedBy, updatedAt },
  };
}

function criterionKey({ id }: Coursework, criterionId: string): string {
  return `criterion/${id}/${criterionId}`;
}

function themeKey({ id }: Coursework, theme: Theme): string {
  return `theme/${id}/${theme.id}`;
}

function codesOf({ session, language }: PaperTaking, { piece, themes }: Marking): QdaCode[] {
  const terms = termsFor(piece, session.workplaceId);
  const leaf = (key: string, name: string, description = ''): QdaCode => ({
    ...{ key, name, description, codable: true, codes: [] },
  });
  const cards = KINDS.flatMap((kind) =>
    themes
      .filter((theme) => theme.kind === kind)
      .map((theme) => leaf(themeKey(piece, theme), nameOf(theme), theme.text)),
  );
  const gathered = (key: string, name: string, codes: readonly QdaCode[]): QdaCode[] =>
    codes.length > 0 ? [{ key, name, description: '', codable: false, codes }] : [];
  return gathered(`piece/${piece.id}`, `${piece.key} ${terms.title}`, [
    ...terms.criteria.list.map(({ id, title }) => leaf(criterionKey(piece, id), title)),
    ...gathered(`cards/${piece.id}`, say(language, 'protocol.qda-cards'), cards),
  ]);
}
