import { basename, dirname } from 'node:path';
import type { DesktopMenuItem } from '../../domain/desktop.ts';
import type { Language } from '../../domain/programme.ts';
import { say, type WordKey } from '../../domain/words.ts';

/** Roles that are the system's own to carry out. None of them loads a page anew. */
export type MenuRole =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'quit'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'minimize'
  | 'zoom'
  | 'front';

/** An entry of the application menu, ready to be shown. */
export type MenuEntry =
  | { readonly kind: 'line' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string }
  | {
      readonly kind: 'ask';
      readonly item: DesktopMenuItem;
      readonly label: string;
      readonly enabled: boolean;
      readonly key: MenuKey | null;
    }
  | { readonly kind: 'open'; readonly folder: string; readonly label: string }
  | { readonly kind: 'about'; readonly label: string }
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly enabled: boolean;
      readonly entries: readonly MenuEntry[];
    };

/** The key that an item shows. `page`: the desk's page listens for it itself, and the menu only tells of it. */
export interface MenuKey {
  readonly accelerator: string;
  readonly heardBy: 'menu' | 'page';
}

/** What the menu depends on. */
export interface MenuFacts {
  readonly language: Language;
  readonly programmeOpen: boolean;
  /** Folders, newest first. */
  readonly recents: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
}

const line: MenuEntry = { kind: 'line' };

/** The whole application menu. */
export function menuPlan(facts: MenuFacts): readonly MenuEntry[] {
  const mac = facts.platform === 'darwin';
  const t = wordsOf(facts);
  return mac
    ? [appMenu(t), fileMenu(facts, t), editMenu(facts, t), viewMenu(facts, t), windowMenu(t), helpMenu(facts, t)]
    : [fileMenu(facts, t), editMenu(facts, t), viewMenu(facts, t), helpMenu(facts, t)];
}

type Words = (key: WordKey) => string;

/** macOS knows no underlined letters, and would show the sign that marks them. */
function wordsOf({ language, platform }: MenuFacts): Words {
  return (key) => (platform === 'darwin' ? say(language, key).replace('&', '') : say(language, key));
}

function appMenu(t: Words): MenuEntry {
  return menu('Samling', [
    { kind: 'about', label: t('menu.about') },
    line,
    role('services', t('menu.services')),
    line,
    role('hide', t('menu.hide')),
    role('hideOthers', t('menu.hideOthers')),
    role('unhide', t('menu.unhide')),
    line,
    role('quit', t('menu.quit')),
  ]);
}

function fileMenu({ programmeOpen, recents, platform }: MenuFacts, t: Words): MenuEntry {
  return menu(t('menu.file'), [
    ask('new-programme', t('menu.newProgramme'), true, ofMenu('CommandOrControl+N')),
    ask('open-folder', t('menu.openFolder'), true, ofMenu('CommandOrControl+O')),
    ask('open-package', t('menu.openPackage'), true),
    menu(t('menu.openRecent'), recentEntries(recents, platform)),
    line,
    ask('deck', t('menu.deck'), programmeOpen),
    ask('close-programme', t('menu.closeProgramme'), programmeOpen),
    ...(platform === 'darwin' ? [] : [line, role('quit', t('menu.quit'))]),
  ]);
}

/** By the folder's name; folders that share one also tell where they lie. */
function recentEntries(recents: readonly string[], platform: NodeJS.Platform): MenuEntry[] {
  const names = recents.map((folder) => basename(folder));
  return recents.map((folder, index) => {
    const name = names[index] ?? folder;
    const alone = names.filter((one) => one === name).length === 1;
    const label = alone ? name : `${name} (${dirname(folder)})`;
    // A single & would underline the letter after it.
    return { kind: 'open', folder, label: platform === 'darwin' ? label : label.replaceAll('&', '&&') };
  });
}

function editMenu({ programmeOpen }: MenuFacts, t: Words): MenuEntry {
  // Always on: a text field has steps of its own to undo, also where no programme is open.
  return menu(t('menu.edit'), [
    ask('undo', t('common.undo'), true, ofPage('CommandOrControl+Z')),
    ask('redo', t('common.redo'), true, ofPage('CommandOrControl+Shift+Z')),
    line,
    role('cut', t('menu.cut')),
    role('copy', t('menu.copy')),
    role('paste', t('menu.paste')),
    role('selectAll', t('menu.selectAll')),
    line,
    ask('palette', t('menu.palette'), programmeOpen, ofPage('CommandOrControl+K')),
  ]);
}

function viewMenu({ packaged, programmeOpen }: MenuFacts, t: Words): MenuEntry {
  return menu(t('menu.view'), [
    ask('screens', t('menu.screens'), true),
    ask('curtain', t('menu.curtain'), programmeOpen),
    line,
    role('zoomIn', t('menu.zoomIn')),
    role('zoomOut', t('menu.zoomOut')),
    role('resetZoom', t('menu.zoomReset')),
    line,
    role('togglefullscreen', t('menu.fullScreen')),
    ...(packaged ? [] : [line, role('toggleDevTools', t('menu.devTools'))]),
  ]);
}

function windowMenu(t: Words): MenuEntry {
  return menu(t('menu.window'), [
    role('minimize', t('menu.minimize')),
    role('zoom', t('menu.zoomWindow')),
    line,
    role('front', t('menu.front')),
  ]);
}

function helpMenu({ platform }: MenuFacts, t: Words): MenuEntry {
  return menu(t('menu.help'), [
    ask('keys', t('menu.keys'), true),
    ...(platform === 'darwin' ? [] : [line, { kind: 'about', label: t('menu.about') } as const]),
  ]);
}

function menu(label: string, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: 'menu', label, enabled: entries.length > 0, entries };
}

function role(name: MenuRole, label: string): MenuEntry {
  return { kind: 'role', role: name, label };
}

function ask(item: DesktopMenuItem, label: string, enabled: boolean, key: MenuKey | null = null): MenuEntry {
  return { kind: 'ask', item, label, enabled, key };
}

const ofMenu = (accelerator: string): MenuKey => ({ accelerator, heardBy: 'menu' });
const ofPage = (accelerator: string): MenuKey => ({ accelerator, heardBy: 'page' });
