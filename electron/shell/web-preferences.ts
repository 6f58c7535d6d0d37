import type { Session, WebPreferences } from 'electron';

/** What every window's page runs with: nothing of Node, nothing of Electron's, and nothing that reaches out. */
export function webPreferences(preload: string, session: Session, isPackaged: boolean): WebPreferences {
  return {
    preload,
    session,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: !isPackaged,
    // A clock on a window that is behind another must go on.
    backgroundThrottling: false,
  };
}
