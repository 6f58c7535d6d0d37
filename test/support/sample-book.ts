import { instantAt } from '../../domain/clock-text.ts';
import type { Book } from '../../domain/command-table.ts';
import type { Applied } from '../../domain/commands.ts';
import { apply, type BookCommand, type CommandInput, parseCommand } from '../../domain/commands.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/** 24 November 2026, 09:00 in Oslo. */
export const NINE: Instant = instantAt('2026-11-24', 540, 'Europe/Oslo');

/** The instant some minutes after nine. */
export function minutesIn(minutes: number): Instant {
  return NINE + minutes * 60_000;
}

/** A counter that gives ids in order: `n1`, `n2`, … */
export function countingIds(prefix = 'n'): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}${last}`;
  };
}

/** A programme with nothing in it yet. */
export function emptyBook(): Book {
  const stamps = { createdAt: NINE, createdBy: 'F1', updatedAt: NINE, updatedBy: 'F1' };
  return {
    programme: {
      id: 'programme',
      ...stamps,
      name: 'Prøve',
      language: 'nb',
      timeZone: 'Europe/Oslo',
      facilitators: {},
      workplaces: {},
      people: {},
      groups: {},
      coursework: {},
      openSessionId: null,
    },
    sessions: {},
  };
}

/** A book that commands are tried on one after another; each command says when it is given. */
export class Rehearsal {
  readonly #newId = countingIds();
  book: Book;
  constructor(book: Book = emptyBook()) {
    this.book = book;
  }

  /** Gives a command and keeps the outcome's book. */
  try(command: CommandInput, now: Instant = NINE, by = 'F1'): Result<Applied, Refusal> {
    const parsed = parseCommand(command);
    if (!parsed.ok) return parsed;
    const applied = apply(this.book, parsed.value as BookCommand, { now, by, newId: this.#newId });
    if (applied.ok) this.book = applied.value.book;
    return applied;
  }

  /** The same for a command that must go well. */
  do(command: CommandInput, now: Instant = NINE, by = 'F1'): Applied {
    const result = this.try(command, now, by);
    if (!result.ok) throw new Error(`${command.kind} was refused: ${JSON.stringify(result.problem)}`);
    return result.value;
  }

  /** The session `s1`. */
  get session(): Session {
    const session = this.book.sessions.s1;
    if (!session) throw new Error('no session s1');
    return session;
  }
}

/** A step list as plans write it: "Innlegg 12". */
export function steps(...parts: [string, number][]): { title: string; minutes: number }[] {
  return parts.map(([title, minutes]) => ({ title, minutes }));
}

const item = {
  shortTitle: '',
  minMinutes: 5,
  lockedStart: null,
  lead: 'F1',
  prompt: '',
  privateNote: '',
  material: '',
  collects: '',
  activity: 'plenary' as const,
  steps: [] as { title: string; minutes: number }[],
  repeat: 'once' as const,
  turnSeconds: null,
  timerMinutes: null,
  scene: 'timer' as const,
  cards: null,
  coursework: '',
};

/** Sykehjem C with six people, two groups and a session of one short day: `s1`, items `open`, `cards`, `talks`, `lunch`, `out`. */
export function nursingHome(): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.do({
    kind: 'workplace.add',
    workplaceId: 'w1',
    name: 'Sykehjem C',
    project: { title: 'En dag som henger sammen', aim: 'Mindre leting, mer tid.' },
  });
  rehearsal.do({
    kind: 'people.add',
    workplaceId: 'w1',
    people: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((personId, index) => ({
      personId,
      role: index === 5 ? ('leader' as const) : ('employee' as const),
      level: index < 3 ? ('skilled' as const) : ('assistant' as const),
    })),
  });
  rehearsal.do({
    kind: 'group.add',
    groupId: 'g1',
    workplaceId: 'w1',
    set: 'working',
    name: 'Vakter',
    members: ['p1', 'p2', 'p3'],
  });
  rehearsal.do({
    kind: 'group.add',
    groupId: 'g2',
    workplaceId: 'w1',
    set: 'working',
    name: 'Rapport',
    members: ['p4', 'p5'],
  });
  rehearsal.do({
    kind: 'group.add',
    groupId: 'g3',
    workplaceId: 'w1',
    set: 'reading',
    name: 'Blå',
    shape: 'circle',
    members: ['p1', 'p4'],
  });
  rehearsal.do({
    kind: 'session.create',
    sessionId: 's1',
    workplaceId: 'w1',
    sessionKind: 'implementation',
    language: 'nb',
    date: '2026-11-24',
    days: [
      {
        theme: 'Ideene i arbeid',
        startMinute: 540,
        endMinute: 720,
        outcomes: ['si hva gruppa har prøvd'],
        items: [
          {
            ...item,
            itemId: 'open',
            title: 'Velkommen',
            minutes: 20,
            prompt: 'Hva har dere prøvd?',
            privateNote: 'Gå rolig.',
          },
          {
            ...item,
            itemId: 'ideas',
            title: 'Ideer på kort',
            minutes: 40,
            cards: 'person',
            steps: steps(['Alene', 10], ['Sammen', 30]),
          },
          {
            ...item,
            itemId: 'talks',
            title: 'Gruppepresentasjoner',
            minutes: 45,
            activity: 'presentations',
            repeat: 'presentations',
            scene: 'presentation',
            steps: steps(['Innlegg', 12], ['Spørsmål', 5]),
          },
          {
            ...item,
            itemId: 'lunch',
            title: 'Lunsj og vaktbytte',
            minutes: 45,
            minMinutes: 30,
            activity: 'lunch',
            lockedStart: 645,
          },
          { ...item, itemId: 'out', title: 'Ut', minutes: 30, activity: 'close' },
        ],
      },
    ],
  });
  return rehearsal;
}
