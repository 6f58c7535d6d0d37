import { create } from 'zustand';

/** Who is to be erased. The code is what is shown and typed; at another workplace it is another's. */
export interface ErasureAsked {
  readonly personId: string;
  readonly code: string;
}

/** Whom the facilitator has asked to erase; kept beside every screen, since the programme is closed on the way. */
export const useErasureAsked = create<{ readonly whom: ErasureAsked | null }>(() => ({ whom: null }));

/** Asks what erasing somebody would do; null puts the question away. */
export function askErasure(whom: ErasureAsked | null): void {
  useErasureAsked.setState({ whom });
}
