import { courseworkOf, termsFor } from './coursework.ts';
import type { PaperTaking } from './paper.ts';
import { calledOnPaper, markLines, momentText, peopleByCode } from './protocol.ts';
import { isHandedIn, lastAttempt, submissionState } from './submissions.ts';
import { say } from './words.ts';

/**
 * The matrix as a table: a row for each person, and for each piece of coursework its state, attempt, form and, where
 * asked for, its text. The headings are those that a table is known by when it is taken in again.
 */
export function matrixTable(taking: PaperTaking, { names, texts }: { names: boolean; texts: boolean }): string[][] {
  const { programme, session, language } = taking;
  const pieces = courseworkOf(programme);
  const word = (key: 'code' | 'name' | 'status' | 'attempt' | 'how' | 'text') => say(language, `protocol.csv-${key}`);
  const header = [
    word('code'),
    ...(names ? [word('name')] : []),
    ...pieces.flatMap(({ key }) => [
      `${key} ${word('status')}`,
      `${key} ${word('attempt')}`,
      `${key} ${word('how')}`,
      ...(texts ? [`${key} ${word('text')}`] : []),
    ]),
  ];
  const rows = peopleByCode(taking).map((person) => [
    person.code,
    ...(names ? [taking.nameOf(person.id)] : []),
    ...pieces.flatMap(({ id }) => {
      const submission = session.submissions[id]?.[person.id];
      const state = say(language, `coursework.state-${submissionState(submission)}`);
      const attempt = submission && lastAttempt(submission);
      const in_ = attempt && isHandedIn(attempt);
      return [
        state,
        in_ ? String(submission.attempts.length) : '',
        in_ ? say(language, `coursework.how-${attempt.how}`) : '',
        ...(texts ? [attempt?.text ?? ''] : []),
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
  ] as const;
  const header = columns.map((key) => say(language, `protocol.csv-${key}`));
  const rows = courseworkOf(programme).flatMap((piece) => {
    const { criteria } = termsFor(piece, session.workplaceId);
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
          ],
        ];
      }),
    );
  });
  return [header, ...rows];
}
