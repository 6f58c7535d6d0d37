import { applyPatches } from '../../domain/apply-patches.ts';
import { apply, type BookCommand, isUndoable, parseCommand } from '../../domain/commands.ts';
import type { DeskApi, DeskEvent } from '../../domain/contract.ts';
import type { DesktopAsk } from '../../domain/desktop.ts';
import type { Patches } from '../../domain/patch.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Opener } from '../../renderer/connection.ts';
import { startDesk, useDesk } from '../../renderer/desk-client.ts';
import { setHostClock } from './host-clock.ts';
import { countingIds, NINE, type Rehearsal } from './sample-book.ts';

/** A desk that talks to a host in the same process. The book of `rehearsal` follows every command. */
export interface DeskLine {
  readonly rehearsal: Rehearsal;
  /** Every command that was given, in order. */
  readonly given: readonly BookCommand[];
  /** Plays what a host with windows of its own asks of the page. */
  ask(ask: DesktopAsk): void;
  stop(): void;
}

/**
 * Connects `useDesk`, `dispatch` and `deskApi` to a host that keeps its book in memory and knows nothing of disks.
 * `services` are the parts of the contract that a test needs beyond commands; asking for others rejects. `refuse`
 * stands in for what only a real host knows, such as names. Settles when the desk has its snapshot.
 */
export async function openDesk(
  rehearsal: Rehearsal,
  services: Partial<DeskApi> = {},
  refuse: (command: BookCommand) => Refusal | null = () => null,
): Promise<DeskLine> {
  const given: BookCommand[] = [];
  const newId = countingIds('h');
  const undone: Patches[] = [];
  let seq = 1;
  let tell: (event: DeskEvent) => void = () => {};
  const change = (commandId: string, command: string, patches: Patches) => {
    seq += 1;
    tell({ kind: 'change', seq, now: NINE, commandId, command, patches, sessions: null, undo: null, redo: null });
  };
  const api: Partial<DeskApi> = {
    dispatch: async ({ id, by, command }) => {
      if (command.kind === 'history.undo') {
        const inverse = undone.pop();
        if (!inverse) return { ok: false, refusal: { code: 'NOTHING_TO_UNDO' } };
        rehearsal.book = patched(rehearsal.book, inverse);
        change(id, command.kind, inverse);
        return { ok: true, seq, ids: [] };
      }
      const parsed = parseCommand(command);
      if (!parsed.ok) return { ok: false, refusal: parsed.problem };
      const parsedCommand = parsed.value as BookCommand;
      given.push(parsedCommand);
      const refusal = refuse(parsedCommand);
      if (refusal) return { ok: false, refusal };
      const applied = apply(rehearsal.book, parsedCommand, { now: NINE, by, newId });
      if (!applied.ok) return { ok: false, refusal: applied.problem };
      rehearsal.book = applied.value.book;
      if (isUndoable(parsedCommand.kind)) undone.push(applied.value.inverse);
      change(id, command.kind, applied.value.patches);
      return { ok: true, seq, ids: applied.value.ids };
    },
    deskFeed: async () => {
      const { queue, push } = eventQueue();
      tell = push;
      const { programme, sessions } = rehearsal.book;
      push({
        kind: 'snapshot',
        seq,
        now: NINE,
        programme,
        session: sessions[programme.openSessionId ?? 's1'] ?? null,
        sessions: [],
        save: { kind: 'saved', at: NINE },
        rehearsing: false,
        folder: '',
        notices: [],
        undo: null,
        redo: null,
      });
      return queue;
    },
    ...services,
  };
  const closed = new Promise<void>(() => {});
  const open: Opener = async () => ({ api: api as DeskApi, wallUrl: null, closed, close: () => {} });
  useDesk.setState(useDesk.getInitialState(), true);
  await setHostClock(NINE);
  const ready = new Promise<void>((resolve) => {
    const stop = useDesk.subscribe((state) => {
      if (!state.ready) return;
      stop();
      resolve();
    });
  });
  const stop = startDesk(open);
  await ready;
  return { rehearsal, given, ask: (ask) => tell({ kind: 'asked', now: NINE, ask }), stop };
}

function patched(book: Rehearsal['book'], patches: Patches): Rehearsal['book'] {
  const sessions = { ...book.sessions };
  let { programme } = book;
  for (const [key, steps] of Object.entries(patches)) {
    const id = key.startsWith('session/') ? key.slice('session/'.length) : null;
    const after = applyPatches<unknown>(id === null ? programme : sessions[id], steps);
    if (!after.ok) throw new Error('the inverse does not fit');
    if (id === null) programme = after.value as typeof programme;
    else sessions[id] = after.value as (typeof sessions)[string];
  }
  return { programme, sessions };
}

/** Events as they are told, in order, for one listener. */
function eventQueue(): { queue: AsyncIterable<DeskEvent>; push: (event: DeskEvent) => void } {
  const waiting: DeskEvent[] = [];
  let wake: () => void = () => {};
  async function* events(): AsyncGenerator<DeskEvent> {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    queue: events(),
    push: (event) => {
      waiting.push(event);
      wake();
    },
  };
}
