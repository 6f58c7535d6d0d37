import { useState } from 'react';
import { daysOf, dayTotals, itemsOfDay, planDay } from '../../domain/agenda.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Day, Item, Session } from '../../domain/session.ts';
import { dispatch, newId, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { type Say, useLanguage, useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { foresee } from './foresight.ts';
import { effectText, planEffect } from './plan-effect.ts';
import { type PlanRowFacts, planRows } from './plan-rows.ts';

/** The fields of an item that the plan changes. */
export type ItemChanges = Partial<Omit<Extract<CommandInput, { kind: 'item.edit' }>, 'kind' | 'sessionId' | 'itemId'>>;

/** A change that was refused, shown in the row it was tried on. */
export interface RowRefusal {
  readonly itemId: string;
  readonly refusal: Refusal;
}

/** A day of the open session, and everything that can be done to its plan. */
export interface Plan {
  readonly programme: Programme;
  readonly session: Session;
  readonly days: readonly Day[];
  readonly day: Day;
  readonly rows: readonly PlanRowFacts[];
  readonly totals: ReturnType<typeof dayTotals>;
  /** History: nothing of it is changed any more. */
  readonly closed: boolean;
  readonly refused: RowRefusal | null;
  readonly openDay: (dayId: string) => void;
  readonly editDay: (changes: Partial<Pick<Day, 'date' | 'theme' | 'startMinute' | 'endMinute' | 'outcomes'>>) => void;
  /** `said` is the head of the toast; left out, it says which item was changed. */
  readonly edit: (item: Item, changes: ItemChanges, said?: string) => void;
  readonly move: (item: Item, after: string | null) => void;
  readonly lock: (item: Item, start: number | null) => void;
  readonly remove: (item: Item) => void;
  /** Leaves an item out of the day, struck out; `restore` takes it in again. */
  readonly cut: (item: Item) => void;
  readonly restore: (item: Item) => void;
  /** Adds an item after another (null = last) and gives its id. */
  readonly add: (after: string | null) => string;
  readonly copy: (item: Item) => string;
}

/** The plan of the open session, or null while none is open. */
export function usePlan(): Plan | null {
  const t = useWords();
  const language = useLanguage();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const [dayId, setDayId] = useState<string | null>(null);
  const [refused, setRefused] = useState<RowRefusal | null>(null);
  const days = session ? daysOf(session) : [];
  const day = days.find(({ id }) => id === dayId) ?? (session && deskDay(session));
  if (!programme || !session || !day) return null;

  /** Gives a command and says what came of it. Where it can be seen beforehand that it is refused, it is not sent. */
  const act = (command: CommandInput, itemId: string | null, said: string) => {
    const foreseen = foresee(programme, session, command, hostNow());
    setRefused(foreseen.ok || itemId === null ? null : { itemId, refusal: foreseen.problem });
    if (!foreseen.ok && itemId !== null) return;
    const before = planDay(day, itemsOfDay(session, day.id));
    const then = foreseen.ok ? foreseen.value : session;
    const dayThen = then.days[day.id] ?? day;
    const effect = effectText(language, planEffect(dayThen, before, planDay(dayThen, itemsOfDay(then, day.id))));
    void dispatch(command).then((answer) => {
      if (answer.ok) notify({ text: `${said} ${effect}`.trim(), undo: true });
    });
  };
  const sessionId = session.id;
  const addItem = (title: string, after: string | null, fields: ItemChanges, said: string) => {
    const itemId = newId();
    const place = after === null ? {} : { after };
    act({ kind: 'item.add', sessionId, dayId: day.id, itemId, ...place, ...fields, title }, null, said);
    return itemId;
  };
  const rows = planRows(session, day);
  return {
    programme,
    session,
    days,
    day,
    rows,
    totals: dayTotals(day, rows),
    closed: day.closedAt !== null,
    refused,
    openDay: (id) => {
      setDayId(id);
      setRefused(null);
    },
    editDay: (changes) =>
      act({ kind: 'day.edit', sessionId, dayId: day.id, ...changes }, null, t('plan.saidDay', { day: day.number })),
    edit: (item, changes, said) =>
      act(
        { kind: 'item.edit', sessionId, itemId: item.id, ...changes },
        item.id,
        said ?? t('plan.saidEdit', { title: item.title }),
      ),
    move: (item, after) =>
      act({ kind: 'item.move', sessionId, itemId: item.id, after }, item.id, moveText(t, session, item, after)),
    lock: (item, start) =>
      act(
        { kind: 'item.edit', sessionId, itemId: item.id, lockedStart: start },
        item.id,
        t(start === null ? 'plan.saidUnlock' : 'plan.saidLock', { title: item.title }),
      ),
    remove: (item) =>
      act({ kind: 'item.remove', sessionId, itemId: item.id }, item.id, t('plan.saidRemove', { title: item.title })),
    cut: (item) =>
      act({ kind: 'item.cut', sessionId, itemId: item.id }, item.id, t('late.saidCut', { title: item.title })),
    restore: (item) =>
      act({ kind: 'item.restore', sessionId, itemId: item.id }, item.id, t('late.saidRestore', { title: item.title })),
    add: (after) => addItem(t('plan.newItem'), after, {}, t('plan.saidAdd')),
    copy: (item) => addItem(item.title, item.id, copyOf(item), t('plan.saidCopy', { title: item.title })),
  };
}

function moveText(t: Say, session: Session, item: Item, after: string | null): string {
  const before = after === null ? undefined : session.items[after];
  const { title } = item;
  return before ? t('plan.saidMoveAfter', { title, after: before.title }) : t('plan.saidMoveFirst', { title });
}

/** All that a facilitator wrote, but not the lock: two items cannot begin at the same minute. */
function copyOf({ shortTitle, minutes, minMinutes, activity, lead, prompt, privateNote, ...rest }: Item): ItemChanges {
  const { material, collects, steps, repeat, turnSeconds, timerMinutes, scene, cards } = rest;
  return {
    ...{ shortTitle, minutes, minMinutes, activity, lead, prompt, privateNote },
    ...{ material, collects, steps, repeat, turnSeconds, timerMinutes, scene, cards },
  };
}
