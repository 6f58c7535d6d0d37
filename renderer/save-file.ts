/** How long the browser gets to begin reading what it was handed, in ms. */
const HELD_MS = 60_000;

/**
 * Hands bytes to the browser as a download. As plain bytes whatever they are, so that no browser opens a file from
 * outside as one of our own pages.
 */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HELD_MS);
}
