import { app } from 'electron';
import { folderArgument } from './folder-argument.ts';

/**
 * Folders and packed programmes that the system asks the app to open: by the command line, by a second start, or on macOS by a drop on the
 * icon, which may come before the app is ready. Made at once, in the first turn of the main process.
 */
export class AskedFolders {
  private waiting: string | null;
  private open: ((folder: string) => void) | null = null;

  constructor({ argv, cwd, platform }: { argv: readonly string[]; cwd: string; platform: NodeJS.Platform }) {
    const words = { packaged: app.isPackaged, platform };
    this.waiting = folderArgument(argv, { ...words, workingDirectory: cwd });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.ask(path);
    });
    app.on('second-instance', (_event, later, workingDirectory) => {
      const folder = folderArgument(later, { ...words, workingDirectory });
      if (folder !== null) this.ask(folder);
    });
  }

  /** The folder that was asked for until now, or null. Later ones go to `open`. */
  follow(open: (folder: string) => void): string | null {
    this.open = open;
    const first = this.waiting;
    this.waiting = null;
    return first;
  }

  private ask(folder: string): void {
    if (this.open) this.open(folder);
    else this.waiting = folder;
  }
}
