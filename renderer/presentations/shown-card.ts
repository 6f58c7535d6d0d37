import { useEffect } from 'react';
import { create } from 'zustand';

/** The presentation whose card is on the screen: a file that is dropped while one looks at it is meant for it. */
export const useShownCard = create<{ readonly presentationId: string | null }>(() => ({ presentationId: null }));

/** Says that a card is on the screen for as long as it is drawn. */
export function useIsShown(presentationId: string): void {
  useEffect(() => {
    useShownCard.setState({ presentationId });
    return () =>
      useShownCard.setState((now) => (now.presentationId === presentationId ? { presentationId: null } : now));
  }, [presentationId]);
}
