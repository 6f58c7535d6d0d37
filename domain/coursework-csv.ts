import { openHighlights } from './assessment.ts';
import { stepLines } from './case-change-words.ts';
import { courseworkOf, termsFor } from './coursework.ts';
import { standingOf, standsWhere } from './coursework-standing.ts';
import { markLines } from './mark-words.ts';
import type { PaperTaking } from './paper.ts';
import { calledOnPaper, momentText, peopleByCode } from './protocol.ts';
import { isHandedIn } from './submissions.ts';
import { say } from './words.ts';

/**
 * The matrix as a table: a row for each person, and for each piece of coursework where it stands in the whole programme,
 * with the number of the session, attempt, form and, where asked for, text. The headings are those that a table is known by when it is taken in again.
 */
export function matrixTable(taking: PaperTaking, { names, texts }: { names: boolean; texts: boolean }): string[][] {
  const { programme, session, language } = taking;
  const pieces = courseworkOf(programme);
  const word = (key: 'code' | 'name' | 'status' | 'session' | 'attempt' | 'how' | 'text') =>
    say(language, `protocol.csv-${key}`);
  const header = [
    word('code'),
    ...(names ? [word('name')] : []),
    ...pieces.flatMap(({ key }) => [
      `${key} ${word('status')}`,
      `${key} ${word('session')}`,
      `${key} ${word('attempt')}`,
      `${key} ${word('how')}`,
      ...(texts ? [`${key} ${word('text')}`] : []),
    ]),
  ];
  const rows = peopleByCode(taking).map((person) => [
    person.code,
    ...(names ? [taking.nameOf(person.id)] : []),
    ...pieces.flatMap(({ id }) => {
      const here = standingOf(session.submissions[id]?.[person.id], texts);
      const { state, from, attempt, how, text = '' } = standsWhere(here, taking.elsewhere, id, person.id);
      return [
        say(language, `coursework.state-${state}`),
        state === 'notDelivered' ? '' : String(from?.number ?? session.number),
        how ? String(attempt) : '',
        how ? say(language, `coursework.how-${how}`) : '',
        ...(texts ? [text] : []),
      ];
    }),
  ]);
  return [header, ...rows];
}

/** The protocol as a table: a row for each attempt that was handed in. */
export function protocolTable(taking: PaperTaking): string[][] {
  const { programme, session, language } = taking;
  const columns = [
    'piece',
    'code',
    'attempt',
    'how',
    'at',
    'assessors',
    'marks',
    'verdict',
    'reason',
    'note',
    'feedback',
    'changes',
  ] as const;
  const header = columns.map((key) => say(language, `protocol.csv-${key}`));
  const rows = courseworkOf(programme).flatMap((piece) => {
    const { criteria } = termsFor(piece, session.workplaceId);
    const seen = openHighlights(session, piece.id);
    return peopleByCode(taking).flatMap((person) =>
      (session.submissions[piece.id]?.[person.id]?.attempts ?? []).flatMap((attempt, at) => {
        if (!isHandedIn(attempt)) return [];
        const { outcome, assessors, marks, feedback } = attempt.case;
        const settled = outcome.kind === 'settled' ? outcome.settled : null;
        const named = settled?.assessors ?? Object.keys(assessors);
        return [
          [
            piece.key,
            calledOnPaper(taking, person),
            String(at + 1),
            say(language, `coursework.how-${attempt.how}`),
            attempt.enteredAt === null ? '' : momentText(taking, attempt.enteredAt),
            named.map((id) => programme.facilitators[id]?.initials ?? id).join(', '),
            markLines(criteria, marks, language).join('\n'),
            settled ? say(language, `coursework.state-${settled.verdict}`) : '',
            settled?.reason ?? '',
            settled?.note ?? '',
            feedback,
            stepLines(
              { programme, criteria, language },
              attempt,
              seen.filter((one) => one.personId === person.id && one.attempt === at),
            ).join('\n'),
          ],
        ];
      }),
    );
  });
  return [header, ...rows];
}
