import { useId } from 'react';
import { KeyCap } from './KeyCap.tsx';

/** A few choices side by side, one of them on. Arrow keys move between them as in any radio group. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
}: {
  /** What is chosen; read, not seen. */
  label: string;
  value: V;
  options: readonly { readonly value: V; readonly label: string; readonly keys?: string }[];
  onChange: (value: V) => void;
  disabled?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="ui-seg" disabled={disabled}>
      <legend className="ui-sr">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="ui-seg-part">
          <input
            type="radio"
            className="ui-sr"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.keys && <KeyCap>{option.keys}</KeyCap>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
