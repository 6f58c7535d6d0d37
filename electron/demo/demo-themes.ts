import type { CommandInput } from '../../domain/commands.ts';
import { type DemoCommand, MINUTE } from './demo-command.ts';
import { highlightId, type PieceTaking } from './demo-piece.ts';

/** The cards are put together when the last case is settled … */
const COMPOSED_FROM = 16 * 60 + 40;
/** … and the room gets them one by one towards the end of the next day. */
const RELEASED_FROM = 14 * 60 + 30;

/** The cards of collective feedback, checked as they are written, and released where the room has seen them. */
export function themeCommands({ piece, of, clock }: PieceTaking): DemoCommand[] {
  return piece.themes.flatMap(({ kind, title, text, on, quotes, accept, reworded, replies }, index): DemoCommand[] => {
    const themeId = `${of.courseworkId}-theme-${index + 1}`;
    const one = { ...of, themeId };
    const composed = clock(COMPOSED_FROM) + index * 2 * MINUTE;
    const released = clock(RELEASED_FROM, 1) + index * 2 * MINUTE;
    const ids = on.map((key) => highlightId(of.courseworkId, key));
    const written: CommandInput[] = [
      { kind: 'theme.add', ...one, themeKind: kind, title, text, highlightIds: ids },
      ...Object.entries(quotes).map(
        ([key, quote]): CommandInput => ({
          kind: 'theme.quote',
          ...one,
          highlightId: highlightId(of.courseworkId, key),
          text: quote,
        }),
      ),
      ...accept.map((word): CommandInput => ({ kind: 'theme.accept-word', ...one, word, on: true })),
      ...(reworded ? [{ kind: 'theme.reworded' as const, ...one, on: true }] : []),
    ];
    const shown: CommandInput[] = [
      { kind: 'theme.release', ...one, on: true },
      ...replies.map(
        (reply, place): CommandInput => ({
          kind: 'theme.reply',
          ...one,
          replyId: `${themeId}-reply-${place + 1}`,
          text: reply,
        }),
      ),
    ];
    return [
      ...written.map((command, place): DemoCommand => ({ at: composed + place * 1000, by: 'F1', command })),
      ...(piece.released
        ? shown.map((command, place): DemoCommand => ({ at: released + place * 20_000, by: 'F2', command }))
        : []),
    ];
  });
}
