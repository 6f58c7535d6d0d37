import { useEffect, useEffectEvent } from 'react';

/** Hears a picture that is pasted anywhere but where one writes. */
export function usePastePicture(onPaste: (pictures: readonly File[]) => void): void {
  const pasted = useEffectEvent(onPaste);
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const writes =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]');
      const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (writes || pictures.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      pasted(pictures);
    };
    addEventListener('paste', hear);
    return () => removeEventListener('paste', hear);
  }, []);
}
