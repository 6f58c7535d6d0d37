import type { CSSProperties } from 'react';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import type { SceneKind, SceneView } from '../../domain/scenes/registry.ts';
import type { Instant } from '../../domain/timer.ts';

/** The content of one kind of scene. */
export type SceneOf<Kind extends SceneKind> = Extract<SceneView, { kind: Kind }>;

/** What every scene is drawn from. `now` is the instant at which all clocks are read. */
export interface SceneProps<Kind extends SceneKind> {
  readonly scene: SceneOf<Kind>;
  readonly view: PlenumView;
  readonly now: Instant;
}

/** Under this nothing on the wall is drawn, in u. */
export const FINE = 4.75;
/** Under this nothing is drawn that the room is meant to read, in u. */
export const BODY = 6.7;
/** Questions and tasks, in u. */
export const LEAD = 8.4;
/** The thought, in u. */
export const TITLE = 12;
/** The thought when it is short, in u. */
export const DISPLAY = 17;

/** A length of `u` of the wall's units. */
export function units(u: number): string {
  return `calc(var(--u) * ${u})`;
}

/** A font size in u. */
export function sized(u: number): CSSProperties {
  return { fontSize: units(u) };
}

/** Average width of a letter in em, at the weights of the wall's texts. */
const LETTER = 0.54;

/**
 * How a text of `u` breaks its lines in a column of `width` u. Two or three lines are balanced; where there are more,
 * browsers balance by filling from the end, which leaves the first lines short.
 */
export function wrapped(text: string, u: number, width: number): CSSProperties {
  return { textWrap: (text.length * u * LETTER) / width > 3 ? 'pretty' : 'balance' };
}

/**
 * A title of `u`: the larger it is, the tighter its letters and lines must stand to be read as one, but never so
 * tight that a g touches the ring of an Å below it.
 */
export function thought(u: number): CSSProperties {
  return {
    fontSize: units(u),
    fontWeight: u > TITLE ? 800 : 750,
    lineHeight: u > TITLE ? 1 : u > LEAD ? 1.04 : 1.06,
    letterSpacing: u > TITLE ? '-0.03em' : u > LEAD ? '-0.022em' : '-0.012em',
  };
}
