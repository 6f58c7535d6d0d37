import { ipcRenderer } from 'electron';

// Everything that a page gets of Electron, which is nothing: this passes on one end of the page's own channel. Who may
// say what over it the main process decides, by the window that it came from.
addEventListener('message', (event) => {
  const asks = event.source === window && (event.data as { samling?: unknown } | null)?.samling === 'line';
  const [port] = event.ports;
  if (asks && port && event.ports.length === 1) ipcRenderer.postMessage('samling:line', null, [port]);
});
