import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type App, protocol } from 'electron';
import { debugDoor } from '../pages/allowed-requests.ts';
import { APP_SCHEME } from '../pages/app-address.ts';

/** What Chromium would otherwise ask the network for by itself. */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
];

/** What Windows knows the app by. The same as in `packaging/config.mjs`, or a pinned icon would not be its window's. */
const WINDOWS_ID = 'no.samling.desk';

/** How the app was started. */
export interface Start {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  /** Where this machine keeps what is the desktop's own; made when it is not there. */
  readonly stateFolder: string;
}

/**
 * Everything that must be said before Electron is ready, in one synchronous go. False when this start is to end: the
 * app runs already and has been told, or this one came with a door for debuggers, which a delivered copy never opens.
 *
 * Crash reports go nowhere because `crashReporter` is never started: without it Electron neither keeps nor sends any.
 */
export function prepareApp(app: App, { args, platform, stateFolder }: Start): boolean {
  if (app.isPackaged && debugDoor(args) !== null) {
    app.exit(1);
    return false;
  }
  app.enableSandbox();
  if (platform === 'win32') app.setAppUserModelId(WINDOWS_ID);
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name);
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  keepBeside(app, stateFolder);
  if (app.requestSingleInstanceLock()) return true;
  app.quit();
  return false;
}

/** What the pages keep stays on this machine: Electron's own place for it roams with the user on some networks. */
function keepBeside(app: App, stateFolder: string): void {
  const folder = join(stateFolder, 'pages');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // Electron's own place will do.
  }
}
