import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button, type ButtonProps } from './Button.tsx';
import { KeyCap } from './KeyCap.tsx';
import { placePanel } from './popover-place.ts';

/** A choice in a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

/**
 * A button with a menu. The browser's popover puts it above everything and closes it on Escape and on a press outside;
 * arrow keys, Home and End move inside it.
 */
export function Menu({
  label,
  items,
  children,
  ...button
}: {
  /** What the menu is for; also the button's name when it shows only an icon. */
  label: string;
  /** The choices; a function where there are many such menus: until it is opened, such a one is not on the page. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  children?: ReactNode;
} & Omit<ButtonProps, 'children' | 'onClick'>) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const shown = typeof items !== 'function' ? items : asked ? items() : null;
  const choices = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
  const place = () => {
    const panel = menu.current;
    const from = opener.current;
    if (!panel || !from) return;
    panel.style.minWidth = `${from.getBoundingClientRect().width}px`;
    placePanel(panel, from);
  };
  const move = (event: KeyboardEvent) => {
    // Left to the browser, the focus stays for a moment on a choice that is no longer seen.
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      menu.current?.hidePopover();
      opener.current?.focus();
      return;
    }
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[(to + all.length) % all.length]?.focus();
  };
  return (
    <>
      <Button
        {...button}
        ref={opener}
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        // The browser opens what the button names once the press has been heard: by then it is here, and has its size.
        onClick={() => {
          if (!asked) flushSync(() => setAsked(true));
        }}
      >
        {children}
      </Button>
      {shown && (
        <div
          ref={menu}
          id={id}
          popover="auto"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className="ui-menu"
          onKeyDown={move}
          onToggle={(event) => {
            const opened = event.newState === 'open';
            setOpen(opened);
            if (!opened) return;
            place();
            choices()[0]?.focus();
          }}
        >
          {shown.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              className="ui-menu-item"
              disabled={item.disabled}
              tabIndex={-1}
              onClick={() => {
                menu.current?.hidePopover();
                item.onSelect();
              }}
            >
              {item.icon}
              <span className="ui-grow">{item.label}</span>
              {item.keys && <KeyCap>{item.keys}</KeyCap>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
