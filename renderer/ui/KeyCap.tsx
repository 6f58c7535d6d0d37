/** A key as it is printed. Seen only: the control it belongs to carries `aria-keyshortcuts`. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className="ui-key" aria-hidden="true">
      {children}
    </span>
  );
}

const names: Readonly<Record<string, string>> = { Ctrl: 'Control', Cmd: 'Meta', '↑': 'ArrowUp', '↓': 'ArrowDown' };

/** `Ctrl Enter` as a cap shows it, in the spelling of `aria-keyshortcuts`: `Control+Enter`. */
export function shortcutText(keys: string): string {
  return keys
    .split(' ')
    .map((key) => names[key] ?? key)
    .join('+');
}
