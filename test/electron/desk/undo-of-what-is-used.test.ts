import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let host: DeskHost;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup, { clock: new SteeredClock() }));
  await host.createProgramme(newProgramme);
});
afterEach(() => cleanup.run());

function book() {
  const shown = host.programme?.shown;
  const session = Object.values(shown?.sessions ?? {})[0];
  const workplaceId = Object.keys(shown?.programme.workplaces ?? {})[0] ?? '';
  if (!shown || !session) throw new Error('nothing is open');
  const day = Object.values(session.days)[0];
  return { ...shown, session, workplaceId, dayId: day?.id ?? '' };
}

async function give(command: CommandInput): Promise<number> {
  const answer = await host.dispatch({ id: nextId(), by: 'F1', command }, 'desk');
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.seq;
}

async function undo(of: number): Promise<string> {
  const answer = await host.dispatch({ id: nextId(), by: 'F1', command: { kind: 'history.undo', of } }, 'desk');
  return answer.ok ? 'undone' : answer.refusal.code;
}

describe('what a later change builds on is not taken away by undo', () => {
  it('a participant who has been put in a group since', async () => {
    const { workplaceId } = book();
    const added = await give({ kind: 'people.add', workplaceId, people: [{ personId: 'ny' }] });
    const grouped = await give({ kind: 'group.add', workplaceId, set: 'working', name: 'Gul', members: ['ny'] });
    expect(await undo(added)).toBe('UNDO_CONFLICT');
    expect(book().programme.people.ny).toBeDefined();
    expect(await undo(grouped)).toBe('undone');
    expect(await undo(added)).toBe('undone');
    expect(book().programme.people.ny).toBeUndefined();
  });

  it('an item that cards were collected in since', async () => {
    const { session, dayId } = book();
    const inSession = { sessionId: session.id };
    const added = await give({
      kind: 'item.add',
      ...inSession,
      dayId,
      itemId: 'ekstra',
      title: 'Ekstra',
      minutes: 5,
    } as CommandInput);
    await give({ kind: 'card.add', ...inSession, itemId: 'ekstra', cardId: 'k', text: 'Kort' });
    expect(await undo(added)).toBe('UNDO_CONFLICT');
    expect(book().session.items.ekstra).toBeDefined();
  });

  it('while what nothing builds on still goes, however much came after it', async () => {
    const { session, workplaceId } = book();
    const added = await give({ kind: 'people.add', workplaceId, people: [{ personId: 'ny' }] });
    const itemId = Object.keys(session.items)[0] ?? '';
    await give({ kind: 'card.add', sessionId: session.id, itemId, cardId: 'k', text: 'Kort' });
    expect(await undo(added)).toBe('undone');
  });
});
