import { useDesk } from '../desk-client.ts';

const LOST: ReadonlySet<string> = new Set(['NAMES_DAMAGED', 'NAMES_MISSING']);

/** Whether the link key is gone or damaged beyond what opening mends, so that only a backup brings it back. */
export function useKeyLost(): boolean {
  return useDesk((desk) => desk.notices.some(({ code }) => LOST.has(code)));
}
