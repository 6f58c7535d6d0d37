import { courseworkOf, termsFor } from './coursework.ts';
import { standingOf, standsWhere } from './coursework-standing.ts';
import { markLines } from './mark-words.ts';
import type { Paper, PaperSection, PaperTaking } from './paper.ts';
import type { Person } from './programme.ts';
import { calledOnPaper } from './protocol.ts';
import { isHandedIn } from './submissions.ts';
import { say } from './words.ts';

/**
 * One person's page: where they stand with each piece of coursework in the whole programme, and what they are told alone
 * in this session. What the assessors said to each other is not on it. For the facilitators, who may hand it over.
 */
export function planPrivatePage(taking: PaperTaking, person: Person): Paper {
  const { programme, session, language } = taking;
  const workplace = programme.workplaces[session.workplaceId]?.name ?? '';
  const pieces = courseworkOf(programme).map((piece): Paper['parts'][number] => {
    const terms = termsFor(piece, session.workplaceId);
    const submission = session.submissions[piece.id]?.[person.id];
    const sections = (submission?.attempts ?? []).flatMap((attempt, at): PaperSection[] => {
      const { outcome, marks, feedback } = attempt.case;
      if (!isHandedIn(attempt)) return [];
      const verdict = outcome.kind === 'settled' ? outcome.settled.verdict : 'delivered';
      const number = say(language, 'coursework.attemptNumber', { number: at + 1 });
      return [
        {
          heading: `${number}: ${say(language, `coursework.state-${verdict}`)}`,
          lines: [
            say(language, `coursework.how-${attempt.how}`),
            // Marks are told with the verdict, and never before it.
            ...(outcome.kind === 'settled' ? markLines(terms.criteria, marks, language) : []),
            ...(feedback === '' ? [] : [feedback]),
          ],
        },
      ];
    });
    const { state: stands, from } = standsWhere(standingOf(submission), taking.elsewhere, piece.id, person.id);
    const verdict = say(language, `coursework.state-${stands}`);
    const state = from ? `${verdict}, ${say(language, 'coursework.inSession', { number: from.number })}` : verdict;
    return { title: `${piece.key} ${terms.title}: ${state}`, lines: [terms.outcome], sections };
  });
  return {
    title: calledOnPaper(taking, person),
    lines: [say(language, 'deck.sessionLineBoth', { session: session.number, workplace })],
    parts: pieces,
  };
}
