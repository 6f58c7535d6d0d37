import { create } from 'zustand';

const PLACE = 'samling.curtain';

/**
 * Whether the curtain is on. In a browser nobody knows which screen the desk stands on, so it starts on, and stays
 * on until it is lifted in this tab.
 */
export const useCurtainState = create<{ readonly on: boolean }>(() => ({
  on: sessionStorage.getItem(PLACE) !== 'lifted',
}));

/** Lets the curtain down or lifts it. */
export function setCurtain(on: boolean): void {
  if (on) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, 'lifted');
  useCurtainState.setState({ on });
}
