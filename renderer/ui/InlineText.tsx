import type { KeyboardEvent } from 'react';
import { TextArea } from './Field.tsx';
import './inline-text.css';

/** About how many letters stand in a line, where the browser cannot size the field by its text. */
const LINE = 48;

/**
 * A recorded text that looks like text until it is touched, and is changed where it stands. One paragraph: Enter and
 * leaving it commit, Escape takes back. An emptied one goes back to what it was, since removing is another act.
 */
export function InlineText({
  label,
  value,
  maxLength,
  strong,
  placeholder,
  mayBeEmpty,
  className,
  onCommit,
}: {
  /** Names the field for those who do not see where it stands. */
  label: string;
  value: string;
  maxLength: number;
  strong?: boolean;
  placeholder?: string;
  mayBeEmpty?: boolean;
  className?: string;
  onCommit: (value: string) => void;
}) {
  return (
    <TextArea
      className={['ui-inline', strong && 'ui-inline-strong', className].filter(Boolean).join(' ')}
      label={label}
      hideLabel
      rows={Math.max(1, Math.ceil(value.length / LINE))}
      maxLength={maxLength}
      placeholder={placeholder}
      value={value}
      onKeyDownCapture={leaveOnEnter}
      onCommit={(next) => {
        const text = next.replace(/\s+/g, ' ').trim();
        if ((text !== '' || mayBeEmpty) && text !== value) onCommit(text);
      }}
    />
  );
}

function leaveOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.blur();
}
