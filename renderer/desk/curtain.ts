import { create } from 'zustand';

const PLACE = 'samling.curtain';

/**
 * Whether the curtain is on. In a browser nobody knows which screen the desk stands on, so it starts on, and stays
 * on until it is lifted in this tab. `byHand`: the facilitator let it down, so nobody else lifts it.
 */
export const useCurtainState = create<{ readonly on: boolean; readonly byHand: boolean }>(() => ({
  on: sessionStorage.getItem(PLACE) !== 'lifted',
  byHand: sessionStorage.getItem(PLACE) === 'by-hand',
}));

/** Lets the curtain down or lifts it. What the screens ask for leaves a curtain that was let down by hand in place. */
export function setCurtain(on: boolean, who: 'hand' | 'screens' = 'hand'): void {
  const byHand = on && (who === 'hand' || useCurtainState.getState().byHand);
  if (!on) sessionStorage.setItem(PLACE, 'lifted');
  else if (byHand) sessionStorage.setItem(PLACE, 'by-hand');
  else sessionStorage.removeItem(PLACE);
  useCurtainState.setState({ on, byHand });
}
