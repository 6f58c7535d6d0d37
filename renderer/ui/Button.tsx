import type { ComponentProps, ReactNode } from 'react';
import { KeyCap, shortcutText } from './KeyCap.tsx';

/** What a button is: `primary` is the one act of its place, `plain` the rest, `quiet` without a border. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'wall';

/** Everything a native button takes, and the look. */
export interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
  /** `big` is for what is pressed in haste. */
  size?: 'small' | 'normal' | 'big';
  /** The key that does the same, as its cap reads: `F8`, `Ctrl Enter`. */
  keys?: string | undefined;
  icon?: ReactNode;
}

/** The desk's button. `wall` acts on what the room sees and is therefore lyng. */
export function Button({ kind = 'plain', size = 'normal', keys, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={keys && shortcutText(keys)}
      {...rest}
      className={['ui-btn', `ui-btn-${kind}`, size !== 'normal' && `ui-btn-${size}`, className]
        .filter(Boolean)
        .join(' ')}
    >
      {icon}
      {children}
      {keys && <KeyCap>{keys}</KeyCap>}
    </button>
  );
}
