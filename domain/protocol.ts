import { aloneSeen, openHighlights, tallyOf } from './assessment.ts';
import { stepLines } from './case-change-words.ts';
import { clockText, dateText, localDate } from './clock-text.ts';
import { courseworkOf, termsFor } from './coursework.ts';
import type { Attempt, Case, Coursework, Highlight, Settled, Submission, Terms, Verdict } from './coursework-record.ts';
import { notesOnPaper } from './field-notes-paper.ts';
import { markLines } from './mark-words.ts';
import { peopleOf } from './mix.ts';
import type { Paper, PaperSection, PaperTaking } from './paper.ts';
import type { Person } from './programme.ts';
import { isHandedIn, submissionState } from './submissions.ts';
import type { Instant } from './timer.ts';
import { say } from './words.ts';

/**
 * The protocol of joint assessment with everything that belongs to it: who stands where, each attempt with its assessors,
 * what they came to alone, marks, verdict, reason, how a disagreement was talked through, what was settled before, every
 * step from what to what, what was marked in the text, and both observers' field notes. For the facilitators alone; nothing of it is for the room.
 */
export function planProtocol(taking: PaperTaking): Paper {
  const { programme, session, language } = taking;
  const workplace = programme.workplaces[session.workplaceId]?.name ?? '';
  return {
    title: say(language, 'protocol.title'),
    lines: [say(language, 'deck.sessionLineBoth', { session: session.number, workplace }), daysLine(taking)],
    parts: [...courseworkOf(programme).flatMap((piece) => partOf(taking, piece)), ...notesOnPaper(taking)],
  };
}

/** A person as the papers call them: the code, and the name where one was asked for. */
export function calledOnPaper({ nameOf }: PaperTaking, { id, code }: Person): string {
  const name = nameOf(id);
  return name === '' ? code : `${code} ${name}`;
}

/** The people of the session's workplace, by code. */
export function peopleByCode({ programme, session }: PaperTaking): Person[] {
  return [...peopleOf(programme.people, session.workplaceId)].sort((a, b) =>
    a.code.localeCompare(b.code, 'nb', { numeric: true }),
  );
}

/** Day and time of the clock, in the programme's time zone. */
export function momentText({ programme, language }: PaperTaking, at: Instant): string {
  const { timeZone } = programme;
  return `${dateText(localDate(at, timeZone), language, false)} ${clockText(at, timeZone)}`;
}

function daysLine({ session, language }: PaperTaking): string {
  const dates = Object.values(session.days).map(({ date }) => date);
  return [...dates]
    .sort()
    .map((date) => dateText(date, language))
    .join(', ');
}

function partOf(taking: PaperTaking, piece: Coursework): Paper['parts'][number][] {
  const { programme, session, language } = taking;
  const pieces = session.submissions[piece.id] ?? {};
  if (Object.keys(pieces).length === 0) return [];
  const terms = termsFor(piece, session.workplaceId);
  const seen = openHighlights(session, piece.id);
  const { enrolled, delivered, approved, notApproved, notDelivered, withdrawn } = tallyOf(programme, session, piece.id);
  return [
    {
      title: `${piece.key} ${terms.title}`,
      lines: [
        terms.outcome,
        say(language, 'protocol.tally', { enrolled, delivered, approved, notApproved, notDelivered, withdrawn }),
      ],
      sections: peopleByCode(taking).map((person) =>
        sectionOf(
          taking,
          terms,
          person,
          pieces[person.id],
          seen.filter(({ personId }) => personId === person.id),
        ),
      ),
    },
  ];
}

function sectionOf(
  taking: PaperTaking,
  terms: Terms,
  person: Person,
  submission: Submission | undefined,
  highlights: readonly Highlight[],
): PaperSection {
  const { language } = taking;
  const state = say(language, `coursework.state-${submissionState(submission)}`);
  return {
    heading: `${calledOnPaper(taking, person)}: ${state}`,
    lines: submission?.attempts.flatMap((attempt, at) =>
      attemptLines(
        taking,
        terms,
        attempt,
        at,
        highlights.filter((one) => one.attempt === at),
      ),
    ) ?? [state],
  };
}

function attemptLines(
  taking: PaperTaking,
  terms: Terms,
  attempt: Attempt,
  at: number,
  highlights: readonly Highlight[],
): string[] {
  const { programme, language } = taking;
  const { criteria } = terms;
  const { way, alone, assessors, marks, feedback, outcome, earlier } = attempt.case;
  const number = say(language, 'coursework.attemptNumber', { number: at + 1 });
  if (!isHandedIn(attempt)) return [`${number}: ${say(language, 'coursework.state-notDelivered')}`];
  const how = say(language, `coursework.how-${attempt.how}`);
  const handedIn = attempt.enteredAt === null ? '' : momentText(taking, attempt.enteredAt);
  const told = (one: Settled, word: 'settled' | 'earlier') =>
    say(language, `protocol.${word}`, {
      verdict: say(language, `coursework.state-${one.verdict}`),
      assessors: one.assessors.map((id) => initialsOf(taking, id)).join(', '),
      at: momentText(taking, one.at),
      reason: one.reason,
    });
  const note = (one: Settled) => (one.note === '' ? [] : [say(language, 'protocol.talked', { note: one.note })]);
  const saidAlone = (all: Case['alone']) =>
    Object.entries(all).map(([id, one]) => aloneLine(taking, initialsOf(taking, id), one));
  const named = Object.keys(assessors).map((id) => initialsOf(taking, id));
  return [
    [`${number}: ${how}`, handedIn].filter(Boolean).join(', '),
    ...(way === 'blindFirst' ? [say(language, 'protocol.blindFirst')] : []),
    ...(outcome.kind === 'open' && named.length > 0
      ? [say(language, 'protocol.assessors', { assessors: named.join(', ') })]
      : []),
    ...(outcome.kind === 'open' ? openAlone(taking, attempt.case) : saidAlone(alone)),
    ...markLines(criteria, marks, language),
    ...earlier.flatMap((one) => [...saidAlone(one.alone), told(one, 'earlier'), ...note(one)]),
    ...(outcome.kind === 'settled' ? [told(outcome.settled, 'settled'), ...note(outcome.settled)] : []),
    ...(feedback === '' ? [] : [say(language, 'protocol.feedback', { text: feedback })]),
    ...stepLines({ programme, criteria, language }, attempt, highlights).map((what) =>
      say(language, 'protocol.changed', { what }),
    ),
  ];
}

/** What assessors of an open case came to alone; who has judged blind is told, and what only when all have. */
function openAlone(taking: PaperTaking, one: Case): string[] {
  const { language } = taking;
  return Object.keys(one.alone).flatMap((id) => {
    const assessor = initialsOf(taking, id);
    const seen = aloneSeen(one, id);
    if (seen.kind === 'none') return [];
    if (seen.kind === 'hidden') return [`${assessor} ${say(language, 'coursework.alone-hidden')}`];
    return [aloneLine(taking, assessor, seen)];
  });
}

function aloneLine(
  { language }: PaperTaking,
  assessor: string,
  { verdict, reason }: { readonly verdict: Verdict; readonly reason: string },
): string {
  return say(language, 'protocol.alone', { assessor, verdict: say(language, `coursework.state-${verdict}`), reason });
}

function initialsOf({ programme }: PaperTaking, facilitatorId: string): string {
  return programme.facilitators[facilitatorId]?.initials ?? facilitatorId;
}
