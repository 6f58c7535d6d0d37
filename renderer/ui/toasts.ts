import { create } from 'zustand';

/** How long a toast stays, in ms; while it has focus or the pointer it waits. */
export const TOAST_MS = 8000;

/** Something that was done, or could not be done. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Offers to take it back. Never for what reached the room, for timers or for files. */
  readonly undo: boolean;
  readonly tone: 'done' | 'refused';
  /** A second line: the next step. */
  readonly detail: string | null;
}

/** The toasts that are up, oldest first; the newest three stay. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let last = 0;

/** Says what was done. `undo` adds the button that takes back the latest change. */
export function notify(toast: { text: string; undo?: boolean; tone?: Toast['tone']; detail?: string }): void {
  last += 1;
  const next: Toast = {
    id: last,
    text: toast.text,
    undo: toast.undo ?? false,
    tone: toast.tone ?? 'done',
    detail: toast.detail ?? null,
  };
  useToasts.setState(({ toasts }) => ({
    // Undo takes back the latest change, so the newest toast that offers it takes the place of the one before: a row of
    // them covers what is worked on. What is refused again is said once.
    toasts: [
      ...toasts.filter(
        (one) =>
          !(one.undo && next.undo) &&
          !(next.tone === 'refused' && one.text === next.text && one.detail === next.detail),
      ),
      next,
    ].slice(-3),
  }));
}

/** Takes back every offer to undo: something else than what they speak of is the latest change now. */
export function withdrawUndo(): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.map((toast) => ({ ...toast, undo: false })) }));
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
