import { type KeyboardEvent, useState } from 'react';

/** A field's text while it is being written: it becomes a change only on blur or Enter, and Escape takes it back. */
export interface Draft {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/**
 * Holds what is typed until it is meant. `value` is what is recorded: if it changes underneath an untouched field, the
 * field follows. In a text area plain Enter is a new line, so only Ctrl+Enter and leaving it commit.
 */
export function useDraft(value: string, onCommit: (value: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    setDraft(null);
    if (draft !== null && draft !== value) onCommit(draft);
  };
  return {
    value: draft ?? value,
    onChange: setDraft,
    onBlur: commit,
    onKeyDown: (event) => {
      const many = event.currentTarget.tagName === 'TEXTAREA';
      if (event.key === 'Enter' && (!many || event.ctrlKey || event.metaKey)) commit();
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation();
        setDraft(null);
      }
    },
  };
}
