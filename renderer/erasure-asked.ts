import { create } from 'zustand';

/** Whom the facilitator has asked to erase, by code; kept beside every screen, since the programme is closed on the way. */
export const useErasureAsked = create<{ readonly code: string | null }>(() => ({ code: null }));

/** Asks what erasing somebody would do; null puts the question away. */
export function askErasure(code: string | null): void {
  useErasureAsked.setState({ code });
}
