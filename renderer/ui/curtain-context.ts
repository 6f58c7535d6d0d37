import { createContext, useContext } from 'react';

/** True while the desk itself may be what the room sees. */
export const CurtainContext = createContext(false);

/** While true, nothing private may be in the document: leave it out, never merely hide it. */
export function useCurtain(): boolean {
  return useContext(CurtainContext);
}
