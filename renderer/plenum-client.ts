import type { DeskApi, PlenumEvent } from '../domain/contract.ts';
import { type ConnectionState, keepConnected, type Opener, socketOpener } from './connection.ts';
import { hostClock } from './wall-clock.ts';

/** What the wall's page wants to hear. */
export interface PlenumListener {
  /** A whole view. The last one stays good, and its clocks go on, for as long as the host is silent. */
  readonly onView: (event: PlenumEvent) => void;
  readonly onState: (state: ConnectionState) => void;
  /** There is a line again: files can be had over it until it is gone. */
  readonly onLine: (api: Pick<DeskApi, 'shownFile'>) => void;
}

/** Connects a wall to its host and keeps it connected. Gives the way to stop. */
export function connectPlenum(listener: PlenumListener, open: Opener = socketOpener('plenum')): () => void {
  return keepConnected(open, {
    onState: listener.onState,
    onLive: async ({ api }) => {
      listener.onLine(api);
      void hostClock.askOver(() => api.clock({}));
      for await (const event of await api.plenumFeed({})) {
        hostClock.hear(event.now);
        listener.onView(event);
      }
    },
  });
}
