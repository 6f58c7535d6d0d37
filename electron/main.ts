import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { userFolders } from './cli/user-folders.ts';
import { machineClock } from './clock.ts';
import { noteFaults } from './faults.ts';
import { AskedFolders } from './shell/asked-folders.ts';
import { cannotStart } from './shell/cannot-start.ts';
import { prepareApp } from './shell/prepare-app.ts';
import { startDesktop } from './shell/start-desktop.ts';
import { shippedFolders } from './shipped-folders.ts';

const folders = userFolders(process.env, process.platform, homedir());
const builtFolder = import.meta.dirname;
const shipped = shippedFolders(builtFolder);

// All of this before the first wait: Electron hears some of it only until it is ready, and a folder that the system
// asks for may come before that.
if (prepareApp(app, { args: process.argv, platform: process.platform, stateFolder: folders.desktopState })) {
  noteFaults(process, {
    file: join(folders.desktopState, 'faults.log'),
    now: machineClock.now,
    err: (line) => process.stderr.write(`${line}\n`),
  });
  const asked = new AskedFolders({ argv: process.argv, cwd: process.cwd(), platform: process.platform });
  void app
    .whenReady()
    .then(() => startDesktop({ builtFolder, shipped, folders, asked }))
    .catch(() => cannotStart(app));
}
