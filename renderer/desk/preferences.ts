import { create } from 'zustand';

/** How the desk looks; the wall has a theme of its own. */
export type DeskTheme = 'system' | 'light' | 'dark' | 'contrast';

/** What belongs to this machine and its user, not to the programme. */
export interface Preferences {
  readonly theme: DeskTheme;
  /** Keys without Ctrl or Alt can be turned off, for those who press them by accident or dictate. */
  readonly singleKeys: boolean;
  /** No sound from this machine, whatever a session says: residents sleep. */
  readonly muted: boolean;
}

const PLACE = 'samling.preferences';
const themes: readonly DeskTheme[] = ['system', 'light', 'dark', 'contrast'];

/** Reads what was kept; anything else gives the defaults. */
export function parsePreferences(text: string | null): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    kept = (JSON.parse(text ?? '{}') as typeof kept | null) ?? {};
  } catch {
    // Something else wrote there: the defaults are good enough.
  }
  return {
    theme: themes.find((theme) => theme === kept.theme) ?? 'system',
    singleKeys: kept.singleKeys !== false,
    muted: kept.muted === true,
  };
}

/** The preferences as a hook. */
export const usePreferences = create<Preferences>(() => parsePreferences(localStorage.getItem(PLACE)));

/** Changes preferences and keeps them on this machine. */
export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(PLACE, JSON.stringify(usePreferences.getState()));
}
