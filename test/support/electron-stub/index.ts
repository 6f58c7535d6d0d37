import { app } from './app.ts';
import { forgetCalls } from './calls.ts';
import { resetDialogs } from './dialogs.ts';
import { ipcMain } from './ipc-main.ts';
import { resetMachine } from './machine.ts';
import { resetProcesses } from './processes.ts';
import { resetSessions } from './sessions.ts';
import { resetContents } from './web-contents.ts';
import { resetWindows } from './windows.ts';

export { app } from './app.ts';
export { callNames, callsOf, emitPreventable } from './calls.ts';
export { dialog, dialogAnswers, Menu, shell } from './dialogs.ts';
export { contextBridge, ipcMain, ipcRenderer, sendToMain } from './ipc-main.ts';
export { nativeTheme, powerMonitor, powerSaveBlocker, screen, stubDisplay } from './machine.ts';
export { MessageChannelMain, MessagePortMain, portFromPage } from './ports.ts';
export { forkedProcesses, utilityProcess } from './processes.ts';
export { DownloadItem, protocol, type Session, session } from './sessions.ts';
export { WebContents, WebFrameMain, webContents } from './web-contents.ts';
export { BrowserWindow } from './windows.ts';

/** Puts Electron back to before the app was started. */
export function resetElectron(): void {
  app.reset();
  ipcMain.reset();
  resetWindows();
  resetContents();
  resetSessions();
  resetMachine();
  resetDialogs();
  resetProcesses();
  forgetCalls();
}
