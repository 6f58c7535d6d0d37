import { z } from 'zod';
import { queueOf } from './agenda.ts';
import { type DraftBook, inSession, type Outcome, rule, taken, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderAfter, orderLast } from './order.ts';
import { OUTLINE_MAX, type Presentation, PresentationKindSchema } from './presentation-record.ts';
import { asSet, onePresentation as one, unfitForRoom, unknownPeople, withPresentation } from './presentation-rule.ts';
import { countsForSomebody } from './presented-coursework.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const title = z.string().trim().min(1).max(120);
const points = z.array(z.string().trim().min(1).max(200)).max(12);
const outline = z.array(z.string().trim().min(1).max(160)).max(OUTLINE_MAX);

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
          unfitForRoom(book, [command.title, ...command.points]);
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
          outline: [],
          status: 'expected',
          files: {},
          mainFileId: null,
          feedback: {},
          judgement: null,
          plannedMs: null,
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
      outline: outline.optional(),
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
          unfitForRoom(book, [command.title ?? '', ...(command.points ?? []), ...(command.outline ?? [])]);
        if (refusal) return refusal;
        assign(presentation, {
          kind,
          itemId,
          groupId,
          title: command.title,
          presenters,
          points: command.points,
          outline: command.outline,
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
      const noted = Object.values(session.notes).some((note) => note.presentationId === presentation.id);
      if (ran || noted || countsForSomebody(session, presentation.id)) return refuse('ITEM_IN_USE');
      if (session.wall.file?.presentationId === presentation.id) session.wall.file = null;
      delete session.presentations[presentation.id];
      return undefined;
    }),
  ),
};

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
  return unknownPeople(book, session, links.presenters ?? []);
}
