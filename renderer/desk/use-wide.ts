import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(min-width: 1600px)');

/** Whether there is room for the presentation beside the notes. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const wide = query();
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => query().matches,
  );
}
