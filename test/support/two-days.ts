import type { Session } from '../../domain/session.ts';
import { nursingHome, type Rehearsal } from './sample-book.ts';

/** The session `s2` is open: two days, `first` and `second`, with one item each, `hello` and `again`. */
export function twoDays(): { readonly room: Rehearsal; readonly session: () => Session } {
  const room = nursingHome();
  const item = {
    title: 'Velkommen',
    shortTitle: '',
    minutes: 20,
    minMinutes: 5,
    activity: 'welcome',
    lockedStart: null,
    lead: '',
    prompt: '',
    privateNote: '',
    material: '',
    collects: '',
    steps: [],
    repeat: 'once',
    turnSeconds: null,
    timerMinutes: null,
    scene: 'plan',
    cards: null,
    coursework: '',
  } as const;
  const day = { startMinute: 540, endMinute: 600, outcomes: [] };
  room.do({
    kind: 'session.create',
    sessionId: 's2',
    workplaceId: 'w1',
    sessionKind: 'kickoff',
    language: 'nb',
    date: '2026-11-24',
    days: [
      { ...day, theme: 'Først', dayId: 'first', items: [{ ...item, steps: [], itemId: 'hello' }] },
      { ...day, theme: 'Så', dayId: 'second', items: [{ ...item, steps: [], itemId: 'again' }] },
    ],
  });
  room.do({ kind: 'session.open', sessionId: 's2' });
  const session = () => {
    const held = room.book.sessions.s2;
    if (!held) throw new Error('no session s2');
    return held;
  };
  return { room, session };
}
