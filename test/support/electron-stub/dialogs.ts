import type {
  Dialog,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Menu as RealMenu,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Shell,
} from 'electron';
import { record } from './calls.ts';

/** What the next questions are answered with; the default is what closing a dialog gives. */
export const dialogAnswers: {
  messageBox: MessageBoxReturnValue;
  openDialog: OpenDialogReturnValue;
  saveDialog: SaveDialogReturnValue;
  /** What the system says when it cannot open a path; empty when it can. */
  openPath: string;
} = {
  messageBox: { response: 0, checkboxChecked: false },
  openDialog: { canceled: true, filePaths: [] },
  saveDialog: { canceled: true, filePath: '' },
  openPath: '',
};

/** The options of a dialog, whether or not a window was given first. */
const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T;

/** The system's dialogs; `dialogAnswers` says what they answer. */
export const dialog = {
  async showMessageBox(...args: readonly unknown[]): Promise<MessageBoxReturnValue> {
    record('dialog.showMessageBox', optionsOf<MessageBoxOptions>(args));
    return dialogAnswers.messageBox;
  },
  showMessageBoxSync(...args: readonly unknown[]): number {
    record('dialog.showMessageBoxSync', optionsOf<MessageBoxOptions>(args));
    return dialogAnswers.messageBox.response;
  },
  async showOpenDialog(...args: readonly unknown[]): Promise<OpenDialogReturnValue> {
    record('dialog.showOpenDialog', optionsOf<OpenDialogOptions>(args));
    return dialogAnswers.openDialog;
  },
  async showSaveDialog(...args: readonly unknown[]): Promise<SaveDialogReturnValue> {
    record('dialog.showSaveDialog', optionsOf<SaveDialogOptions>(args));
    return dialogAnswers.saveDialog;
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
  },
} satisfies Pick<
  Dialog,
  'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'
>;

/** The system outside the app. */
export const shell = {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
  },
  async openPath(path: string): Promise<string> {
    record('shell.openPath', path);
    return dialogAnswers.openPath;
  },
  showItemInFolder(fullPath: string): void {
    record('shell.showItemInFolder', fullPath);
  },
  beep(): void {
    record('shell.beep');
  },
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>;

/** A menu, which keeps what it was made of. */
export class Menu implements Pick<RealMenu, 'popup'> {
  readonly template: readonly MenuItemConstructorOptions[];
  private static current: Menu | null = null;

  constructor(template: readonly MenuItemConstructorOptions[] = []) {
    this.template = template;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    record('Menu.setApplicationMenu', menu);
    Menu.current = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.current;
  }

  popup(): void {
    record('menu.popup');
  }
}

/** Puts every answer back to "closed". */
export function resetDialogs(): void {
  Menu.setApplicationMenu(null);
  dialogAnswers.messageBox = { response: 0, checkboxChecked: false };
  dialogAnswers.openDialog = { canceled: true, filePaths: [] };
  dialogAnswers.saveDialog = { canceled: true, filePath: '' };
  dialogAnswers.openPath = '';
}
