import { type ComponentProps, type RefObject, useId } from 'react';
import { marked } from './remaining.ts';

/** A field in which words are underlined while they are written: the same text lies under it with the marks. */
export function MarkedArea({
  label,
  value,
  phrases,
  fieldRef,
  under,
  onChange,
  ...area
}: {
  label: string;
  value: string;
  /** What is underlined. */
  phrases: readonly string[];
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
  /** Id of what says why. */
  under?: string | undefined;
  onChange: (value: string) => void;
} & Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'>) {
  const id = useId();
  const parts = marked(value, phrases);
  return (
    <div className="ui-field">
      <label htmlFor={id} className="ui-label">
        {label}
      </label>
      <div className="feedback-marked">
        <div aria-hidden="true" className="ui-input feedback-marked-under">
          {parts.map(({ text, on }, place) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place
            on ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
          )}
          {'\u200b'}
        </div>
        <textarea
          {...area}
          ref={fieldRef}
          id={id}
          className="ui-input feedback-marked-field"
          value={value}
          rows={1}
          spellCheck
          aria-describedby={under}
          aria-invalid={parts.some(({ on }) => on) || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}
