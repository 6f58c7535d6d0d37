import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule, taken } from './command-table.ts';
import { termsFor, withCoursework } from './coursework.ts';
import { HighlightKindSchema, type Theme, ThemeSchema } from './coursework-record.ts';
import { checkTheme, isClear } from './feedback-check.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderAfter, orderLast } from './order.ts';
import { personInText } from './person-in-text.ts';
import { type ApplyContext, assign, made, touch } from './record.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Session } from './session.ts';

const ofCoursework = { ...inSession, courseworkId: IdSchema };
const one = { ...ofCoursework, themeId: IdSchema };
const title = z.string().trim().max(60);
const text = z.string().trim().max(280);
const highlightIds = z.array(IdSchema).max(300);
const replyText = z.string().trim().min(1).max(280);

/** Commands about the cards of collective feedback. A released card is checked again at every change. */
export const collectiveFeedbackCommands = {
  'theme.add': rule(
    {
      ...ofCoursework,
      themeId: IdSchema.optional(),
      themeKind: HighlightKindSchema,
      title: title.default(''),
      text: text.default(''),
      highlightIds: highlightIds.default([]),
    },
    true,
    (book, command, context) => {
      const { courseworkId, themeKind, themeId } = command;
      const session = book.sessions[command.sessionId];
      if (!session) return refuse('NO_SUCH_RECORD', { record: 'session' });
      return withCoursework(book, courseworkId, (coursework) => {
        session.themes[courseworkId] ??= {};
        const kin = session.themes[courseworkId];
        const terms = termsFor(coursework, session.workplaceId);
        const most = themeKind === 'strength' ? terms.strengths : terms.nextSteps;
        const refusal = taken(kin, themeId) ?? unknownHighlight(session, courseworkId, command.highlightIds);
        if (refusal) return refusal;
        if (themesOf(session, courseworkId).filter(({ kind }) => kind === themeKind).length >= most) {
          return refuse('THEMES_FULL', { most });
        }
        const id = themeId ?? context.newId();
        kin[id] = {
          id,
          kind: themeKind,
          title: command.title,
          text: command.text,
          restsOn: asSet(command.highlightIds),
          quotes: {},
          accepted: {},
          reworded: false,
          releasedAt: null,
          replies: {},
          order: orderLast(Object.values(kin)),
          ...made(context),
        };
        return undefined;
      });
    },
  ),

  'theme.edit': rule(
    { ...one, title: title.optional(), text: text.optional() },
    true,
    changesTheme((theme, command: { title?: string | undefined; text?: string | undefined }) => {
      assign<{ title: string; text: string }>(theme, { title: command.title, text: command.text });
      return undefined;
    }),
  ),

  /** What the card rests on. When that changes it has to be reworded anew where it rests on few. */
  'theme.rest-on': rule(
    { ...one, highlightIds },
    true,
    changesTheme((theme, command: { courseworkId: string; highlightIds: string[] }, session) => {
      const refusal = unknownHighlight(session, command.courseworkId, command.highlightIds);
      if (refusal) return refusal;
      theme.restsOn = asSet(command.highlightIds);
      for (const id of Object.keys(theme.quotes)) if (!theme.restsOn[id]) delete theme.quotes[id];
      theme.reworded = false;
      return undefined;
    }),
  ),

  /** Approves a quote as it is worded for the room; null takes it away. */
  'theme.quote': rule(
    { ...one, highlightId: IdSchema, text: z.string().trim().min(1).max(200).nullable() },
    true,
    changesTheme((theme, command: { highlightId: string; text: string | null }) => {
      if (!theme.restsOn[command.highlightId]) return refuse('NO_SUCH_RECORD', { record: 'highlight' });
      if (command.text === null) delete theme.quotes[command.highlightId];
      else theme.quotes[command.highlightId] = command.text;
      return undefined;
    }),
  ),

  /** Says that a rare word tells nobody. */
  'theme.accept-word': rule(
    { ...one, word: z.string().trim().min(1).max(60), on: z.boolean() },
    true,
    changesTheme((theme, command: { word: string; on: boolean }) => {
      const word = command.word.toLowerCase();
      if (!ThemeSchema.shape.accepted.safeParse({ [word]: true }).success) {
        return refuse('BAD_COMMAND', { field: 'word' });
      }
      if (command.on) theme.accepted[word] = true;
      else delete theme.accepted[word];
      return undefined;
    }),
  ),

  /** Says that the card was reworded, though it rests on few. */
  'theme.reworded': rule(
    { ...one, on: z.boolean() },
    true,
    changesTheme((theme, command: { on: boolean }) => {
      theme.reworded = command.on;
      return undefined;
    }),
  ),

  'theme.move': rule({ ...one, afterId: IdSchema.nullable() }, true, (book, command, context) =>
    withTheme(book, command, (theme, session) => {
      const kin = Object.values(session.themes[command.courseworkId] ?? {});
      theme.order = orderAfter(kin, command.afterId, theme.id);
      touch(theme, context);
      return undefined;
    }),
  ),

  'theme.remove': rule(one, true, (book, command) =>
    withTheme(book, command, (theme, session) => {
      delete session.themes[command.courseworkId]?.[theme.id];
      return undefined;
    }),
  ),

  /** Lets the room have the card, once nothing in it tells who wrote; or takes it back. */
  'theme.release': rule({ ...one, on: z.boolean() }, false, (book, command, context) =>
    withTheme(book, command, (theme, session) => {
      const refusal = command.on ? heldBack(book, session, command.courseworkId, theme) : undefined;
      if (refusal) return refusal;
      theme.releasedAt = command.on ? (theme.releasedAt ?? context.now) : null;
      touch(theme, context);
      return undefined;
    }),
  ),

  /** Notes what the room said back. */
  'theme.reply': rule({ ...one, replyId: IdSchema.optional(), text: replyText }, true, (book, command, context) =>
    withTheme(book, command, (theme) => {
      const refusal = taken(theme.replies, command.replyId);
      if (refusal) return refusal;
      if (personInText(book.programme, command.text)) return refuse('PERSON_IN_TEXT');
      const id = command.replyId ?? context.newId();
      const order = orderLast(Object.values(theme.replies));
      theme.replies[id] = { id, text: command.text, order, ...made(context) };
      return undefined;
    }),
  ),

  'theme.drop-reply': rule({ ...one, replyId: IdSchema }, true, (book, command) =>
    withTheme(book, command, (theme) => {
      if (!theme.replies[command.replyId]) return refuse('NO_SUCH_RECORD', { record: 'reply' });
      delete theme.replies[command.replyId];
      return undefined;
    }),
  ),
};

/** The cards of a piece of coursework: strengths first, each kind in its order. */
export function themesOf(session: Session, courseworkId: string): Theme[] {
  const all = inOrder(session.themes[courseworkId] ?? {});
  return [...all.filter(({ kind }) => kind === 'strength'), ...all.filter(({ kind }) => kind === 'nextStep')];
}

/** Why a card cannot be released as it stands; undefined when it can. */
export function heldBack(book: DraftBook, session: Session, courseworkId: string, theme: Theme): Refusal | undefined {
  const check = checkTheme(book.programme, session, courseworkId, theme);
  if (isClear(check)) return undefined;
  if (check.empty) return refuse('THEME_EMPTY');
  if (check.words.some(({ kind }) => kind === 'code')) return refuse('PERSON_IN_TEXT');
  if (check.words.length > 0) return refuse('WORDS_LEFT', { count: check.words.length });
  return refuse('FEW_BEHIND', { count: check.people });
}

function asSet(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true as const]));
}

function unknownHighlight(session: Session, courseworkId: string, ids: readonly string[]): Outcome {
  const known = session.highlights[courseworkId] ?? {};
  return ids.every((id) => known[id]) ? undefined : refuse('NO_SUCH_RECORD', { record: 'highlight' });
}

interface OfTheme {
  readonly sessionId: string;
  readonly courseworkId: string;
  readonly themeId: string;
}

function withTheme(book: DraftBook, command: OfTheme, run: (theme: Theme, session: Session) => Outcome): Outcome {
  const session = book.sessions[command.sessionId];
  const theme = session?.themes[command.courseworkId]?.[command.themeId];
  return session && theme ? run(theme, session) : refuse('NO_SUCH_RECORD', { record: 'theme' });
}

/** A change to a card that, where the room has it already, must leave it fit for the room. */
function changesTheme<C>(run: (theme: Theme, command: C, session: Session) => Outcome) {
  return (book: DraftBook, command: C & OfTheme, context: ApplyContext): Outcome =>
    withTheme(book, command, (theme, session) => {
      const refusal = run(theme, command, session);
      if (refusal) return refusal;
      touch(theme, context);
      return theme.releasedAt === null ? undefined : heldBack(book, session, command.courseworkId, theme);
    });
}
