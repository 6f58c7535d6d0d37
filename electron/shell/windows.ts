import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Role } from '../../domain/contract.ts';
import { appAddress } from '../pages/app-address.ts';
import type { RoleSessions } from './role-sessions.ts';
import { WALL_OPTIONS } from './wall-window.ts';
import { webPreferences } from './web-preferences.ts';
import type { WindowRegistry } from './window-registry.ts';

/** What every window is made with. */
export interface WindowTaking {
  readonly registry: WindowRegistry;
  readonly sessions: RoleSessions;
  /** Path of the built preload. */
  readonly preload: string;
  readonly isPackaged: boolean;
}

/** All that a window's title ever says: titles are read by others in lists of windows and on shared screens. */
const TITLE = 'Samling';

/** Makes a role's window, hidden. Its page is not loaded yet; see `loadPage`. */
export function makeWindow(
  role: Role,
  { registry, sessions, preload, isPackaged }: WindowTaking,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show' | 'title'> = {},
): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    title: TITLE,
    show: false,
    webPreferences: webPreferences(preload, sessions[role], isPackaged),
  });
  registry.enter(window.webContents, role);
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Loads a role's page into its window. Never rejects: a page that does not come is noticed by its window. */
export async function loadPage(role: Role, window: BrowserWindow): Promise<void> {
  await window.loadURL(appAddress(role)).catch(() => {});
}

/** Opens the desk's window, out of sight: whoever places it knows when the room cannot see it. */
export function openDeskWindow(
  taking: WindowTaking,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show' | 'title'> = {},
): BrowserWindow {
  const window = makeWindow('desk', taking, { width: 1360, height: 860, minWidth: 800, minHeight: 560, ...options });
  void loadPage('desk', window);
  return window;
}

/** Opens a wall's window, out of sight, with its page on the way. */
export function openWallWindow(taking: WindowTaking): BrowserWindow {
  const window = makeWindow('plenum', taking, WALL_OPTIONS);
  void loadPage('plenum', window);
  return window;
}
