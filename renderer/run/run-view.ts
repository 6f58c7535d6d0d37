import { create } from 'zustand';

/** The tabs of the middle column. */
export const RUN_TABS = [
  'notes',
  'cards',
  'presentation',
  'feedback',
  'speakers',
  'presence',
  'agreements',
  'themes',
  'handedIn',
  'outcomes',
] as const;
/** One of the tabs of the middle column. */
export type RunTab = (typeof RUN_TABS)[number];

/** What is set in a dialog of the run screen. */
export type RunSetting = 'clock' | 'side' | 'round' | 'lot';

/** What the facilitator looks at. It outlives the screen, so that a look at the plan changes nothing here. */
export interface RunView {
  readonly tab: RunTab;
  /** An item that is looked at instead of the one that runs; null = follow the room. */
  readonly viewedItemId: string | null;
  /** Writing a note while the curtain hides the old ones. */
  readonly writingBehindCurtain: boolean;
  /** Writing a message to the room. */
  readonly messaging: boolean;
  /** What is being set: the item's clock, the one beside it, a round, or the order by lot. */
  readonly setting: RunSetting | null;
}

/** The view of the run screen as a hook. */
export const useRunView = create<RunView>(() => ({
  tab: 'notes',
  viewedItemId: null,
  writingBehindCurtain: false,
  messaging: false,
  setting: null,
}));

/** Opens a tab. */
export function openTab(tab: RunTab): void {
  useRunView.setState({ tab });
}

/** Looks at an item, or follows the room again. */
export function lookAt(viewedItemId: string | null): void {
  useRunView.setState({ viewedItemId });
}

/** Begins a message to the room. */
export function openMessage(): void {
  useRunView.setState({ messaging: true });
}

/** Leaves the message as it was. */
export function closeMessage(): void {
  useRunView.setState({ messaging: false });
}

/** Begins to set something, or leaves it as it was. */
export function openSetting(setting: RunSetting | null): void {
  useRunView.setState({ setting });
}
