import { describe, expect, it } from 'vitest';
import { arrangementOf, screensOf } from '../../../electron/displays/arrange.ts';
import { type DisplayFacts, displayKey, pixelSize, spotOf } from '../../../electron/displays/display-facts.ts';
import { memoryOf, type ScreenEvent, stepped } from '../../../electron/displays/standing.ts';
import { deskBoundsOn, fits } from '../../../electron/displays/window-bounds.ts';
import {
  arranged,
  display,
  inside,
  laptop,
  type Moments,
  monitor,
  nothingKept,
  projector,
  standingAfter,
} from './screens-in-test.ts';

const curtained: ScreenEvent = { kind: 'curtained' };
const swap: ScreenEvent = { kind: 'swap' };
const wallTo = (screenId: string | null): ScreenEvent => ({ kind: 'place-wall', screenId });
const shownOn = (one: DisplayFacts) => ({ kind: 'shown', bounds: one.bounds, overDesk: false });
/** The same screen, plugged in again: another number. */
const again = (one: DisplayFacts): DisplayFacts => ({ ...one, id: `${one.id}-again` });
const told = (...events: Moments) => screensOf(standingAfter(nothingKept, ...events));

describe('the first screens of the day', () => {
  it('gives the wall the projector and the desk the laptop', () => {
    const { wall, desk } = arranged([laptop, projector]);
    expect(wall).toEqual(shownOn(projector));
    expect(desk.kind === 'seen' && inside(desk.bounds, laptop.workArea)).toBe(true);
    expect(told([laptop, projector])).toMatchObject({ state: 'apart', wallShown: true, curtain: 'not-needed' });
  });

  it('keeps the desk on the laptop also where the projector is the main screen', () => {
    const main = { ...projector, primary: true };
    const { wall, desk } = arranged([{ ...laptop, primary: false }, main]);
    expect(wall).toEqual(shownOn(main));
    expect(desk.kind === 'seen' && inside(desk.bounds, laptop.bounds)).toBe(true);
  });

  it('takes the screen that is not the main one where the system does not say which is the laptop', () => {
    const plain = { ...laptop, internal: false };
    expect(arranged([plain, projector])).toMatchObject({ wall: shownOn(projector), desk: { kind: 'seen' } });
  });

  it('sends the wall to the first projector that is plugged in', () => {
    expect(arranged([laptop]).wall).toEqual({ kind: 'hidden' });
    expect(arranged([laptop], [laptop, projector]).wall).toEqual(shownOn(projector));
  });

  it('does not take the laptop for the wall by itself', () => {
    const memory = { wall: null, desk: { on: { ...spotOf(monitor), id: null }, within: laptop.bounds } };
    expect(arrangementOf(standingAfter(memory, [laptop, monitor])).wall).toEqual({ kind: 'hidden' });
  });

  it('knows the projector again by label, size and kind, whatever its number', () => {
    const memory = memoryOf(standingAfter(nothingKept, [monitor, laptop, projector], wallTo('2')));
    expect(memory.wall).toMatchObject({ id: null, key: displayKey(projector) });
    expect(arrangementOf(standingAfter(memory, [monitor, laptop, again(projector)])).wall).toEqual(shownOn(projector));
    const other = { ...projector, bounds: { ...projector.bounds, width: 1280, height: 800 } };
    expect(arrangementOf(standingAfter(memory, [monitor, laptop, other])).wall).toEqual(shownOn(monitor));
  });

  it('brings the desk back to where it stood, inside what there is of screens', () => {
    const on = { ...spotOf(laptop), id: null };
    const within = { x: 100, y: 60, width: 1200, height: 700 };
    expect(standingAfter({ wall: null, desk: { on, within } }, [laptop]).desk.at).toEqual(within);
    const outside = { x: 9000, y: -4000, width: 3000, height: 3000 };
    const { at } = standingAfter({ wall: null, desk: { on, within: outside } }, [laptop]).desk;
    expect(at && inside(at, laptop.workArea)).toBe(true);
  });
});

describe('one screen, or screens that show the same', () => {
  const mirror = { ...projector, bounds: laptop.bounds, workArea: laptop.workArea };

  it.each([
    ['one', [laptop]],
    ['two that show the same', [laptop, mirror]],
    ['two that overlap', [laptop, { ...projector, bounds: { ...projector.bounds, x: 700 } }]],
  ])('holds the desk back until the curtain is drawn: %s', (_what, displays) => {
    expect(arranged(displays)).toMatchObject({ desk: { kind: 'held' }, wall: { kind: 'hidden' } });
    expect(told(displays)).toMatchObject({ state: 'together', curtain: 'asked', wallShown: false });
    expect(arranged(displays, curtained).desk.kind).toBe('seen');
    expect(told(displays, curtained).curtain).toBe('drawn');
  });

  it('asks for the curtain anew when the screens begin to show the same', () => {
    expect(arranged([laptop, projector], [laptop, mirror]).desk.kind).toBe('held');
    expect(arranged([laptop], curtained, [laptop, mirror]).desk.kind).toBe('held');
    expect(arranged([laptop], curtained, [{ ...laptop, workArea: laptop.bounds }]).desk.kind).toBe('seen');
  });

  it('puts everything back when the screens are apart again', () => {
    const before = arranged([laptop, projector]);
    expect(arranged([laptop, projector], [laptop, mirror], curtained, [laptop, projector])).toEqual(before);
  });

  it('covers the desk with the wall when that is asked for, and goes to a projector that comes', () => {
    const over = [[laptop], curtained, wallTo('1')] as const;
    expect(arranged(...over).wall).toEqual({ kind: 'shown', bounds: laptop.bounds, overDesk: true });
    expect(told(...over).all).toMatchObject([{ holds: 'both' }]);
    expect(arranged(...over, wallTo(null)).wall).toEqual({ kind: 'hidden' });
    expect(arranged(...over, [laptop, projector])).toMatchObject({ wall: shownOn(projector), desk: { kind: 'seen' } });
  });

  it('does not remember a wall over the desk for another day', () => {
    expect(memoryOf(standingAfter(nothingKept, [laptop], wallTo('1'))).wall).toBeNull();
  });
});

describe('unplugged and plugged in', () => {
  it('leaves the desk where it is, and the wall waits', () => {
    const before = standingAfter(nothingKept, [laptop, projector]);
    const gone = standingAfter(nothingKept, [laptop, projector], [laptop]);
    expect(gone.desk.at).toEqual(before.desk.at);
    expect(screensOf(gone)).toMatchObject({ state: 'waiting', wallShown: false });
    // It may be gone because the screens show the same now: the system tells both the same way.
    expect(screensOf(gone).curtain).toBe('asked');
  });

  it('puts the wall back at once, also under another number', () => {
    const before = arranged([laptop, projector]);
    expect(arranged([laptop, projector], [laptop], [laptop, again(projector)])).toEqual(before);
  });

  it('does not curtain a desk that no one else can see', () => {
    const three = [monitor, laptop, projector];
    expect(told(three, wallTo('2'), [monitor, laptop])).toMatchObject({ state: 'waiting', curtain: 'not-needed' });
    expect(arranged(three, wallTo('2'), [monitor, laptop])).toMatchObject({ wall: { kind: 'hidden' } });
  });

  it('takes another projector that comes while the wall waits, and goes back when its own does', () => {
    const another = display({ id: '9', label: 'SONY', bounds: projector.bounds });
    const replaced = [[laptop, projector], [laptop], [laptop, another]] as const;
    expect(arranged(...replaced).wall).toEqual(shownOn(another));
    const far = { ...again(projector), bounds: { ...projector.bounds, x: 3360 } };
    expect(arranged(...replaced, [laptop, another, far]).wall).toEqual(shownOn(far));
  });

  it('does not take the twin of the projector that went', () => {
    const twin = { ...projector, id: '7', bounds: { ...projector.bounds, x: 3360 } };
    const moments = [[laptop, projector, twin], wallTo('7'), [laptop, projector]] as const;
    expect(arranged(...moments).wall).toEqual({ kind: 'hidden' });
    expect(arranged(...moments, [laptop, projector, again(twin)]).wall).toEqual(shownOn(twin));
  });

  it('knows two projectors of the same kind from each other by where they lie', () => {
    const twin = { ...projector, id: '7', bounds: { ...projector.bounds, x: 3360 } };
    const dock = [[laptop, projector, twin], wallTo('7'), [laptop], [laptop, again(projector), again(twin)]] as const;
    expect(arranged(...dock).wall).toEqual(shownOn(twin));
  });

  it('keeps a wall that was taken away, away', () => {
    expect(arranged([laptop, projector], wallTo(null), [laptop], [laptop, projector]).wall).toEqual({ kind: 'hidden' });
  });

  it('waits as it was while there is no screen at all', () => {
    const asleep = standingAfter(nothingKept, [laptop, projector], []);
    expect(arrangementOf(asleep)).toEqual({ desk: { kind: 'nowhere' }, wall: { kind: 'hidden' } });
    expect(screensOf(asleep).state).toBe('waiting');
    expect(arranged([laptop, projector], [], [laptop, projector])).toEqual(arranged([laptop, projector]));
  });
});

describe('a lid that is closed', () => {
  const closed = [{ ...projector, primary: true, bounds: { ...projector.bounds, x: 0 } }].map((one) => ({
    ...one,
    workArea: one.bounds,
  }));

  it('lets nobody see the desk on the projector before its curtain is drawn', () => {
    const { desk, wall } = arranged([laptop, projector], closed);
    expect(desk.kind).toBe('held');
    expect(wall).toEqual({ kind: 'hidden' });
    expect(told([laptop, projector], closed)).toMatchObject({ state: 'together', curtain: 'asked' });
    expect(arranged([laptop, projector], closed, curtained).desk.kind).toBe('seen');
  });

  it('puts both back when it is opened', () => {
    expect(arranged([laptop, projector], closed, curtained, [laptop, projector])).toEqual(
      arranged([laptop, projector]),
    );
  });

  it('sends the desk to a screen that the wall does not stand on', () => {
    const { desk, wall } = arranged([monitor, laptop, projector], wallTo('2'), [monitor, projector]);
    expect(wall).toEqual(shownOn(projector));
    expect(desk.kind === 'seen' && inside(desk.bounds, monitor.workArea)).toBe(true);
  });
});

describe('what the facilitator asks for', () => {
  it('changes desk and wall, and changes them back', () => {
    const plain = { ...laptop, internal: false };
    const once = standingAfter(nothingKept, [plain, projector], swap);
    expect(arrangementOf(once).wall).toEqual(shownOn(plain));
    expect(once.desk.at && inside(once.desk.at, projector.workArea)).toBe(true);
    const twice = stepped(stepped(once, swap), curtained);
    expect(arrangementOf(twice)).toEqual(arranged([plain, projector]));
  });

  it('draws the curtain first when the desk goes to where the room has seen the wall', () => {
    expect(arranged([laptop, projector], swap).desk.kind).toBe('held');
    expect(told([laptop, projector], swap)).toMatchObject({ state: 'apart', curtain: 'asked' });
    expect(arranged([laptop, projector], swap, swap).desk.kind).toBe('seen');
  });

  it('changes nothing where there is no wall to change with', () => {
    expect(arranged([laptop], curtained, swap)).toEqual(arranged([laptop], curtained));
  });

  it('does nothing for a screen that is not there', () => {
    expect(arranged([laptop, projector], wallTo('77'))).toEqual(arranged([laptop, projector]));
  });

  it('holds the desk back when it is carried to the screen of the wall, and lets the wall come back after it', () => {
    const carried = { kind: 'desk-moved', deskAt: { x: 1500, y: 50, width: 1200, height: 800 } } as const;
    expect(arranged([laptop, projector], carried)).toMatchObject({ desk: { kind: 'held' }, wall: { kind: 'hidden' } });
    const settled = [[laptop, projector], carried, { kind: 'desk-settled' }, curtained] as const;
    expect(told(...settled)).toMatchObject({ state: 'together', curtain: 'drawn' });
    const home = { kind: 'desk-moved', deskAt: { x: 50, y: 50, width: 1200, height: 800 } } as const;
    expect(arranged(...settled, home)).toMatchObject({ desk: { kind: 'seen' }, wall: shownOn(projector) });
  });

  it('holds the desk back when it reaches into the screen of the wall, but not for the edge of its frame', () => {
    const reaching = (x: number): ScreenEvent => ({
      kind: 'desk-moved',
      deskAt: { x, y: 50, width: 1200, height: 800 },
    });
    expect(arranged([laptop, projector], reaching(340)).desk.kind).toBe('held');
    expect(arranged([laptop, projector], reaching(248)).desk.kind).toBe('seen');
  });

  it('goes back to where the desk was carried last, not to where the system pushed it', () => {
    const three = [monitor, laptop, projector];
    const carried = { kind: 'desk-moved', deskAt: { x: -1600, y: 40, width: 1300, height: 800 } } as const;
    const pushed = {
      kind: 'displays',
      displays: [laptop, projector],
      deskAt: { x: 1450, y: 0, width: 1300, height: 800 },
    } as const;
    const standing = standingAfter(nothingKept, three, wallTo('2'), carried, { kind: 'desk-settled' }, pushed);
    expect(standing.desk.at && inside(standing.desk.at, laptop.workArea)).toBe(true);
    expect(stepped(standing, { kind: 'displays', displays: three, deskAt: standing.desk.at }).desk.at).toEqual(
      carried.deskAt,
    );
  });
});

describe('sizes and scales', () => {
  it.each([
    [1, 1920, 1080],
    [1.25, 1536, 864],
    [1.5, 1280, 720],
    [1.75, 1097, 617],
    [2, 960, 540],
  ])('tells the drawn pixels at a scale of %d', (scaleFactor, width, height) => {
    const one = display({ id: '1', scaleFactor, bounds: { x: 0, y: 0, width, height } });
    expect(pixelSize(one)).toEqual({ width: 1920, height: 1080 });
    expect(told([one]).all[0]).toMatchObject({ width: 1920, height: 1080, scalePercent: scaleFactor * 100 });
  });

  it('keeps the wall where it is when its screen gets another scale, is turned, or becomes the main one', () => {
    const moments: readonly DisplayFacts[] = [
      { ...projector, scaleFactor: 1.5, bounds: { x: 1440, y: 0, width: 1280, height: 720 } },
      { ...projector, bounds: { x: 1440, y: 0, width: 1080, height: 1920 } },
      { ...projector, primary: true, bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
      { ...projector, bounds: { x: 1440, y: 0, width: 1280, height: 800 } },
    ];
    for (const now of moments) {
      const aside = now.primary ? { ...laptop, primary: false, bounds: { ...laptop.bounds, x: -1440 } } : laptop;
      const beside = { ...aside, workArea: aside.bounds };
      const { wall, desk } = arranged([laptop, projector], [beside, now]);
      expect(wall).toEqual(shownOn(now));
      expect(desk.kind === 'seen' && inside(desk.bounds, beside.workArea)).toBe(true);
    }
  });

  it('makes the desk no larger than a small screen', () => {
    const small = display({ id: '1', bounds: { x: 0, y: 0, width: 1366, height: 768 } });
    expect(deskBoundsOn(small, null)).toEqual(small.workArea);
  });

  it('asks for a second try when a window landed with the scale of the screen it came from', () => {
    const wanted = projector.bounds;
    expect(fits(wanted, wanted)).toBe(true);
    expect(fits({ ...wanted, width: wanted.width - 1 }, wanted)).toBe(true);
    expect(fits({ ...wanted, width: wanted.width * 1.5, height: wanted.height * 1.5 }, wanted)).toBe(false);
  });
});
