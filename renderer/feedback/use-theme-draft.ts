import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Theme } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import type { OneTheme } from './theme-orders.ts';

/** Longest time from the last key until a card that the room does not have is saved, in ms. */
const QUIET_MS = 600;

/** The words of a card while they are written. */
export interface ThemeDraft {
  readonly title: string;
  readonly text: string;
  readonly write: (changes: { readonly title?: string; readonly text?: string }) => void;
  /** Saves what is written; false where it was refused. */
  readonly save: () => Promise<boolean>;
  /** The field is left: saves, and then follows the card again. */
  readonly leave: () => void;
  /** Forgets what is written and not saved. */
  readonly takeBack: () => void;
}

/**
 * Keeps what is written on a card. Saved soon after the last key; a card that the room has is saved when the field is
 * left, so that nobody reads half a word. What is refused stays in the field.
 */
export function useThemeDraft(one: OneTheme, theme: Theme): ThemeDraft {
  const [draft, setDraft] = useState<{ title: string; text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { title, text } = draft ?? theme;
  const save = async () => {
    clearTimeout(timer.current);
    if (!draft) return true;
    if (draft.title.trim() === theme.title && draft.text.trim() === theme.text) return true;
    const answer = await dispatch({ kind: 'theme.edit', ...one, title: draft.title, text: draft.text });
    return answer.ok;
  };
  const saveLater = useEffectEvent(() => void save());
  const released = theme.releasedAt !== null;
  useEffect(() => {
    if (!draft || released) return;
    timer.current = setTimeout(saveLater, QUIET_MS);
    return () => clearTimeout(timer.current);
  }, [draft, released]);
  // Whoever goes to another card meanwhile loses nothing.
  const saveLast = useEffectEvent(() => void save());
  useEffect(() => () => saveLast(), []);
  return {
    title,
    text,
    write: (changes) => setDraft((now) => ({ ...(now ?? { title: theme.title, text: theme.text }), ...changes })),
    save,
    leave: () => {
      const left = draft;
      void save().then((saved) => saved && setDraft((now) => (now === left ? null : now)));
    },
    takeBack: () => {
      clearTimeout(timer.current);
      setDraft(null);
    },
  };
}
