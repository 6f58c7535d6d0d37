import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { dismissToast, TOAST_MS, type Toast, useToasts } from './toasts.ts';
import { useWords } from './words.ts';

/** Where toasts stand. They say what happened and offer to take it back; they never hold the only copy of a thing. */
export function ToastShelf({ onUndo }: { onUndo: () => void }) {
  const t = useWords();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className="ui-toasts" aria-live="polite" aria-label={t('desk.messages')}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} onUndo={onUndo} />
      ))}
    </section>
  );
}

function OneToast({ toast, onUndo }: { toast: Toast; onUndo: () => void }) {
  const t = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer and the focus only make it wait; it does nothing.
    <div
      className={`ui-toast ui-toast-${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="ui-toast-text">
        <p>{toast.text}</p>
        {toast.detail && <p className="ui-toast-detail">{toast.detail}</p>}
      </div>
      {toast.undo && (
        <Button
          size="small"
          keys="Ctrl Z"
          onClick={() => {
            dismissToast(toast.id);
            onUndo();
          }}
        >
          {t('common.undo')}
        </Button>
      )}
      <Button
        kind="quiet"
        size="small"
        aria-label={t('common.close')}
        icon={<Icon of={IconX} size={16} />}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  );
}
