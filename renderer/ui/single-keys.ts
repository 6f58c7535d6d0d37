import { createContext, useContext } from 'react';

/** False while keys without Ctrl or Alt are turned off, for those who speak to their machine or often miss a key. */
export const SingleKeysContext = createContext(true);

/** Whether a letter alone may do something. */
export function useSingleKeys(): boolean {
  return useContext(SingleKeysContext);
}
