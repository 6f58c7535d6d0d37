import { describe, expect, it } from 'vitest';
import { daysOf, itemsOfDay, planDay } from '../../../domain/agenda.ts';
import type { CommandInput } from '../../../domain/commands.ts';
import type { Session } from '../../../domain/session.ts';
import { foresee } from '../../../renderer/plan/foresight.ts';
import { firstGuess, lateStart } from '../../../renderer/plan/late-start.ts';
import { effectText, planEffect } from '../../../renderer/plan/plan-effect.ts';
import { dropAfter, neighbourAfter, planRows } from '../../../renderer/plan/plan-rows.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

const { book, session } = nursingHome();
const dayOf = (of: Session) => {
  const day = daysOf(of)[0];
  if (!day) throw new Error('no day');
  return day;
};
const planOf = (of: Session) => planDay(dayOf(of), itemsOfDay(of, dayOf(of).id));
const given = (command: CommandInput) => {
  const foreseen = foresee(book.programme, session, command, NINE);
  if (!foreseen.ok) throw new Error(foreseen.problem.code);
  return foreseen.value;
};
const effectOf = (command: CommandInput) => {
  const then = given(command);
  return planEffect(dayOf(then), planOf(session), planOf(then));
};
const inSession = { sessionId: 's1' } as const;

describe('what a change does to the rest of the day', () => {
  it('counts the starts that were worked out again and names the lock that held', () => {
    const effect = effectOf({ kind: 'item.edit', ...inSession, itemId: 'open', minutes: 10 });
    expect(effect).toMatchObject({ restarted: 2, held: ['Lunsj og vaktbytte'], over: 0 });
    expect(effectText('nb', effect)).toBe('To starttider er regnet om. Lunsj og vaktbytte står fast.');
    expect(effectText('en', effect)).toBe('Two start times are worked out again. Lunsj og vaktbytte stands fast.');
  });

  it('says nothing of a lock when only what comes after it changed', () => {
    const effect = effectOf({ kind: 'item.edit', ...inSession, itemId: 'out', minutes: 25 });
    expect(effect).toMatchObject({ restarted: 0, held: [], endsAt: 715 });
    expect(effectText('nb', effect)).toBe('Dagen slutter 11:55.');
  });

  it('says by how much the plan has become too long', () => {
    const effect = effectOf({ kind: 'item.edit', ...inSession, itemId: 'open', minutes: 30 });
    expect(effectText('nb', effect)).toContain('Planen er 10 min for lang.');
  });

  it('says nothing when nothing but words changed', () => {
    expect(effectText('nb', effectOf({ kind: 'item.edit', ...inSession, itemId: 'open', title: 'Hei' }))).toBe('');
  });

  it('foresees that a locked item refuses to be moved', () => {
    const refused = foresee(
      book.programme,
      session,
      { kind: 'item.move', ...inSession, itemId: 'lunch', after: null },
      NINE,
    );
    expect(refused).toEqual({ ok: false, problem: { code: 'ITEM_LOCKED' } });
  });
});

describe('the rows of the plan', () => {
  const troublesOf = (of: Session) =>
    Object.fromEntries(planRows(of, dayOf(of)).map(({ item, troubles }) => [item.id, troubles]));

  it('says where air stands before a lock and where the day runs into it', () => {
    const short = troublesOf(given({ kind: 'item.edit', ...inSession, itemId: 'ideas', minutes: 30, steps: [] }));
    expect(short.lunch).toEqual([{ kind: 'gap', minutes: 10 }]);
    const long = troublesOf(given({ kind: 'item.edit', ...inSession, itemId: 'ideas', minutes: 50 }));
    expect(long.lunch).toEqual([{ kind: 'overrun', minutes: 10 }]);
  });

  it('says which item ends after the day does', () => {
    expect(troublesOf(given({ kind: 'item.edit', ...inSession, itemId: 'out', minutes: 40 })).out).toEqual([
      { kind: 'past-end', minutes: 10 },
    ]);
  });

  it('holds steps against an item only where they are run once', () => {
    const rows = troublesOf(given({ kind: 'item.edit', ...inSession, itemId: 'ideas', minutes: 35 }));
    expect(rows.ideas).toEqual([{ kind: 'steps-over', minutes: 5 }]);
    expect(troublesOf(given({ kind: 'item.edit', ...inSession, itemId: 'talks', minutes: 10 })).talks).toEqual([]);
  });

  it('moves a row one place, and not past the ends', () => {
    const rows = planRows(session, dayOf(session));
    expect(neighbourAfter(rows, 'ideas', 1)).toBe('talks');
    expect(neighbourAfter(rows, 'ideas', -1)).toBeNull();
    expect(neighbourAfter(rows, 'open', -1)).toBeUndefined();
    expect(neighbourAfter(rows, 'out', 1)).toBeUndefined();
  });

  it('drops a row before or after another, and does nothing where it stands already', () => {
    const rows = planRows(session, dayOf(session));
    expect(dropAfter(rows, 'out', { itemId: 'open', half: 'upper' })).toBeNull();
    expect(dropAfter(rows, 'open', { itemId: 'talks', half: 'lower' })).toBe('talks');
    expect(dropAfter(rows, 'open', { itemId: 'talks', half: 'upper' })).toBe('ideas');
    expect(dropAfter(rows, 'ideas', { itemId: 'open', half: 'lower' })).toBeUndefined();
    expect(dropAfter(rows, 'ideas', { itemId: 'talks', half: 'upper' })).toBeUndefined();
    expect(dropAfter(rows, 'ideas', { itemId: 'ideas', half: 'upper' })).toBeUndefined();
  });
});

describe('a later start', () => {
  it('moves everything to the lock and says what runs into it', () => {
    const late = lateStart(session, dayOf(session), 550);
    expect(late?.after.map(({ start }) => start)).toEqual([550, 570, 610, 645, 690]);
    expect(late?.upTo).toBe(4);
    expect(late?.collision).toEqual({ title: 'Lunsj og vaktbytte', minutes: 10, at: 645 });
  });

  it('cannot lie after the end of the day', () => {
    expect(lateStart(session, dayOf(session), 720)).toBeNull();
  });

  it('proposes the next five minutes while the day is late, else ten minutes', () => {
    expect(firstGuess(dayOf(session), 547.5)).toBe(550);
    expect(firstGuess(dayOf(session), 400)).toBe(550);
    expect(firstGuess(dayOf(session), null)).toBe(550);
  });
});
