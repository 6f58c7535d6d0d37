import { useEffect, useEffectEvent, useState } from 'react';
import { type Dropped, droppedFiles } from './dropped-files.ts';

/** Where a presentation takes files of its own while files are dragged over the desk. */
export const DROP_ATTRIBUTE = 'data-drop-presentation';

/** A drag of files over the window; `over` is the presentation that the pointer is on, or null for the desk. */
export interface FileDrag {
  readonly over: string | null;
}

/**
 * Hears files that are dragged anywhere over the window, and what is dropped. A drop is always caught: the browser
 * would leave the desk and show the file instead.
 */
export function useFileDrop(onDrop: (dropped: Dropped, over: string | null) => void): FileDrag | null {
  const [drag, setDrag] = useState<FileDrag | null>(null);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    // Entering a child comes before leaving its parent, so the depth says when the pointer has left the window.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const targetOf = (event: DragEvent) =>
      (event.target instanceof Element
        ? event.target.closest(`[${DROP_ATTRIBUTE}]`)?.getAttribute(DROP_ATTRIBUTE)
        : null) ?? null;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      const over = targetOf(event);
      setDrag((now) => (now?.over === over ? now : { over }));
    };
    const move = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDrag(null);
    };
    const end = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setDrag(null);
      const over = targetOf(event);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((dropped) => drop(dropped, over));
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', move);
    addEventListener('dragleave', leave);
    addEventListener('drop', end);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', move);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', end);
    };
  }, []);
  return drag;
}
