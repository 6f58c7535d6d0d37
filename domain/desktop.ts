import { z } from 'zod';
import { LanguageSchema } from './programme.ts';

/** A screen of this machine as the desk lists it. */
export interface ScreenSummary {
  /** The system's own number for it; another after it was unplugged. */
  readonly id: string;
  /** As the system calls it; empty where it does not say. */
  readonly label: string;
  /** Pixels that are really drawn. */
  readonly width: number;
  readonly height: number;
  /** 100 = not enlarged. */
  readonly scalePercent: number;
  /** Whether it is the laptop's own. */
  readonly internal: boolean;
  readonly holds: 'desk' | 'wall' | 'both' | null;
}

/**
 * How desk and wall lie on the screens. `apart`: each has its own. `together`: they share the only screen, or the
 * screens show the same, so the room may see the desk. `waiting`: the wall's screen is gone, and its scene waits.
 */
export type ScreensState = 'apart' | 'together' | 'waiting';

/**
 * Whether the room may see the screen the desk stands on. `asked`: it may, and the desk's window is kept out of sight
 * until the page has drawn its curtain and says so (`curtained`). `drawn`: it has said so; whether the curtain is
 * lifted again is the facilitator's affair.
 */
export type CurtainNeed = 'not-needed' | 'asked' | 'drawn';

/** What the desk is told of the screens, by a host that has windows of its own. */
export interface Screens {
  readonly state: ScreensState;
  readonly all: readonly ScreenSummary[];
  /** Whether the wall's window stands somewhere now. */
  readonly wallShown: boolean;
  readonly curtain: CurtainNeed;
}

/** What the application menu, or the end of the app, asks of the desk's page. */
export type DesktopAsk =
  | { readonly kind: 'menu'; readonly item: DesktopMenuItem }
  /** What is being written is to be sent now; answered with the order `settled`. */
  | { readonly kind: 'settle' };

/** Items of the menu that the page carries out. */
export type DesktopMenuItem =
  | 'new-programme'
  | 'open-folder'
  | 'open-package'
  | 'close-programme'
  | 'deck'
  | 'undo'
  | 'redo'
  | 'palette'
  | 'keys'
  | 'screens'
  | 'curtain';

/** What the desk's page asks of a host with windows of its own. */
export const DesktopOrderSchema = z.discriminatedUnion('kind', [
  /** Asks for a folder in the system's own way; answered with its path, or null when nothing was chosen. */
  z.strictObject({ kind: z.literal('choose-folder') }),
  /** Asks for a packed programme, which waits then; answered with its name, or null when none was chosen. */
  z.strictObject({ kind: z.literal('choose-package') }),
  /** Asks where the open programme is to be packed, and packs it; answered with the file's name, or null. */
  z.strictObject({ kind: z.literal('pack-programme'), names: z.boolean() }),
  /** Puts the wall on a screen and remembers it; null takes it away until it is asked for again. */
  z.strictObject({ kind: z.literal('place-wall'), screenId: z.string().min(1).max(40).nullable() }),
  /** Desk and wall change places. */
  z.strictObject({ kind: z.literal('swap-screens') }),
  /** Shows on every screen for a moment which one it is. */
  z.strictObject({ kind: z.literal('identify-screens') }),
  /** The language of menu and dialogs. */
  z.strictObject({ kind: z.literal('speak'), language: LanguageSchema }),
  /** Nothing that was written is left in the page; see `DesktopAsk`. */
  z.strictObject({ kind: z.literal('settled') }),
  /** The desk stands behind its curtain now, so its window may be seen. */
  z.strictObject({ kind: z.literal('curtained') }),
  /** Shows a file of the open programme's exports where it lies. */
  z.strictObject({ kind: z.literal('reveal-export'), fileName: z.string().min(1).max(255) }),
  /** Opens the plain copy of slides in the program that the system has for them. */
  z.strictObject({ kind: z.literal('open-slides'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

/** See `DesktopOrderSchema`. */
export type DesktopOrder = z.infer<typeof DesktopOrderSchema>;
