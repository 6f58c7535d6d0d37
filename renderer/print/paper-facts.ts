import { daysOf, heldItems, planDay } from '../../domain/agenda.ts';
import { peopleOf } from '../../domain/mix.ts';
import { codesOf, withoutCodes } from '../../domain/person-in-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Activity, Day, Item, Session, Step } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';

/** A line of the run sheet on paper. Minutes of the day. */
export interface PaperRow {
  readonly id: string;
  readonly start: number;
  readonly minutes: number;
  readonly title: string;
  readonly activity: Activity;
  readonly locked: boolean;
  readonly steps: readonly Step[];
  /** Only on the facilitator's own sheet. */
  readonly own: {
    readonly lead: string;
    readonly prompt: string;
    readonly note: string;
    readonly material: string;
    readonly collects: string;
  } | null;
}

/** A sheet of paper that carries one task. */
export interface PaperTask {
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly prompt: string;
  readonly steps: readonly Step[];
  readonly collects: string;
}

/** The rows of a day. What goes to the room loses any code that stands in a text; nothing here can hold a name. */
export function paperRows(programme: Programme, session: Session, day: Day, forRoom: boolean): PaperRow[] {
  const clean = forRoom ? cleaner(programme, session) : (text: string) => text;
  return planDay(day, heldItems(session, day.id)).map(({ item, start }) => ({
    id: item.id,
    start,
    minutes: item.minutes,
    title: clean(item.title),
    activity: item.activity,
    locked: item.lockedStart !== null,
    steps: item.steps.map(({ title, minutes }) => ({ title: clean(title), minutes })),
    own: forRoom ? null : ownPart(item),
  }));
}

function ownPart({ lead, prompt, privateNote, material, collects }: Item): PaperRow['own'] {
  return { lead, prompt, note: privateNote, material, collects };
}

/** The tasks of a day: every item with a prompt that is work and not a break. */
export function paperTasks(programme: Programme, session: Session, day: Day): PaperTask[] {
  const clean = cleaner(programme, session);
  return planDay(day, heldItems(session, day.id))
    .filter(({ item }) => item.prompt !== '' && item.activity !== 'break' && item.activity !== 'lunch')
    .map(({ item, start, end }) => ({
      id: item.id,
      title: clean(item.title),
      start,
      end,
      prompt: clean(item.prompt),
      steps: item.steps.map(({ title, minutes }) => ({ title: clean(title), minutes })),
      collects: clean(item.collects),
    }));
}

/** The reflection notes of a day; a day without one gets a note with no prompt, to be used as it is. */
export function paperNotes(programme: Programme, session: Session, day: Day): PaperTask[] {
  const clean = cleaner(programme, session);
  const notes = planDay(day, heldItems(session, day.id)).filter(({ item }) => item.activity === 'reflection');
  if (notes.length === 0) {
    return [{ id: day.id, title: '', start: day.startMinute, end: day.endMinute, prompt: '', steps: [], collects: '' }];
  }
  return notes.map(({ item, start, end }) => ({
    ...{ id: item.id, title: clean(item.title), start, end, prompt: clean(item.prompt), steps: [], collects: '' },
  }));
}

/** The codes of a workplace in their order: all that a slip says of a person. */
export function paperCodes(programme: Programme, workplaceId: string): string[] {
  return peopleOf(programme.people, workplaceId).map(({ code }) => code);
}

/** The days to print: one, or all of them. */
export function daysToPrint(session: Session, dayId: string | null): Day[] {
  const days = daysOf(session);
  return dayId === null ? days : days.filter(({ id }) => id === dayId);
}

function cleaner(programme: Programme, session: Session): (text: string) => string {
  const codes = codesOf(programme);
  const someone = say(session.language, 'wall.someone');
  return (text) => withoutCodes(codes, text, someone);
}
