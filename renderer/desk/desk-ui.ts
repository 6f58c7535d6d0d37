import { create } from 'zustand';

/** A dialog of the desk itself. */
export type DeskDialog = 'palette' | 'help' | 'screens' | 'search';

/** Which of the desk's own dialogs is open. */
export const useDeskUi = create<{ readonly open: DeskDialog | null }>(() => ({ open: null }));

/** Opens a dialog over the desk, or closes what is open. */
export function openDeskDialog(open: DeskDialog | null): void {
  useDeskUi.setState({ open });
}
