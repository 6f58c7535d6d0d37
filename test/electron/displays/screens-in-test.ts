import { type Arrangement, arrangementOf } from '../../../electron/displays/arrange.ts';
import type { Area, DisplayFacts } from '../../../electron/displays/display-facts.ts';
import {
  type ScreenEvent,
  type ScreenMemory,
  type Standing,
  standingAtStart,
  stepped,
} from '../../../electron/displays/standing.ts';

/** A screen of a machine in a test. Its bars take 40 at the foot. */
export function display(more: Partial<DisplayFacts> & { readonly id: string }): DisplayFacts {
  const bounds = more.bounds ?? { x: 0, y: 0, width: 1920, height: 1080 };
  return {
    label: more.id,
    internal: false,
    primary: false,
    scaleFactor: 1,
    bounds,
    workArea: { ...bounds, height: bounds.height - 40 },
    ...more,
  };
}

/** The laptop's own screen, 2880 × 1800 at 200 %. */
export const laptop = display({
  id: '1',
  label: '',
  internal: true,
  primary: true,
  scaleFactor: 2,
  bounds: { x: 0, y: 0, width: 1440, height: 900 },
});

/** A projector to the right of the laptop. */
export const projector = display({ id: '2', label: 'EPSON PJ', bounds: { x: 1440, y: 0, width: 1920, height: 1080 } });

/** A desk monitor to the left of the laptop. */
export const monitor = display({
  id: '3',
  label: 'DELL U27',
  scaleFactor: 1.5,
  bounds: { x: -1707, y: 0, width: 1707, height: 960 },
});

/** Nothing from another day. */
export const nothingKept: ScreenMemory = { wall: null, desk: null };

/** Events, or lists of screens, in the order in which they come. */
export type Moments = readonly (ScreenEvent | readonly DisplayFacts[])[];

/** How everything stands after events, one after the other. A list of screens is the event that they are so now. */
export function standingAfter(memory: ScreenMemory, ...events: Moments): Standing {
  return events.reduce<Standing>(
    (standing, event) => stepped(standing, asEvent(event, standing)),
    standingAtStart(memory),
  );
}

function asEvent(event: ScreenEvent | readonly DisplayFacts[], standing: Standing): ScreenEvent {
  return 'kind' in event ? event : { kind: 'displays', displays: event, deskAt: standing.desk.at };
}

/** The same, as what the shell has to bring about. */
export function arranged(...events: Moments): Arrangement {
  return arrangementOf(standingAfter(nothingKept, ...events));
}

/** Whether all of an area lies in another. */
export function inside(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
