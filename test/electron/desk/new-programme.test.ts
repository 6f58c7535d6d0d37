import { afterEach, expect, it } from 'vitest';
import { planDeck } from '../../../domain/deck.ts';
import { plenumView } from '../../../domain/plenum-view.ts';
import { releaseFacts } from '../../../domain/room-facts.ts';
import { Cleanup, give, liveHost, newProgramme, overPort } from '../../support/live-host.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

it('says nothing to the room of a common project that has no title yet', async () => {
  const { host } = await liveHost(cleanup, { clock: new SteeredClock() });
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
  const shown = () => {
    const book = host.programme?.shown;
    const session = book?.sessions[book.programme.openSessionId ?? ''];
    if (!book || !session) throw new Error('no session is open');
    return { ...book, session, facts: releaseFacts(book.programme, session) };
  };
  const { session } = shown();
  const scene = { kind: 'plan', itemId: null } as const;
  await give(overPort(cleanup, host), { kind: 'wall.show', sessionId: session.id, scene });
  const told = [plenumView(shown().facts), planDeck(shown().facts, 'nb')];
  expect(JSON.stringify(told)).not.toContain('Fellesprosjekt:');
});
