import { create } from 'zustand';

/** What the start screen is to ask for: a new programme, or a folder to open. */
export type StartWish = 'new' | 'folder';

/** The wish as a hook. The application menu wishes too, from whatever screen; the start screen fulfils it. */
export const useStartWish = create<{ readonly wish: StartWish | null }>(() => ({ wish: null }));

/** Wishes for something, or for nothing any more. */
export function wishFor(wish: StartWish | null): void {
  useStartWish.setState({ wish });
}
