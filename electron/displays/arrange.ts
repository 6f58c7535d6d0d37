import type { Screens } from '../../domain/desktop.ts';
import { type Area, pixelSize, showingTheSame } from './display-facts.ts';
import { type Standing, stateOf } from './standing.ts';

/** Where the desk's window is to be. */
export type DeskPlace =
  | { readonly kind: 'seen'; readonly bounds: Area }
  /** The room may see that screen: out of sight until the page has drawn its curtain. */
  | { readonly kind: 'held'; readonly bounds: Area }
  /** There is no screen: it is left as it is. */
  | { readonly kind: 'nowhere' };

/** Where the wall's window is to be. It is kept alive wherever it is. */
export type WallPlace =
  /** Over the whole of a screen; `overDesk`: on the desk's own, and Escape takes it away. */
  { readonly kind: 'shown'; readonly bounds: Area; readonly overDesk: boolean } | { readonly kind: 'hidden' };

/** What the shell has to bring about, in this order: what is not to be seen is hidden before anything moves. */
export interface Arrangement {
  readonly wall: WallPlace;
  readonly desk: DeskPlace;
}

/** Where the windows are to be, as everything stands. */
export function arrangementOf({ displays, desk, wall, exposed, curtain }: Standing): Arrangement {
  const display = displays.find((one) => one.id === wall.on);
  return {
    wall: display ? { kind: 'shown', bounds: display.bounds, overDesk: wall.overDesk } : { kind: 'hidden' },
    desk:
      desk.on === null || desk.at === null
        ? { kind: 'nowhere' }
        : { kind: exposed && !curtain.drawn ? 'held' : 'seen', bounds: desk.at },
  };
}

/** What the desk's page is told. */
export function screensOf(standing: Standing): Screens {
  const { displays, desk, wall, exposed, curtain } = standing;
  const held = (id: string | null) => {
    const display = displays.find((one) => one.id === id);
    return display ? showingTheSame(display, displays) : new Set<string>();
  };
  const [desks, walls] = [held(desk.on), held(wall.on)];
  const holds = (id: string) => (desks.has(id) ? (walls.has(id) ? 'both' : 'desk') : walls.has(id) ? 'wall' : null);
  return {
    state: stateOf(standing),
    all: displays.map((display) => ({
      id: display.id,
      label: display.label,
      ...pixelSize(display),
      scalePercent: Math.round(display.scaleFactor * 100),
      internal: display.internal,
      holds: holds(display.id),
    })),
    wallShown: wall.on !== null,
    curtain: exposed ? (curtain.drawn ? 'drawn' : 'asked') : 'not-needed',
  };
}
