import { instantAt, parseMinute } from '../../domain/clock-text.ts';
import type { CommandInput } from '../../domain/commands.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import type { SessionTemplate, TemplateItem } from '../../domain/template.ts';
import type { Instant } from '../../domain/timer.ts';
import { usualScene } from '../../domain/usual-scene.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import { DEMO_TIME_ZONE, type DemoCommand, groupId, MINUTE, personId } from './demo-command.ts';
import { cardCommands, presentationCommands } from './demo-contributions.ts';
import { dayId, itemId, presentationId } from './demo-setup.ts';
import { type DayTaking, type DemoDay, type Stretch, stretchesOf, within } from './demo-stretch.ts';

/** Minute of the day when the observers sit down for ten minutes. */
const DEBRIEF = 15 * 60 + 8;

/** What happened on one day, in the order of the clock. `filePath` gives the path of a file of the content. */
export function dayCommands(
  content: DemoContent,
  day: DemoDay,
  template: SessionTemplate,
  filePath: (name: string) => string,
): DemoCommand[] {
  const stretches = stretchesOf(day, template, content.groups);
  const taking = { content, day, sessionId: template.id, stretches, filePath };
  const commands = [
    ...runCommands(taking),
    ...presenceCommands(taking),
    ...cardCommands(taking),
    ...presentationCommands(taking),
    ...noteCommands(taking),
    ...agreementCommands(taking),
  ];
  return commands.sort((a, b) => a.at - b.at);
}

function runCommands({ day, sessionId, stretches }: DayTaking): DemoCommand[] {
  const run = stretches.flatMap(({ item, id, from, positions }, index) => [
    ...positions.map((at, position): DemoCommand => {
      const starts = index === 0 && position === 0;
      return { at, by: 'F1', command: starts ? { kind: 'run.start', sessionId, itemId: id } : next(sessionId) };
    }),
    ...scenesAt(item, id, from, sessionId),
  ]);
  const last = stretches.at(-1);
  if (!last) return [];
  return [
    ...run,
    { at: last.to, by: 'F1', command: next(sessionId) },
    { at: last.to + 6 * MINUTE, by: 'F1', command: { kind: 'day.close', sessionId, dayId: dayId(sessionId, day.day) } },
  ];
}

function next(sessionId: string): CommandInput {
  return { kind: 'run.next', sessionId };
}

/** Where cards are collected, the room sees the task until they are shown. */
function scenesAt(item: TemplateItem, id: string, from: Instant, sessionId: string): DemoCommand[] {
  const show = (kind: SceneKind, seconds: number): DemoCommand => ({
    at: from + seconds * 1000,
    by: 'F1',
    command: {
      kind: 'wall.show',
      sessionId,
      scene: { kind, itemId: kind === 'welcome' || kind === 'plan' ? null : id },
    },
  });
  const scene = item.scene ?? usualScene(item.activity);
  return [show(scene === 'cards' && item.prompt !== '' ? 'timer' : scene, 2)];
}

/** Everyone is marked when the day begins; those who were called out are back with the cover swap at the latest. */
function presenceCommands({ content, day, sessionId, stretches }: DayTaking): DemoCommand[] {
  const mark = (one: Stretch, codes: readonly string[], to: 'present' | 'away'): DemoCommand[] =>
    codes.length === 0
      ? []
      : [
          {
            at: one.from + 45_000,
            by: 'F2',
            command: { kind: 'presence.mark', sessionId, itemId: one.id, personIds: codes.map(personId), mark: to },
          },
        ];
  let out: readonly string[] = [];
  return stretches.flatMap((one, index) => {
    const called = day.away.find(({ item }) => item === one.item.key)?.codes;
    if (index === 0) {
      out = called ?? [];
      const here = content.people.map((person) => person.code).filter((code) => !out.includes(code));
      return [...mark(one, here, 'present'), ...mark(one, out, 'away')];
    }
    if (!called && one.item.activity !== 'lunch') return [];
    const before = out;
    out = called ?? [];
    const back = before.filter((code) => !out.includes(code));
    return [...mark(one, back, 'present'), ...mark(one, out, 'away')];
  });
}

function noteCommands({ day, sessionId }: DayTaking): DemoCommand[] {
  const idOf = (index: number) => `${sessionId}-${day.day}-note-${index + 1}`;
  const date = day.dates[day.day - 1] ?? '';
  const talked = instantAt(date, DEBRIEF, DEMO_TIME_ZONE);
  return day.notes.flatMap(({ item, presentation, at, by, type, under, text, tags, forDeck, accord }, index) => {
    const noteId = idOf(index);
    const parent = day.notes.findIndex((note) => under !== undefined && note.key === under);
    const moment = instantAt(date, parseMinute(at) ?? 0, DEMO_TIME_ZONE) + 20_000;
    const command: CommandInput = {
      kind: 'note.begin',
      sessionId,
      noteId,
      itemId: itemId(sessionId, day.day, item),
      presentationId: presentation === undefined ? null : presentationId(sessionId, presentation),
      type,
      parentId: parent === -1 ? null : idOf(parent),
      text,
      tags,
      finished: true,
    };
    const mark: CommandInput = { kind: 'note.mark-for-deck', sessionId, noteId, on: true };
    // The observers talk it through when the room has gone home.
    const stood: CommandInput[] = accord === undefined ? [] : [{ kind: 'note.accord', sessionId, noteId, accord }];
    return [
      { at: moment, by, command },
      ...(forDeck ? [{ at: moment + 30_000, by, command: mark }] : []),
      ...stood.map((given) => ({ at: talked, by, command: given })),
    ];
  });
}

/** Decisions, commitments and the parking lot are written towards the end of their item. */
function agreementCommands({ content, day, sessionId, stretches }: DayTaking): DemoCommand[] {
  const placed = <T extends { readonly item: string }>(
    entries: readonly T[],
    share: number,
    commandOf: (entry: T, itemId: string) => CommandInput,
  ): DemoCommand[] =>
    entries.flatMap((entry, index) => {
      const one = stretches.find(({ item }) => item.key === entry.item);
      return one
        ? [{ at: within(one, share + index * 0.03), by: 'F2' as const, command: commandOf(entry, one.id) }]
        : [];
    });
  const isGroup = (owner: string) => content.groups.some((group) => group.key === owner);
  const common = { sessionId };
  return [
    ...placed(day.decisions, 0.86, ({ text, forDeck }, id) => ({
      kind: 'decision.add',
      ...common,
      itemId: id,
      text,
      forDeck,
    })),
    ...placed(day.parked, 0.7, ({ text, forDeck }, id) => ({
      kind: 'parked.add',
      ...common,
      itemId: id,
      text,
      forDeck,
    })),
    ...placed(day.commitments, 0.5, ({ text, owner, due, forDeck }, id) => ({
      kind: 'commitment.add',
      ...common,
      itemId: id,
      text,
      owner: isGroup(owner)
        ? { kind: 'group', groupId: groupId(owner) }
        : { kind: 'role', role: owner as 'leader' | 'unionRep' | 'staff' | 'facilitators' },
      due,
      forDeck,
    })),
  ];
}
