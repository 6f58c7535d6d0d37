import { join, resolve } from 'node:path';
import { app, type BrowserWindow, Menu } from 'electron';
import type { Role } from '../../domain/contract.ts';
import { ok } from '../../domain/result.ts';
import { say } from '../../domain/words.ts';
import type { UserFolders } from '../cli/user-folders.ts';
import { machineClock } from '../clock.ts';
import { findCloud } from '../desk/find-cloud.ts';
import { DeskHost } from '../desk/host.ts';
import type { ExampleMaker } from '../desk/host-taking.ts';
import { OpenFolderNote } from '../desk/open-folder-note.ts';
import { RecentProgrammes } from '../desk/recent-programmes.ts';
import { thisMachine } from '../desk/storage.ts';
import { readPageMap } from '../pages/page-map.ts';
import type { ShippedFolders } from '../shipped-folders.ts';
import type { AskedFolders } from './asked-folders.ts';
import { DeskAndWall } from './desk-and-wall.ts';
import { DesktopMenu } from './desktop-menu.ts';
import { askTryAgain, chooseFolder, revealExport, tellAbout } from './dialogs.ts';
import { linkFollower } from './follow-link.ts';
import { guardContents } from './guards.ts';
import { ScreenNumbers } from './identify-screens.ts';
import { keepPage } from './keep-page.ts';
import { Life } from './life.ts';
import { serveLine } from './line.ts';
import { openSlides } from './open-slides.ts';
import { choosePackage, packToChosenPlace } from './packages.ts';
import { openSessions } from './role-sessions.ts';
import { ShellDesktop } from './shell-desktop.ts';
import { utilityHelper } from './utility-helper.ts';
import { WindowRegistry } from './window-registry.ts';
import { loadPage, openDeskWindow, openWallWindow } from './windows.ts';

/** Where the desktop finds everything, and what it was asked to open. */
export interface DesktopTaking {
  /** The folder of the built entry; the helper lies beside it, the preload next to it. */
  readonly builtFolder: string;
  readonly shipped: ShippedFolders;
  readonly folders: UserFolders;
  readonly asked: AskedFolders;
}

/** Starts the desktop once Electron is ready: host, pages, line, windows, menu. Rejects when the pages are not there. */
export async function startDesktop({ builtFolder, shipped, folders, asked }: DesktopTaking): Promise<void> {
  const registry = new WindowRegistry();
  const roleOf = (contentsId: number) => registry.roleOf(contentsId);
  let desk: BrowserWindow | null = null;
  const deskWindow = () => (desk && !desk.isDestroyed() ? desk : null);
  const place = () => ({ window: deskWindow(), language: menu.language });

  const recents = new RecentProgrammes(join(folders.desktopState, 'recent.json'));
  const desktop: ShellDesktop = new ShellDesktop({
    screens: () => placing.screens(),
    placeWall: (screenId) => {
      placing.placeWall(screenId);
      return ok(null);
    },
    swapScreens: () => {
      placing.swap();
      return ok(null);
    },
    identifyScreens: () => numbers.show(placing.displays, nameOfScreen),
    curtained: () => placing.curtained(),
    chooseFolder: () => chooseFolder(place(), folders.data),
    choosePackage: () => choosePackage(host, place(), app.getPath('downloads')),
    packProgramme: (names) => packToChosenPlace(host, place(), { startIn: app.getPath('downloads'), names }),
    speak: (language) => menu.speak(language),
    settled: () => life.settled(),
    revealExport: (fileName) => revealExport(host.programme?.folder ?? null, fileName),
    openSlides: (sha256) => openSlides(host.files, sha256),
  });
  const host: DeskHost = new DeskHost({
    machine: thisMachine(machineClock),
    dataFolder: folders.data,
    templates: { shippedFolder: resolve(shipped.templates, 'sessions'), ownFolder: folders.templates },
    helper: utilityHelper({ entry: resolve(builtFolder, 'helper.js'), clock: machineClock }),
    example: exampleOnDemand(resolve(shipped.templates, 'demo')),
    openFolderNote: new OpenFolderNote(join(folders.desktopState, 'open.json')),
    desktop,
    recents,
    cloudOf: findCloud,
    onTurned: (folder) => menu.turnTo(folder),
  });
  const life = new Life({
    clock: machineClock,
    host,
    desk: deskWindow,
    language: () => menu.language,
    endNow: () => process.kill(process.pid, 'SIGKILL'),
  });
  const numbers = new ScreenNumbers(machineClock);
  const nameOfScreen = ({ label }: { readonly label: string }, number: number) =>
    label || say(menu.language, 'screens.numbered', { number });
  const menu = new DesktopMenu(
    {
      recents,
      platform: process.platform,
      ask: (item) => {
        life.showDesk();
        host.askDesk({ kind: 'menu', item });
      },
      open: (folder) => void life.open(folder),
      about: () => void tellAbout(place(), process.versions),
    },
    app.getLocale().startsWith('en') ? 'en' : 'nb',
  );

  // Electron's own menu can reload a page and open the developers' tools.
  Menu.setApplicationMenu(null);
  guardContents(app, { roleOf, onLink: linkFollower(deskWindow, () => menu.language) });
  const pages = await readPageMap(shipped.renderer);
  const sessions = openSessions(pages, app.isPackaged);
  serveLine({ host, roleOf });
  await recents.read();
  menu.show();
  const windows = {
    registry,
    sessions,
    preload: resolve(builtFolder, '../preload/preload.cjs'),
    isPackaged: app.isPackaged,
  };
  const kept = (role: Role, window: BrowserWindow) => {
    keepPage(window, {
      clock: machineClock,
      load: () => void loadPage(role, window),
      onGivenUp: (again) => void askTryAgain(place()).then((yes) => (yes ? again() : app.quit())),
    });
    return window;
  };
  const placing = new DeskAndWall({
    clock: machineClock,
    platform: process.platform,
    note: join(folders.desktopState, 'screens.json'),
    makeWall: () => kept('plenum', openWallWindow(windows)),
    onChange: () => host.screensChanged(),
    ending: () => life.ending,
  });
  desk = kept('desk', openDeskWindow(windows));
  life.watchDesk(desk);
  await placing.begin(desk);
  void host.tidy();
  await life.begin(asked.follow((folder) => void life.open(folder)));
}

/** Makes the example when it is asked for, and only then loads what makes it. */
function exampleOnDemand(demoFolder: string): ExampleMaker {
  return async (taking) => {
    const { exampleMaker } = await import('../demo/play-demo.ts');
    return exampleMaker(demoFolder)(taking);
  };
}
