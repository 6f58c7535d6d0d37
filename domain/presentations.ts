import { z } from 'zod';
import { queueOf } from './agenda.ts';
import { type DraftBook, inSession, type Outcome, rule, taken, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderAfter, orderLast } from './order.ts';
import { personInText } from './person-in-text.ts';
import {
  AttachmentSchema,
  FeedbackKindSchema,
  type Presentation,
  PresentationKindSchema,
} from './presentation-record.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const one = { ...inSession, presentationId: IdSchema };
const title = z.string().trim().min(1).max(120);
const points = z.array(z.string().trim().min(1).max(200)).max(12);
const feedbackText = z.string().trim().min(1).max(280);

/** Commands about group presentations. Title, group, points and feedback are for the room; presenters are not. */
export const presentationCommands = {
  'presentation.add': rule(
    {
      ...inSession,
      presentationId: IdSchema.optional(),
      presentationKind: PresentationKindSchema,
      itemId: IdSchema.nullable().default(null),
      groupId: IdSchema.nullable().default(null),
      title,
      presenters: z.array(IdSchema).default([]),
      points: points.default([]),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { presentationId, presentationKind: kind, itemId, groupId, presenters } = command;
        const refusal =
          taken(session.presentations, presentationId) ??
          unknownLinks(book, session, { itemId, groupId, presenters }) ??
          wrongSet(book, kind, groupId) ??
          unfit(book, [command.title, ...command.points]);
        if (refusal) return refusal;
        const id = presentationId ?? context.newId();
        session.presentations[id] = {
          id,
          kind,
          itemId,
          groupId,
          title: command.title,
          presenters: asSet(presenters),
          points: command.points,
          status: 'expected',
          files: {},
          mainFileId: null,
          feedback: {},
          order: orderLast(Object.values(session.presentations)),
          ...made(context),
        };
        return undefined;
      }),
  ),

  'presentation.edit': rule(
    {
      ...one,
      presentationKind: PresentationKindSchema.optional(),
      itemId: IdSchema.nullable().optional(),
      groupId: IdSchema.nullable().optional(),
      title: title.optional(),
      presenters: z.array(IdSchema).optional(),
      points: points.optional(),
      status: z.enum(['expected', 'ready', 'presented']).optional(),
    },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation, session) => {
        const { presentationKind: kind, itemId, groupId, status } = command;
        const presenters = command.presenters && asSet(command.presenters);
        const refusal =
          unknownLinks(book, session, { itemId, groupId, presenters: command.presenters }) ??
          wrongSet(book, kind ?? presentation.kind, groupId === undefined ? presentation.groupId : groupId) ??
          unfit(book, [command.title ?? '', ...(command.points ?? [])]);
        if (refusal) return refusal;
        assign(presentation, {
          kind,
          itemId,
          groupId,
          title: command.title,
          presenters,
          points: command.points,
          status,
        });
        touch(presentation, context);
        return undefined;
      }),
  ),

  /** Places it in the queue right after another (null = first). */
  'presentation.move': rule({ ...one, after: IdSchema.nullable() }, true, (book, command, context) =>
    withPresentation(book, command, (presentation, session) => {
      if (command.after === presentation.id) return undefined;
      const kin =
        presentation.itemId === null ? Object.values(session.presentations) : queueOf(session, presentation.itemId);
      presentation.order = orderAfter(kin, command.after, presentation.id);
      touch(presentation, context);
      return undefined;
    }),
  ),

  'presentation.remove': rule(one, true, (book, command) =>
    withPresentation(book, command, (presentation, session) => {
      const ran = Object.values(session.spans).some((span) => span.presentationId === presentation.id);
      if (ran) return refuse('ITEM_IN_USE');
      delete session.presentations[presentation.id];
      return undefined;
    }),
  ),

  /** Links a file that was taken in. From the command line `path` names a file to take in first; the host replaces it. */
  'presentation.attach': rule(
    { ...one, attachment: AttachmentSchema.optional(), path: z.string().max(4096).optional() },
    false,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        if (command.path !== undefined) return refuse('PATH_NOT_ALLOWED');
        if (!command.attachment) return refuse('ATTACHMENT_MISSING');
        presentation.files[command.attachment.id] = command.attachment;
        presentation.mainFileId = command.attachment.id;
        if (presentation.status === 'expected') presentation.status = 'ready';
        touch(presentation, context);
        return undefined;
      }),
  ),

  /** Unlinks a file; its bytes stay in the folder. */
  'presentation.detach': rule({ ...one, fileId: IdSchema }, true, (book, command, context) =>
    withPresentation(book, command, (presentation) => {
      if (!presentation.files[command.fileId]) return refuse('NO_SUCH_RECORD', { record: 'file' });
      delete presentation.files[command.fileId];
      if (presentation.mainFileId === command.fileId) {
        presentation.mainFileId =
          Object.values(presentation.files).sort((a, b) => b.addedAt - a.addedAt)[0]?.id ?? null;
      }
      touch(presentation, context);
      return undefined;
    }),
  ),

  'feedback.add': rule(
    { ...one, feedbackId: IdSchema.optional(), feedback: FeedbackKindSchema, text: feedbackText },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const { feedbackId, feedback: kind, text } = command;
        const refusal = taken(presentation.feedback, feedbackId) ?? unfit(book, [text]);
        if (refusal) return refusal;
        const id = feedbackId ?? context.newId();
        const order = orderLast(Object.values(presentation.feedback));
        presentation.feedback[id] = { id, kind, text, order, ...made(context) };
        return undefined;
      }),
  ),

  'feedback.edit': rule(
    { ...one, feedbackId: IdSchema, feedback: FeedbackKindSchema.optional(), text: feedbackText.optional() },
    true,
    (book, command, context) =>
      withPresentation(book, command, (presentation) => {
        const feedback = presentation.feedback[command.feedbackId];
        if (!feedback) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
        const refusal = unfit(book, [command.text ?? '']);
        if (refusal) return refusal;
        assign(feedback, { kind: command.feedback, text: command.text });
        touch(feedback, context);
        return undefined;
      }),
  ),

  'feedback.remove': rule({ ...one, feedbackId: IdSchema }, true, (book, command) =>
    withPresentation(book, command, (presentation) => {
      if (!presentation.feedback[command.feedbackId]) return refuse('NO_SUCH_RECORD', { record: 'feedback' });
      delete presentation.feedback[command.feedbackId];
      return undefined;
    }),
  ),
};

function asSet(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true as const]));
}

function withPresentation(
  book: DraftBook,
  command: { sessionId: string; presentationId: string },
  run: (presentation: Presentation, session: Session) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const presentation = session.presentations[command.presentationId];
    return presentation ? run(presentation, session) : refuse('NO_SUCH_RECORD', { record: 'presentation' });
  });
}

/** Project presentations are held by working groups, articles by reading groups; the sets are counted apart. */
function wrongSet(book: DraftBook, kind: Presentation['kind'], groupId: string | null): Outcome {
  const set = groupId === null ? null : book.programme.groups[groupId]?.set;
  if (set === null || set === undefined) return undefined;
  return (kind === 'project') === (set === 'working') ? undefined : refuse('GROUP_SET_MISMATCH');
}

function unknownLinks(
  book: DraftBook,
  session: Session,
  links: {
    readonly itemId?: string | null | undefined;
    readonly groupId?: string | null | undefined;
    readonly presenters?: readonly string[] | undefined;
  },
): Outcome {
  if (links.itemId && !session.items[links.itemId]) return refuse('NO_SUCH_RECORD', { record: 'item' });
  if (links.groupId && book.programme.groups[links.groupId]?.workplaceId !== session.workplaceId) {
    return refuse('NO_SUCH_RECORD', { record: 'group' });
  }
  const known = (links.presenters ?? []).every((id) => book.programme.people[id]?.workplaceId === session.workplaceId);
  return known ? undefined : refuse('NO_SUCH_RECORD', { record: 'person' });
}

function unfit(book: DraftBook, texts: readonly string[]): Outcome {
  return texts.some((text) => personInText(book.programme, text)) ? refuse('PERSON_IN_TEXT') : undefined;
}
