import { describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../domain/contract.ts';
import type { Day } from '../../../domain/session.ts';
import { dayPicture, pinAt } from '../../../renderer/desk/day-line.ts';
import { landingRoute, placeOfWork } from '../../../renderer/desk/landing.ts';
import { type PaletteEntry, searchPalette } from '../../../renderer/desk/palette-search.ts';
import { parsePreferences } from '../../../renderer/desk/preferences.ts';
import { routeOf } from '../../../renderer/desk/routes.tsx';
import { type SaveFacts, saveLook, untilSaying } from '../../../renderer/desk/save-look.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { followEvent } from '../../../renderer/desk-feed.ts';
import { minutesIn, NINE, nursingHome } from '../../support/sample-book.ts';

describe('the save chip', () => {
  const calm: SaveFacts = {
    save: { kind: 'saved', at: 1000 },
    connection: 'live',
    pending: 0,
    unsavedSince: null,
    unsent: false,
    now: 5000,
  };
  it('says when everything was last on the disk', () => {
    expect(saveLook(calm)).toEqual({ kind: 'saved', at: 1000, dashed: false, spaceLeft: null });
  });

  it('is dashed the instant anything is not saved, sent or not, and says so in words only after 400 ms', () => {
    expect(saveLook({ ...calm, unsent: true })).toMatchObject({ kind: 'saved', dashed: true });
    const flying = { ...calm, pending: 1, unsavedSince: 4999 };
    expect(saveLook(flying)).toMatchObject({ kind: 'saved', dashed: true });
    expect(untilSaying(flying)).toBe(399);
    expect(saveLook({ ...flying, unsavedSince: 4600 })).toEqual({ kind: 'saving' });
    expect(untilSaying({ ...flying, unsavedSince: 4600 })).toBeNull();
  });

  it('never says saved without a line to the host, and counts what lies here', () => {
    for (const connection of ['connecting', 'waiting', 'refused'] as const) {
      expect(saveLook({ ...calm, connection, pending: 3, unsavedSince: 1 })).toEqual({ kind: 'waiting', count: 3 });
    }
  });

  it('goes on saying that the disk is nearly full when something is saved on it', () => {
    const state = { ...useDesk.getInitialState(), save: { kind: 'saved', at: 1000, spaceLeft: 80_000_000 } } as const;
    const saved = { kind: 'change', seq: 2, now: 2000, commandId: 'c', command: 'card.add' } as const;
    const event: DeskEvent = { ...saved, patches: {}, sessions: null, undo: null, redo: null };
    const save = followEvent(state, event)?.save;
    expect(save && saveLook({ ...calm, save })).toMatchObject({ at: 2000, spaceLeft: 80_000_000 });
  });

  it('says the worst that is true', () => {
    const trouble = { kind: 'not-saved', reason: 'DISK_FULL', since: 1 } as const;
    expect(saveLook({ ...calm, save: trouble, pending: 1, unsavedSince: 1 })).toEqual({
      kind: 'not-saved',
      reason: 'DISK_FULL',
    });
    expect(saveLook({ ...calm, save: { kind: 'rehearsal' }, pending: 1, unsavedSince: 1 })).toEqual({
      kind: 'rehearsal',
    });
  });
});

describe('the palette', () => {
  const entry = (label: string, also = ''): PaletteEntry => ({
    id: label,
    label,
    group: 'Gå til',
    also,
    run: () => {},
  });
  const entries = [entry('Til etterarbeidet'), entry('Etter'), entry('Vis prøvebilde'), entry('Angre')];
  const find = (query: string) => searchPalette(entries, query).map(({ label }) => label);

  it('finds everything until something is asked for', () => {
    expect(find('  ')).toHaveLength(4);
  });

  it('puts what begins with the query before what merely holds it', () => {
    expect(find('etter')).toEqual(['Etter', 'Til etterarbeidet']);
  });

  it('needs every word, in any order, and does not mind capitals', () => {
    expect(find('BILDE vis')).toEqual(['Vis prøvebilde']);
    expect(find('vis etter')).toEqual([]);
  });

  it('knows æ, ø and å as letters and an accent as none', () => {
    expect(searchPalette([entry('Ålesund'), entry('Alesund')], 'ål').map(({ label }) => label)).toEqual(['Ålesund']);
    expect(searchPalette([entry('Idé')], 'ide')).toHaveLength(1);
  });
});

describe('the day line', () => {
  const { session } = nursingHome();
  const day = Object.values(session.days)[0] as Day;

  it('lays the plan out in proportion', () => {
    const { blocks, hours } = dayPicture(session, day);
    expect(blocks.map(({ id, kind }) => [id, kind])).toEqual([
      ['open', 'normal'],
      ['ideas', 'normal'],
      ['talks', 'normal'],
      ['lunch', 'locked'],
      ['out', 'normal'],
    ]);
    expect(blocks[0]?.to).toBeCloseTo(20 / 180);
    expect(blocks.at(-1)?.to).toBe(1);
    expect(hours.map(({ hour, at }) => [hour, Number(at.toFixed(3))])).toEqual([
      [9, 0],
      [10, 0.333],
      [11, 0.667],
      [12, 1],
    ]);
  });

  it('has a pin only while the day lasts', () => {
    expect(pinAt(session, day, 'Europe/Oslo', minutesIn(90))).toBe(0.5);
    expect(pinAt(session, day, 'Europe/Oslo', minutesIn(-1))).toBeNull();
    expect(pinAt(session, day, 'Europe/Oslo', minutesIn(181))).toBeNull();
  });
});

describe('where the desk comes up', () => {
  it('follows an address that names a place, and no token', () => {
    expect(landingRoute('#/plan')).toBe('where-named');
    expect(landingRoute('#token=abcdefghijklmnop')).toBe('where-the-work-is');
    expect(landingRoute('')).toBe('where-the-work-is');
  });

  it('comes up in the day that goes on or is held today, else at the start', () => {
    const rehearsal = nursingHome();
    expect(placeOfWork(null, '2026-11-24')).toBe('/');
    expect(placeOfWork(rehearsal.session, '2026-11-24')).toBe('/run');
    expect(placeOfWork(rehearsal.session, '2026-11-23')).toBe('/');
    rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, NINE);
    expect(placeOfWork(rehearsal.session, '2026-11-23')).toBe('/run');
  });

  it('knows its screens, and takes what it does not know to the start', () => {
    expect(routeOf('/print/plan')).toBe('/print');
    expect(routeOf('/run')).toBe('/run');
    expect(routeOf('/runner')).toBe('/');
  });
});

it('reads preferences that something else wrote as the defaults', () => {
  expect(parsePreferences('{"theme":"pink","singleKeys":false}')).toEqual({
    theme: 'system',
    singleKeys: false,
    muted: false,
  });
  expect(parsePreferences('not json')).toEqual({ theme: 'system', singleKeys: true, muted: false });
  expect(parsePreferences('null')).toEqual({ theme: 'system', singleKeys: true, muted: false });
});
