import { create } from 'zustand';

/** Which of the desk's own dialogs is open. */
export const useDeskUi = create<{ readonly open: 'palette' | 'help' | null }>(() => ({ open: null }));

/** Opens a dialog over the desk, or closes what is open. */
export function openDeskDialog(open: 'palette' | 'help' | null): void {
  useDeskUi.setState({ open });
}
