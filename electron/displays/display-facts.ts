/** A rectangle in device-independent pixels, on the one plane that all screens lie on. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the system says of one screen. */
export interface DisplayFacts {
  /** The system's number for it now. The same screen may have another after it was unplugged. */
  readonly id: string;
  /** As the system calls it; empty where it does not say. */
  readonly label: string;
  /** The laptop's own. Some systems never say so. */
  readonly internal: boolean;
  readonly primary: boolean;
  readonly bounds: Area;
  /** `bounds` without the system's bars. */
  readonly workArea: Area;
  /** Drawn pixels for each device-independent one. */
  readonly scaleFactor: number;
}

/** By what a screen is known again: label, drawn pixels and whether it is the laptop's own. */
export type DisplayKey = string;

/** A screen that is to be found again: by its number while the app runs, else by key, then by where it lay. */
export interface Spot {
  /** Null when it is remembered from another day. */
  readonly id: string | null;
  readonly key: DisplayKey;
  readonly x: number;
  readonly y: number;
}

/** Overlaps of less than this are the edges that scaling rounds, or the frame a maximised window pushes outside. */
const SLIVER = 16;

/** The pixels that are really drawn. */
export function pixelSize({ bounds, scaleFactor }: DisplayFacts): { readonly width: number; readonly height: number } {
  // The system rounds when it divides (2560 at 150 % is told as 1707), and no screen has an odd number of pixels.
  const drawn = (length: number) => Math.round((length * scaleFactor) / 2) * 2;
  return { width: drawn(bounds.width), height: drawn(bounds.height) };
}

/** See `DisplayKey`. A screen that is turned on its side is still the same. */
export function displayKey(display: DisplayFacts): DisplayKey {
  const { width, height } = pixelSize(display);
  const size = `${Math.max(width, height)}x${Math.min(width, height)}`;
  return JSON.stringify([display.label, size, display.internal]);
}

/** The spot of a screen that is there now. */
export function spotOf(display: DisplayFacts): Spot {
  return { id: display.id, key: displayKey(display), x: display.bounds.x, y: display.bounds.y };
}

/** Left to right, then top to bottom: the order in which screens are numbered, the same in every reading. */
export function inPlaceOrder(displays: readonly DisplayFacts[]): readonly DisplayFacts[] {
  return [...displays].sort(
    (a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * Finds a screen again among `displays`, which lie in place order. Of two that look the same it is the one at the
 * same place, else the first. `asNew` tells which may be taken for it under another number.
 */
export function findSpot(
  spot: Spot | null,
  displays: readonly DisplayFacts[],
  asNew: (display: DisplayFacts) => boolean = () => true,
): DisplayFacts | null {
  if (!spot) return null;
  const [label, , internal] = JSON.parse(spot.key) as unknown[];
  // Another resolution does not make it another screen as long as the system gives it the same number.
  const same = displays.find((one) => one.id === spot.id && one.label === label && one.internal === internal);
  if (same) return same;
  const alike = displays.filter((one) => displayKey(one) === spot.key && asNew(one));
  return alike.find(({ bounds }) => bounds.x === spot.x && bounds.y === spot.y) ?? alike[0] ?? null;
}

/** The part that two areas share; its width or height is 0 or less when there is none. */
export function overlap(a: Area, b: Area): Area {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

/** Whether two areas share more than a sliver: what lies in one can be seen in the other. */
export function touches(a: Area, b: Area): boolean {
  const { width, height } = overlap(a, b);
  return width > SLIVER && height > SLIVER;
}

/** The ids of the screens that show the same as this one, itself included: screens that lie over each other. */
export function showingTheSame(display: DisplayFacts, displays: readonly DisplayFacts[]): ReadonlySet<string> {
  const found = [display];
  for (const one of found) {
    found.push(...displays.filter((other) => !found.includes(other) && touches(one.bounds, other.bounds)));
  }
  return new Set(found.map((one) => one.id));
}

/** The screen on which most of an area lies; null when it lies on none. */
export function mostlyOn(area: Area, displays: readonly DisplayFacts[]): DisplayFacts | null {
  let best: DisplayFacts | null = null;
  let most = 0;
  for (const one of displays) {
    const { width, height } = overlap(area, one.bounds);
    const shared = Math.max(0, width) * Math.max(0, height);
    if (shared > most) {
      most = shared;
      best = one;
    }
  }
  return best;
}
