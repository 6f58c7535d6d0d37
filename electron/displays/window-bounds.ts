import type { Area, DisplayFacts } from './display-facts.ts';
import { overlap } from './display-facts.ts';

/** The desk is drawn for this and up; a smaller screen gets what it has. */
const DESK = { width: 1440, height: 900 };
/** So much of a window must be seen for it to be taken hold of and read. */
const READABLE = { width: 320, height: 200 };

/**
 * Where a window of the desk's kind stands on a screen. `within` is where it stood before, counted from the corner of
 * the screen; null puts it in the middle.
 */
export function deskBoundsOn({ bounds, workArea }: DisplayFacts, within: Area | null): Area {
  const width = Math.min(within?.width ?? DESK.width, workArea.width);
  const height = Math.min(within?.height ?? DESK.height, workArea.height);
  const x = within ? bounds.x + within.x : workArea.x + Math.round((workArea.width - width) / 2);
  const y = within ? bounds.y + within.y : workArea.y + Math.round((workArea.height - height) / 2);
  return {
    x: between(x, workArea.x, workArea.x + workArea.width - width),
    y: between(y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  };
}

/** Whether enough of a window lies on the screen for it to be used there. */
export function readableOn(window: Area, { workArea }: DisplayFacts): boolean {
  const { width, height } = overlap(window, workArea);
  return width >= Math.min(READABLE.width, workArea.width) && height >= Math.min(READABLE.height, workArea.height);
}

/**
 * Whether a window landed where it was put. Windows measures a window with the scale of the screen it comes from, so
 * between screens of different scales it may take a second try; a pixel or two is rounding.
 */
export function fits(landed: Area, wanted: Area): boolean {
  const near = (side: keyof Area) => Math.abs(landed[side] - wanted[side]) <= 2;
  return near('x') && near('y') && near('width') && near('height');
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
