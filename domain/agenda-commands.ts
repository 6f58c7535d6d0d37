import { z } from 'zod';
import { itemsOfDay } from './agenda.ts';
import { countsKept } from './checkout.ts';
import { addDays } from './clock-text.ts';
import { type DraftBook, inSession, rule, sessionOf, taken, withItem, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderAfter, orderLast } from './order.ts';
import { LanguageSchema } from './programme.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import { type Item, itemFields, type Session, SessionKindSchema } from './session.ts';
import { DateSchema, MinuteOfDaySchema } from './time.ts';
import { usualScene } from './usual-scene.ts';

/** A day as a template gives it: no date, and ids only where the sender wants to know them. */
export const PlannedDaySchema = z.strictObject({
  dayId: IdSchema.optional(),
  theme: z.string().max(80),
  startMinute: MinuteOfDaySchema,
  endMinute: MinuteOfDaySchema,
  outcomes: z.array(z.string().min(1).max(140)).max(6),
  items: z
    .array(
      z.strictObject({
        itemId: IdSchema.optional(),
        ...itemFields,
        turnSeconds: itemFields.turnSeconds.default(null),
        timerMinutes: itemFields.timerMinutes.default(null),
        coursework: itemFields.coursework.default(''),
      }),
    )
    .max(60),
});
export type PlannedDay = z.infer<typeof PlannedDaySchema>;

const itemChanges = {
  title: itemFields.title.optional(),
  shortTitle: itemFields.shortTitle.optional(),
  minutes: itemFields.minutes.optional(),
  minMinutes: itemFields.minMinutes.optional(),
  activity: itemFields.activity.optional(),
  lockedStart: itemFields.lockedStart.optional(),
  lead: itemFields.lead.optional(),
  prompt: itemFields.prompt.optional(),
  privateNote: itemFields.privateNote.optional(),
  material: itemFields.material.optional(),
  collects: itemFields.collects.optional(),
  steps: itemFields.steps.optional(),
  repeat: itemFields.repeat.optional(),
  turnSeconds: itemFields.turnSeconds.optional(),
  timerMinutes: itemFields.timerMinutes.optional(),
  scene: itemFields.scene.optional(),
  cards: itemFields.cards.optional(),
  coursework: itemFields.coursework.optional(),
};

const BLANK_ITEM: Omit<Item, 'id' | 'order' | 'dayId' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'> = {
  title: '–',
  shortTitle: '',
  minutes: 15,
  minMinutes: 5,
  activity: 'plenary',
  lockedStart: null,
  lead: '',
  prompt: '',
  privateNote: '',
  material: '',
  collects: '',
  steps: [],
  repeat: 'once',
  turnSeconds: null,
  timerMinutes: null,
  scene: 'timer',
  cards: null,
  coursework: '',
  cut: false,
};

/** Commands about a session's plan. */
export const agendaCommands = {
  /** Makes a session of one day per entry of `days`, on consecutive dates. The host fills `days` from a template. */
  'session.create': rule(
    {
      sessionId: IdSchema.optional(),
      workplaceId: IdSchema,
      sessionKind: SessionKindSchema,
      language: LanguageSchema,
      date: DateSchema,
      title: z.string().max(80).optional(),
      days: z.array(PlannedDaySchema).min(1).max(9).optional(),
    },
    false,
    (book, command, context) => {
      if (!book.programme.workplaces[command.workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
      if (!command.days) return refuse('NO_PLAN');
      const refusal = taken(book.sessions, command.sessionId);
      if (refusal) return refusal;
      const id = command.sessionId ?? context.newId();
      book.sessions[id] = {
        id,
        ...made(context),
        workplaceId: command.workplaceId,
        kind: command.sessionKind,
        number: numberOf(book, command.workplaceId, command.sessionKind),
        title: command.title ?? '',
        language: command.language,
        wallTheme: 'day',
        ...planned(command.days, command.date, context),
        spans: {},
        run: { dayId: null, spanId: null, timer: null, side: null, round: null },
        wall: {
          scene: { kind: 'blank', itemId: null },
          prepared: null,
          black: false,
          frozen: null,
          message: '',
          file: null,
        },
        chime: false,
        cards: {},
        notes: {},
        decisions: {},
        commitments: {},
        parked: {},
        presentations: {},
        presence: {},
        expected: {},
        cover: {},
        speakers: {},
        draws: {},
        submissions: {},
        highlights: {},
        themes: {},
        questions: {},
        clockChanges: {},
      };
      book.programme.openSessionId = id;
      return undefined;
    },
  ),

  'session.edit': rule(
    {
      ...inSession,
      title: z.string().max(80).optional(),
      language: LanguageSchema.optional(),
      wallTheme: z.enum(['day', 'evening']).optional(),
      chime: z.boolean().optional(),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { title, language, wallTheme, chime } = command;
        assign(session, { title, language, wallTheme, chime });
        touch(session, context);
        return undefined;
      }),
  ),

  /** A later `startMinute` moves everything up to the next lock. */
  'day.edit': rule(
    {
      ...inSession,
      dayId: IdSchema,
      date: DateSchema.optional(),
      theme: z.string().max(80).optional(),
      startMinute: MinuteOfDaySchema.optional(),
      endMinute: MinuteOfDaySchema.optional(),
      outcomes: z.array(z.string().min(1).max(140)).max(6).optional(),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const day = session.days[command.dayId];
        if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
        const { date, theme, startMinute, endMinute, outcomes } = command;
        if ((startMinute ?? day.startMinute) >= (endMinute ?? day.endMinute)) return refuse('DAY_TOO_SHORT');
        if (outcomes) day.checkout = countsKept(day, outcomes);
        assign(day, { date, theme, startMinute, endMinute, outcomes });
        touch(day, context);
        return undefined;
      }),
  ),

  'item.add': rule(
    {
      ...inSession,
      dayId: IdSchema,
      itemId: IdSchema.optional(),
      /** Right after this item; null = first; left out = last. */
      after: IdSchema.nullable().optional(),
      ...itemChanges,
      title: itemFields.title,
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const day = session.days[command.dayId];
        if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
        if (day.closedAt !== null) return refuse('DAY_CLOSED');
        const refusal = taken(session.items, command.itemId);
        if (refusal) return refusal;
        const id = command.itemId ?? context.newId();
        const item: Item = {
          id,
          dayId: command.dayId,
          ...BLANK_ITEM,
          order:
            command.after === undefined
              ? orderLast(itemsOfDay(session, command.dayId))
              : orderAfter(itemsOfDay(session, command.dayId), command.after),
          ...made(context),
        };
        assign(item, changesOf(command));
        item.scene = command.scene ?? usualScene(item.activity);
        item.minMinutes = Math.min(item.minMinutes, item.minutes);
        session.items[id] = item;
        return undefined;
      }),
  ),

  'item.edit': rule({ ...inSession, itemId: IdSchema, ...itemChanges }, true, (book, command, context) =>
    withItem(book, command, (_session, item, day) => {
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      const usual = item.scene === usualScene(item.activity);
      assign(item, changesOf(command));
      // A scene that nobody chose follows the activity.
      if (usual && command.scene === undefined) item.scene = usualScene(item.activity);
      item.minMinutes = Math.min(item.minMinutes, item.minutes);
      touch(item, context);
      return undefined;
    }),
  ),

  /** A locked item keeps its time, so it also keeps its place. */
  'item.move': rule({ ...inSession, itemId: IdSchema, after: IdSchema.nullable() }, true, (book, command, context) =>
    withItem(book, command, (session, item, day) => {
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (item.lockedStart !== null) return refuse('ITEM_LOCKED');
      if (command.after === item.id) return undefined;
      item.order = orderAfter(itemsOfDay(session, item.dayId), command.after, item.id);
      touch(item, context);
      return undefined;
    }),
  ),

  'item.remove': rule({ ...inSession, itemId: IdSchema }, true, (book, command) => {
    const session = sessionOf(book, command.sessionId);
    if (!session?.items[command.itemId]) return refuse('NO_SUCH_RECORD', { record: 'item' });
    const used =
      Object.keys(session.cards[command.itemId] ?? {}).length > 0 ||
      Object.keys(session.presence[command.itemId] ?? {}).length > 0 ||
      Object.keys(session.speakers[command.itemId]?.entries ?? {}).length > 0 ||
      [
        session.notes,
        session.decisions,
        session.commitments,
        session.parked,
        session.presentations,
        session.spans,
      ].some((records) => Object.values(records).some((one) => one.itemId === command.itemId));
    if (used) return refuse('ITEM_IN_USE');
    delete session.items[command.itemId];
    // A list with rules and nobody on it goes with its item.
    delete session.speakers[command.itemId];
    return undefined;
  }),
};

const NUMBERS = { kickoff: 1, implementation: 2, evaluation: 3 } as const;

/** A workplace has one session of each kind, in that order; one more of a kind comes after them all. */
function numberOf(book: DraftBook, workplaceId: string, kind: keyof typeof NUMBERS): number {
  const kin = Object.values(book.sessions).filter((one) => one.workplaceId === workplaceId);
  const wanted = NUMBERS[kind];
  if (!kin.some((one) => one.number === wanted)) return wanted;
  return Math.max(3, ...kin.map((one) => one.number)) + 1;
}

function changesOf(command: { readonly [K in keyof typeof itemChanges]?: unknown }): Partial<Item> {
  return Object.fromEntries(
    Object.keys(itemChanges).flatMap((key) => {
      const value = command[key as keyof typeof itemChanges];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function planned(
  days: readonly PlannedDay[],
  firstDate: string,
  context: Parameters<typeof made>[0],
): Pick<Session, 'days' | 'items'> {
  const plan: Pick<Session, 'days' | 'items'> = { days: {}, items: {} };
  days.forEach((day, index) => {
    const dayId = day.dayId ?? context.newId();
    plan.days[dayId] = {
      id: dayId,
      ...made(context),
      order: orderLast(Object.values(plan.days)),
      number: index + 1,
      date: addDays(firstDate, index),
      theme: day.theme,
      startMinute: day.startMinute,
      endMinute: day.endMinute,
      outcomes: day.outcomes,
      checkout: {},
      closedAt: null,
    };
    const items: Item[] = [];
    for (const { itemId, ...fields } of day.items) {
      const id = itemId ?? context.newId();
      items.push({ id, dayId, ...fields, cut: false, ...made(context), order: orderLast(items) });
    }
    for (const item of items) plan.items[item.id] = item;
  });
  return plan;
}
