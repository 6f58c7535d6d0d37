import { useEffect, useEffectEvent } from 'react';
import { pastedPictures } from './pasted-pictures.ts';

/** Hears pictures that are pasted anywhere. A text that came along belongs to the field in which one writes. */
export function usePastePicture(nameNow: () => string, onPaste: (pictures: readonly File[]) => void): void {
  const pasted = useEffectEvent((clipboard: DataTransfer) => {
    const pictures = pastedPictures(clipboard.files, nameNow());
    if (pictures.length > 0) onPaste(pictures);
    return pictures.length > 0;
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      const writes = target instanceof Element && target.closest('input, textarea, [contenteditable="true"]');
      if (!clipboardData || event.defaultPrevented) return;
      if (writes && clipboardData.types.includes('text/plain')) return;
      if (pasted(clipboardData)) event.preventDefault();
    };
    addEventListener('paste', hear);
    return () => removeEventListener('paste', hear);
  }, []);
}
