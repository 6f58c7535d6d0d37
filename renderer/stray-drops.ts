/**
 * Catches whatever is dropped on the page where nothing takes it: the browser would leave the page and show it. Text
 * may still be dragged into a text field. Gives the way to stop.
 */
export function refuseStrayDrops(): () => void {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented) return;
    const files = event.dataTransfer?.types.includes('Files') ?? false;
    const writable =
      event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]');
    if (writable && !files) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
  return () => {
    removeEventListener('dragover', refuse);
    removeEventListener('drop', refuse);
  };
}
