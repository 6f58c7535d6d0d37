import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';

/**
 * A modal dialog. The browser's own element gives the focus trap and Escape. Its contents are in the document only while
 * it is open; afterwards the focus is where it was before, unless something else has taken it. `actions` is the row at
 * the foot.
 */
export function Dialog({
  open,
  title,
  onClose,
  size = 'medium',
  actions,
  children,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  size?: 'small' | 'medium' | 'wide';
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // The browser would take the button that closes, which comes first.
    dialog.querySelector<HTMLElement>('.ui-dialog-body :is(input, textarea, select):not(:disabled)')?.focus();
    return () => {
      dialog.close();
      // The browser gives the focus back only for a dialog that is still on the page.
      const left = document.activeElement === null || document.activeElement === document.body;
      if (left && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      className={`ui-dialog ui-dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="ui-dialog-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" size="small" onClick={onClose} aria-label={t('common.close')} icon={<Icon of={IconX} />} />
      </header>
      <div className="ui-dialog-body">{children}</div>
      {actions && <footer className="ui-dialog-foot">{actions}</footer>}
    </dialog>
  );
}
