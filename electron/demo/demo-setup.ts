import { instantAt } from '../../domain/clock-text.ts';
import { type CourseworkTemplate, termsOf } from '../../domain/coursework-template.ts';
import { plannedDays, type SessionTemplate } from '../../domain/template.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import { courseworkId, DEMO_TIME_ZONE, type DemoCommand, groupId, personId, WORKPLACE } from './demo-command.ts';

type DemoDay = DemoContent['days'][number];

/** The evening before, when a session is made ready. Minute of the day. */
const READY_MINUTE = 18 * 60;
const DAY_MS = 86_400_000;

/** The id of an item, of its session, day number and key in the template. */
export function itemId(session: string, day: number, key: string): string {
  return `${session}-${day}-${key}`;
}

/** The id of a day, of its session and number. */
export function dayId(session: string, day: number): string {
  return `${session}-day-${day}`;
}

/** What is there before the first session: facilitators, the workplace, its people as codes, coursework, groups. */
export function setupCommands(content: DemoContent, coursework: readonly CourseworkTemplate[]): DemoCommand[] {
  const [first] = content.days;
  if (!first) return [];
  const at = readyAt(first) - DAY_MS;
  const { workplace, people, groups } = content;
  return [
    { at, by: 'F1', command: { kind: 'facilitator.add', facilitatorId: 'f1', initials: 'F1' } },
    { at, by: 'F1', command: { kind: 'facilitator.add', facilitatorId: 'f2', initials: 'F2' } },
    { at, by: 'F1', command: { kind: 'workplace.add', workplaceId: WORKPLACE, ...workplace } },
    {
      at,
      by: 'F1',
      command: {
        kind: 'people.add',
        workplaceId: WORKPLACE,
        people: people.map((person) => ({ personId: personId(person.code), ...person })),
      },
    },
    ...coursework.map(
      (template): DemoCommand => ({
        at,
        by: 'F1',
        command: {
          kind: 'coursework.add',
          courseworkId: courseworkId(template.key),
          key: template.key,
          ...termsOf(template),
        },
      }),
    ),
    ...groups.map(
      ({ key, set, name, shape, members }): DemoCommand => ({
        at,
        by: 'F1',
        command: {
          kind: 'group.add',
          groupId: groupId(key),
          workplaceId: WORKPLACE,
          set,
          name,
          shape,
          members: members.map(personId),
        },
      }),
    ),
  ];
}

/** A session from its template, with ids that tell its items apart, and the presentations it is to hold. */
export function sessionCommands(day: DemoDay, template: SessionTemplate): DemoCommand[] {
  const at = readyAt(day);
  const [date = ''] = day.dates;
  const { id: sessionId, kind: sessionKind, language } = template;
  const days = plannedDays(template).map((planned, index) => ({
    ...planned,
    dayId: dayId(sessionId, index + 1),
    items: planned.items.map((item, place) => {
      const key = template.days[index]?.items[place]?.key;
      return key === undefined ? item : { ...item, itemId: itemId(sessionId, index + 1, key) };
    }),
  }));
  return [
    {
      at,
      by: 'F1',
      command: {
        kind: 'session.create',
        sessionId,
        workplaceId: WORKPLACE,
        sessionKind,
        language,
        date,
        days,
      },
    },
    ...day.presentations.map(
      ({ kind, item, group, title, presenters, points }): DemoCommand => ({
        at,
        by: 'F2',
        command: {
          kind: 'presentation.add',
          sessionId,
          presentationId: presentationId(sessionId, group),
          presentationKind: kind,
          itemId: itemId(sessionId, day.day, item),
          groupId: groupId(group),
          title,
          presenters: presenters.map(personId),
          points,
        },
      }),
    ),
  ];
}

/** The id of a presentation, of its session and the key of the group that holds it. */
export function presentationId(session: string, group: string): string {
  return `${session}-by-${group}`;
}

function readyAt({ dates }: DemoDay): number {
  return instantAt(dates[0] ?? '', READY_MINUTE, DEMO_TIME_ZONE) - DAY_MS;
}
