import type { CommandInput } from '../../domain/commands.ts';
import { type DemoCommand, groupId, isCode, MINUTE, personId } from './demo-command.ts';
import { presentationId } from './demo-setup.ts';
import { type DayTaking, within } from './demo-stretch.ts';

/** Concepts are chosen while reading and shown in the plenary that follows it. */
const SHOWN_LATER: Readonly<Record<string, string>> = { reading: 'reading-plenary' };

/** Cards come in during the first half of an item and are shown, one by one, in the second. */
export function cardCommands({ day, sessionId, stretches }: DayTaking): DemoCommand[] {
  return stretches.flatMap((one) => {
    const cards = day.cards
      .filter((card) => card.item === one.item.key)
      .map((card, index) => ({ ...card, id: `${one.id}-card-${index + 1}` }));
    if (cards.length === 0) return [];
    const later = stretches.find(({ item }) => item.key === SHOWN_LATER[one.item.key ?? '']);
    const shown = later ? { ...later, from: within(later, 0.05) } : { from: within(one, 0.6), to: one.to };
    const step = 0.9 / cards.length;
    return [
      ...cards.map(({ id, text, from, label, count }, index): DemoCommand => {
        const source = sourceOf(from);
        const command: CommandInput = {
          kind: 'card.add',
          sessionId,
          itemId: one.id,
          cardId: id,
          text,
          from: source,
          label,
          count,
        };
        return { at: within(one, 0.1 + index * (0.45 / cards.length)), by: 'F2', command };
      }),
      {
        at: shown.from,
        by: 'F1' as const,
        command: { kind: 'wall.show' as const, sessionId, scene: { kind: 'cards' as const, itemId: one.id } },
      },
      ...cards.map(
        ({ id }, index): DemoCommand => ({
          at: within(shown, 0.04 + index * step),
          by: 'F1',
          command: { kind: 'card.release', sessionId, itemId: one.id, cardIds: [id] },
        }),
      ),
    ];
  });
}

function sourceOf(from: string) {
  if (from === 'plenum') return { kind: 'plenum' as const };
  return isCode(from)
    ? { kind: 'person' as const, personId: personId(from) }
    : { kind: 'group' as const, groupId: groupId(from) };
}

/** Files are taken in before the first presentation; what the room gives back is written while it does. */
export function presentationCommands({ day, sessionId, stretches, filePath }: DayTaking): DemoCommand[] {
  const rig = stretches.find(({ item }) => item.activity === 'rig') ?? stretches[0];
  const held = new Map<string, number>();
  return day.presentations.flatMap(({ kind, item, group, file, minutes, feedback }, index) => {
    const one = stretches.find((stretch) => stretch.item.key === item);
    if (!one || !rig) return [];
    const id = presentationId(sessionId, group);
    const begun = one.from + (held.get(item) ?? 0);
    const length = one.item.repeat === 'presentations' ? minutes * MINUTE : one.to - one.from;
    held.set(item, (held.get(item) ?? 0) + length);
    const path = file === undefined ? undefined : filePath(file);
    const span = { from: within({ from: begun, to: begun + length }, 0.6), to: begun + length };
    return [
      ...(path === undefined
        ? []
        : [
            {
              at: rig.from + (index + 2) * 2 * MINUTE,
              by: 'F2' as const,
              command: { kind: 'presentation.attach' as const, sessionId, presentationId: id, path },
            },
          ]),
      ...feedback.map(
        (line, place): DemoCommand => ({
          at: within(span, (place + 0.5) / (feedback.length + 1)),
          by: 'F2',
          command: {
            kind: 'feedback.add',
            sessionId,
            presentationId: id,
            feedbackId: `${id}-feedback-${place + 1}`,
            feedback: line.kind,
            text: line.text,
          },
        }),
      ),
      // An article is told in the plenary and has no turn of its own in the run.
      ...(kind === 'article'
        ? [
            {
              at: span.to - 1000,
              by: 'F2' as const,
              command: {
                kind: 'presentation.edit' as const,
                sessionId,
                presentationId: id,
                status: 'presented' as const,
              },
            },
          ]
        : []),
    ];
  });
}
