import { create } from 'zustand';

/** Whether something of a submission is written that is not on its way to the host yet. */
export const useUnsentText = create<{ readonly unsent: boolean }>(() => ({ unsent: false }));
