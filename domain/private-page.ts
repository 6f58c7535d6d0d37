import { courseworkOf, termsFor } from './coursework.ts';
import type { Coursework } from './coursework-record.ts';
import { standingOf, standsWhere } from './coursework-standing.ts';
import { markLines } from './mark-words.ts';
import type { Paper, PaperSection, PaperTaking } from './paper.ts';
import type { Person } from './programme.ts';
import { calledOnPaper } from './protocol.ts';
import type { Session } from './session.ts';
import { isHandedIn } from './submissions.ts';
import { say } from './words.ts';

/**
 * One person's page: where they stand with each piece of coursework, and what they are told alone, in the whole programme.
 * `sessions` are all there are, in the order in which they are held. What the assessors said to each other is not on it.
 * For the facilitators, who may hand it over.
 */
export function planPrivatePage(taking: PaperTaking, person: Person, sessions: readonly Session[]): Paper {
  const { programme, session, language } = taking;
  const workplace = programme.workplaces[person.workplaceId]?.name ?? '';
  const pieces = courseworkOf(programme).map((piece): Paper['parts'][number] => {
    const terms = termsFor(piece, session.workplaceId);
    const here = standingOf(session.submissions[piece.id]?.[person.id]);
    const { state: stands, from } = standsWhere(here, taking.elsewhere, piece.id, person.id);
    const verdict = say(language, `coursework.state-${stands}`);
    const state = from ? `${verdict}, ${say(language, 'coursework.inSession', { number: from.number })}` : verdict;
    return {
      title: `${piece.key} ${terms.title}: ${state}`,
      lines: [terms.outcome],
      sections: sessions.flatMap((one) => attemptsIn(one, piece, person, language)),
    };
  });
  return {
    title: calledOnPaper(taking, person),
    lines: [say(language, 'protocol.wholeProgramme', { workplace })],
    parts: pieces,
  };
}

/** What came of each attempt at a piece in one session, in the terms that it was handed in under. */
function attemptsIn(
  { number, workplaceId, submissions }: Session,
  piece: Coursework,
  { id }: Person,
  language: PaperTaking['language'],
): PaperSection[] {
  const { criteria } = termsFor(piece, workplaceId);
  return (submissions[piece.id]?.[id]?.attempts ?? []).flatMap((attempt, at): PaperSection[] => {
    const { outcome, marks, feedback } = attempt.case;
    if (!isHandedIn(attempt)) return [];
    const verdict = outcome.kind === 'settled' ? outcome.settled.verdict : 'delivered';
    const which = [
      say(language, 'coursework.attemptNumber', { number: at + 1 }),
      say(language, 'coursework.inSession', { number }),
    ].join(', ');
    return [
      {
        heading: `${which}: ${say(language, `coursework.state-${verdict}`)}`,
        lines: [
          say(language, `coursework.how-${attempt.how}`),
          // Marks are told with the verdict, and never before it.
          ...(outcome.kind === 'settled' ? markLines(criteria, marks, language) : []),
          ...(feedback === '' ? [] : [feedback]),
        ],
      },
    ];
  });
}
