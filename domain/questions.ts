import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule, taken, withSession } from './command-table.ts';
import type { Question } from './coursework-record.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderLast } from './order.ts';
import { personInText } from './person-in-text.ts';
import { made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const text = z.string().trim().min(1).max(200);
const one = { ...inSession, questionId: IdSchema };

/** Commands about questions that are taken further. They are for the room, so none may point at a person. */
export const questionCommands = {
  'question.add': rule({ ...inSession, questionId: IdSchema.optional(), text }, true, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const refusal = taken(session.questions, command.questionId) ?? unfit(book, command.text);
      if (refusal) return refusal;
      const id = command.questionId ?? context.newId();
      const order = orderLast(Object.values(session.questions));
      session.questions[id] = { id, text: command.text, from: 'here', order, ...made(context) };
      return undefined;
    }),
  ),

  'question.edit': rule({ ...one, text }, true, (book, command, context) =>
    withQuestion(book, command, (question) => {
      const refusal = unfit(book, command.text);
      if (refusal) return refusal;
      question.text = command.text;
      touch(question, context);
      return undefined;
    }),
  ),

  'question.remove': rule(one, true, (book, command) =>
    withQuestion(book, command, (question, session) => {
      delete session.questions[question.id];
      return undefined;
    }),
  ),

  /** Brings in what the workplace's session before this one took further. What was brought before is not doubled. */
  'question.bring': rule(inSession, true, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const before = sessionBefore(Object.values(book.sessions), session);
      const known = new Set(questionsOf(session, 'before').map((question) => question.text));
      const brought = before ? questionsOf(before, 'here').filter((question) => !known.has(question.text)) : [];
      if (brought.length === 0) return refuse('NOTHING_TO_BRING');
      for (const question of brought) {
        const id = context.newId();
        const order = orderLast(Object.values(session.questions));
        session.questions[id] = { id, text: question.text, from: 'before', order, ...made(context) };
      }
      return undefined;
    }),
  ),
};

/** Questions in the order they were written. */
export function questionsOf(session: Session, from: Question['from']): Question[] {
  return inOrder(session.questions).filter((question) => question.from === from);
}

/** The session of the same workplace that was held last before this one, or null. */
export function sessionBefore(sessions: readonly Session[], session: Session): Session | null {
  return sessions
    .filter((other) => other.workplaceId === session.workplaceId && other.number < session.number)
    .reduce<Session | null>((latest, other) => (latest && latest.number >= other.number ? latest : other), null);
}

function withQuestion(
  book: DraftBook,
  command: { sessionId: string; questionId: string },
  run: (question: Question, session: Session) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const question = session.questions[command.questionId];
    return question ? run(question, session) : refuse('NO_SUCH_RECORD', { record: 'question' });
  });
}

function unfit(book: DraftBook, words: string): Outcome {
  return personInText(book.programme, words) ? refuse('PERSON_IN_TEXT') : undefined;
}
