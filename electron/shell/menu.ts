import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { DesktopMenuItem } from '../../domain/desktop.ts';
import { assertNever } from '../../domain/result.ts';
import { type MenuEntry, type MenuFacts, menuPlan } from './menu-plan.ts';

/** What the items of the menu do. */
export interface MenuActs {
  /** Has the desk's page do something. */
  readonly ask: (item: DesktopMenuItem) => void;
  readonly open: (folder: string) => void;
  readonly about: () => void;
}

/** Makes the application menu anew. */
export function showMenu(facts: MenuFacts, acts: MenuActs): void {
  const template = menuPlan(facts).map((entry) => templateOf(entry, acts));
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function templateOf(entry: MenuEntry, acts: MenuActs): MenuItemConstructorOptions {
  switch (entry.kind) {
    case 'line':
      return { type: 'separator' };
    case 'role':
      return { role: entry.role, label: entry.label };
    case 'ask': {
      const { item, label, enabled, key } = entry;
      const click = () => acts.ask(item);
      if (!key) return { label, enabled, click };
      // Where the system would hear it too, a key that the page listens for is only shown. macOS always hears it, and
      // there the page comes first: what it takes never reaches the menu.
      return { label, enabled, click, accelerator: key.accelerator, registerAccelerator: key.heardBy === 'menu' };
    }
    case 'open': {
      const { folder, label } = entry;
      return { label, click: () => acts.open(folder) };
    }
    case 'about':
      return { label: entry.label, click: acts.about };
    case 'menu': {
      const { label, enabled, entries } = entry;
      return { label, enabled, submenu: entries.map((one) => templateOf(one, acts)) };
    }
    default:
      return assertNever(entry);
  }
}
