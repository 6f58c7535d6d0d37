import type { ScreensState } from '../../domain/desktop.ts';
import { assertNever } from '../../domain/result.ts';
import {
  type Area,
  type DisplayFacts,
  findSpot,
  inPlaceOrder,
  mostlyOn,
  type Spot,
  showingTheSame,
  spotOf,
  touches,
} from './display-facts.ts';
import { deskBoundsOn, readableOn } from './window-bounds.ts';

/** What is kept from day to day. */
export interface ScreenMemory {
  /** The screen the wall was last put on. */
  readonly wall: Spot | null;
  /** The screen the desk last stood on, and where on it, counted from the screen's corner. */
  readonly desk: { readonly on: Spot; readonly within: Area } | null;
}

/** How everything stands: all that is needed to decide what comes next. */
export interface Standing {
  /** In place order. Empty while the machine sleeps or all cables are out. */
  readonly displays: readonly DisplayFacts[];
  readonly desk: {
    /** The screen it belongs on, here or not. */
    readonly home: Spot | null;
    /** Where on it, counted from the screen's corner; null = in the middle. */
    readonly within: Area | null;
    /** Where it stands; null before it has stood anywhere. */
    readonly at: Area | null;
    /** The facilitator has just moved it, and it may not have come to rest. */
    readonly carried: boolean;
    /** Id of the screen it stands on. */
    readonly on: string | null;
  };
  readonly wall: {
    /** False after it was taken away, until it is asked for. */
    readonly wanted: boolean;
    /** The screen it belongs on, here or not. */
    readonly seat: Spot | null;
    /** It has stood there in this run of the app, so it waits for that screen when it is gone. */
    readonly stood: boolean;
    /** It was asked for on the desk's own screen, and covers the desk. */
    readonly overDesk: boolean;
    /** While the seat is gone: the screens that were there when it went, which are no replacement. Else null. */
    readonly passedOver: readonly string[] | null;
    /** Id of the screen it stands on. */
    readonly on: string | null;
  };
  /** A screen that showed the wall until desk and wall changed places: the room may still look at it. */
  readonly roomSaw: string | null;
  /** The page says when it has drawn its curtain; that counts for these screens (`under`) and no others. */
  readonly curtain: { readonly drawn: boolean; readonly under: string };
  /** Whether the room may see the desk's screen. */
  readonly exposed: boolean;
}

/** What can happen. */
export type ScreenEvent =
  /** The screens as they are now; `deskAt` where the system has put the desk meanwhile, null when it is not up. */
  | { readonly kind: 'displays'; readonly displays: readonly DisplayFacts[]; readonly deskAt: Area | null }
  /** The facilitator moves the desk. */
  | { readonly kind: 'desk-moved'; readonly deskAt: Area }
  /** The desk has stood still for a while: that is where it belongs. */
  | { readonly kind: 'desk-settled' }
  /** The wall is asked for on a screen; null takes it away. */
  | { readonly kind: 'place-wall'; readonly screenId: string | null }
  | { readonly kind: 'swap' }
  /** The page has drawn its curtain. */
  | { readonly kind: 'curtained' };

/** Before anything is known of the screens. */
export function standingAtStart(memory: ScreenMemory): Standing {
  return {
    displays: [],
    desk: { home: memory.desk?.on ?? null, within: memory.desk?.within ?? null, at: null, carried: false, on: null },
    wall: { wanted: true, seat: memory.wall, stood: false, overDesk: false, passedOver: null, on: null },
    roomSaw: null,
    curtain: { drawn: false, under: '' },
    exposed: true,
  };
}

/** What is to be kept for another day. */
export function memoryOf({ desk, wall }: Standing): ScreenMemory {
  return {
    wall: wall.seat && !wall.overDesk ? { ...wall.seat, id: null } : null,
    desk: desk.home && desk.within ? { on: { ...desk.home, id: null }, within: desk.within } : null,
  };
}

/** How everything stands after an event. The same standing and event always give the same. */
export function stepped(standing: Standing, event: ScreenEvent): Standing {
  switch (event.kind) {
    case 'displays':
      return settle(standing, withDisplays(standing, inPlaceOrder(event.displays), event.deskAt));
    case 'desk-moved':
      return settle(standing, { ...standing, desk: { ...standing.desk, at: event.deskAt, carried: true } });
    case 'desk-settled':
      return atRest(standing);
    case 'place-wall':
      return settle(standing, withWallAt(standing, event.screenId));
    case 'swap':
      return settle(standing, swapped(standing));
    case 'curtained':
      return { ...standing, curtain: { ...standing.curtain, drawn: standing.exposed } };
    default:
      return assertNever(event);
  }
}

/** Whether desk and wall each have a screen; see `ScreensState`. */
export function stateOf({ displays, desk, wall }: Standing): ScreensState {
  const deskDisplay = displays.find((one) => one.id === desk.on);
  if (!deskDisplay) return 'waiting';
  if (wall.wanted && wall.passedOver && wall.on === null) return 'waiting';
  const room = showingTheSame(deskDisplay, displays);
  const seat = wall.wanted ? findSpot(wall.seat, displays) : null;
  if (room.size === displays.length) return 'together';
  return (wall.on !== null && room.has(wall.on)) || (wall.on === null && seat && room.has(seat.id))
    ? 'together'
    : 'apart';
}

function withDisplays(standing: Standing, displays: readonly DisplayFacts[], deskAt: Area | null): Standing {
  const { desk, wall } = standing;
  const known = new Set(standing.displays.map((one) => one.id));
  // A wall over the desk is for want of another screen: when there comes one, it goes there.
  const better = wall.overDesk && displays.some((one) => !known.has(one.id) && !one.internal);
  return {
    ...standing,
    displays,
    desk: { ...desk, at: deskAt ?? desk.at, carried: false },
    wall: better ? { ...wall, seat: null, stood: false, overDesk: false } : wall,
  };
}

function withWallAt(standing: Standing, screenId: string | null): Standing {
  const { displays, desk, wall } = standing;
  if (screenId === null) return { ...standing, wall: { ...wall, wanted: false, overDesk: false } };
  const display = displays.find((one) => one.id === screenId);
  if (!display) return standing;
  const deskDisplay = displays.find((one) => one.id === desk.on);
  const overDesk = deskDisplay !== undefined && showingTheSame(deskDisplay, displays).has(screenId);
  return {
    ...standing,
    wall: { wanted: true, seat: spotOf(display), stood: true, overDesk, passedOver: null, on: screenId },
  };
}

function swapped(standing: Standing): Standing {
  const { displays, desk, wall } = standing;
  const deskDisplay = displays.find((one) => one.id === desk.on);
  const wallDisplay = displays.find((one) => one.id === wall.on);
  if (!deskDisplay || !wallDisplay || showingTheSame(deskDisplay, displays).has(wallDisplay.id)) return standing;
  return {
    ...standing,
    desk: { ...desk, home: spotOf(wallDisplay), carried: false },
    wall: { ...wall, seat: spotOf(deskDisplay), stood: true, overDesk: false, passedOver: null },
    roomSaw: wallDisplay.internal ? null : wallDisplay.id,
  };
}

function atRest(standing: Standing): Standing {
  const { displays, desk } = standing;
  const display = displays.find((one) => one.id === desk.on);
  // A desk that had to flee still belongs where it came from.
  if (!display || !desk.at || (desk.home && !findSpot(desk.home, displays, () => false))) return standing;
  const within = { ...desk.at, x: desk.at.x - display.bounds.x, y: desk.at.y - display.bounds.y };
  return { ...standing, desk: { ...desk, home: spotOf(display), within, carried: false } };
}

/** Finds a screen for each, and what the room may see of it. `before` is how things were. */
function settle(before: Standing, next: Standing): Standing {
  const { displays, desk } = next;
  const seatDisplay = findSeat(before, next);
  const home = findHome(before, next);
  const deskDisplay = deskScreen(next, home, seatDisplay);
  // No screen at all is what a machine tells on its way into sleep: everything waits as it was.
  if (!deskDisplay) {
    const curtain = { drawn: false, under: '' };
    return { ...next, desk: { ...desk, on: null }, wall: waiting(before, next), curtain };
  }
  const room = showingTheSame(deskDisplay, displays);
  const wall = wallAfter(before, next, seatDisplay, room);
  const at = deskAfter(next, deskDisplay);
  const roomSaw = next.roomSaw !== null && room.has(next.roomSaw) ? next.roomSaw : null;
  const wallScreens = displays.filter(
    (one) => one.id === wall.on || (wall.stood && !wall.passedOver && one.id === wall.seat?.id),
  );
  const exposed =
    room.size === displays.length ||
    roomSaw !== null ||
    wallScreens.some((one) => room.has(one.id) || touches(at, one.bounds));
  const under = exposed ? JSON.stringify([roomSaw, displays.map(({ id, bounds }) => [id, bounds])]) : '';
  // The first screen it stands on is where it belongs until it is moved; after that, one that is gone may come back.
  const belongs = desk.home === null || before.desk.at === null || home?.id === deskDisplay.id;
  return {
    ...next,
    desk: { ...desk, home: belongs ? spotOf(deskDisplay) : desk.home, at, on: deskDisplay.id },
    wall,
    roomSaw,
    exposed,
    curtain: { drawn: next.curtain.drawn && next.curtain.under === under && exposed, under },
  };
}

/** The seat's screen, if it is here. One that was here when the seat went is not taken for it. */
function findSeat(before: Standing, { displays, wall }: Standing): DisplayFacts | null {
  const passed = wall.passedOver ?? (wall.stood ? before.displays.map((one) => one.id) : []);
  return findSpot(wall.seat, displays, (one) => !passed.includes(one.id));
}

/** The same for the screen the desk belongs on: its twin that was here all the time is another. */
function findHome(before: Standing, { displays, desk }: Standing): DisplayFacts | null {
  return findSpot(desk.home, displays, (one) => !before.displays.some((known) => known.id === one.id));
}

function deskScreen(
  { displays, desk }: Standing,
  home: DisplayFacts | null,
  seatDisplay: DisplayFacts | null,
): DisplayFacts | null {
  const wallShows = seatDisplay ? showingTheSame(seatDisplay, displays) : new Set<string>();
  const here = desk.at && mostlyOn(desk.at, displays);
  const free = displays.filter((one) => !wallShows.has(one.id));
  if (desk.carried && here && (home || free.includes(here))) return here;
  if (home) return home;
  const choices = free.length > 0 ? free : displays;
  return (
    choices.find((one) => one.id === here?.id) ??
    choices.find((one) => one.internal) ??
    choices.find((one) => one.primary) ??
    choices[0] ??
    null
  );
}

function deskAfter({ displays, desk }: Standing, on: DisplayFacts): Area {
  const stands = desk.at !== null && mostlyOn(desk.at, displays)?.id;
  // The second of two screens that show the same may be named instead of the first.
  const there = stands && showingTheSame(on, displays).has(stands);
  return desk.at && there && readableOn(desk.at, on) ? desk.at : deskBoundsOn(on, desk.within);
}

function waiting(before: Standing, { wall }: Standing): Standing['wall'] {
  const passedOver = wall.stood ? (wall.passedOver ?? before.displays.map((one) => one.id)) : null;
  return { ...wall, on: null, passedOver };
}

function wallAfter(
  before: Standing,
  next: Standing,
  seatDisplay: DisplayFacts | null,
  room: ReadonlySet<string>,
): Standing['wall'] {
  const { displays, wall } = next;
  if (seatDisplay) {
    const alone = !room.has(seatDisplay.id);
    const overDesk = wall.overDesk && !alone;
    const on = wall.wanted && (alone || overDesk) ? seatDisplay.id : null;
    // What is remembered from another day counts for nothing while the desk stands there.
    if (wall.stood || alone) {
      return { ...wall, seat: spotOf(seatDisplay), stood: true, overDesk, passedOver: null, on };
    }
  }
  if (!wall.wanted) return { ...wall, on: null };
  const others = displays.filter((one) => !one.internal && !room.has(one.id));
  if (!wall.stood) {
    const first = others.find((one) => !one.primary) ?? others[0];
    return first ? { ...wall, seat: spotOf(first), stood: true, on: first.id } : { ...wall, on: null };
  }
  const lost = waiting(before, next);
  const fresh = others.filter((one) => !lost.passedOver?.includes(one.id));
  return { ...lost, on: (fresh.find((one) => one.id === wall.on) ?? fresh[0])?.id ?? null };
}
