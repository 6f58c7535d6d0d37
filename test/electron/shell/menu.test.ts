import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { RecentProgrammes } from '../../../electron/desk/recent-programmes.ts';
import { DesktopMenu } from '../../../electron/shell/desktop-menu.ts';
import { showMenu } from '../../../electron/shell/menu.ts';
import { type MenuEntry, type MenuFacts, menuPlan } from '../../../electron/shell/menu-plan.ts';
import { actionFor, type Hands } from '../../../renderer/desk/key-map.ts';
import { app, callsOf, Menu, resetElectron } from '../../support/electron-stub/index.ts';

const facts: MenuFacts = {
  language: 'nb',
  programmeOpen: true,
  recents: ['/data/prove', '/usb/R&D'],
  platform: 'linux',
  packaged: true,
};

const platforms: readonly NodeJS.Platform[] = ['linux', 'win32', 'darwin'];

/** Every entry at every depth. */
function flat(entries: readonly MenuEntry[]): MenuEntry[] {
  return entries.flatMap((entry) => (entry.kind === 'menu' ? [entry, ...flat(entry.entries)] : [entry]));
}

const labels = (entries: readonly MenuEntry[]) => entries.map((entry) => ('label' in entry ? entry.label : '-'));
const named = (label: string, more: Partial<MenuFacts> = {}) =>
  flat(menuPlan({ ...facts, ...more })).find((entry) => 'label' in entry && entry.label === label);

beforeEach(() => resetElectron());

describe('the plan of the menu', () => {
  it('speaks Norwegian and English with the same items', () => {
    expect(labels(menuPlan(facts))).toEqual(['&Fil', '&Rediger', '&Vis', '&Hjelp']);
    expect(labels(menuPlan({ ...facts, language: 'en' }))).toEqual(['&File', '&Edit', '&View', '&Help']);
    const kinds = (language: 'nb' | 'en') => flat(menuPlan({ ...facts, language })).map((entry) => entry.kind);
    expect(kinds('en')).toEqual(kinds('nb'));
  });

  it('has the app menu and the window menu of macOS there, and no signs for underlined letters', () => {
    const mac = menuPlan({ ...facts, platform: 'darwin' });
    expect(labels(mac)).toEqual(['Samling', 'Fil', 'Rediger', 'Vis', 'Vindu', 'Hjelp']);
    expect(flat(mac).filter((entry) => entry.kind === 'role' && entry.role === 'quit')).toHaveLength(1);
    expect(flat(mac).filter((entry) => entry.kind === 'about')).toHaveLength(1);
  });

  it.each(platforms)(
    'never offers to load a page anew, nor the developer tools of a packaged app, on %s',
    (platform) => {
      const roles = (packaged: boolean) =>
        flat(menuPlan({ ...facts, platform, packaged })).flatMap((entry) =>
          entry.kind === 'role' ? [entry.role] : [],
        );
      expect(roles(true)).not.toContain('toggleDevTools');
      expect(roles(false)).toContain('toggleDevTools');
      for (const role of roles(false)) expect(role).not.toMatch(/reload/i);
    },
  );

  it('has nothing to do with a programme while none is open', () => {
    const off = flat(menuPlan({ ...facts, programmeOpen: false }))
      .filter((entry) => entry.kind === 'ask' && !entry.enabled)
      .map((entry) => (entry as { item: string }).item);
    expect(off).toEqual(['deck', 'close-programme', 'palette', 'curtain']);
  });

  it('lists what was opened lately by its name, and where two share one also by place', () => {
    expect(named('Åpne nylig brukt')).toMatchObject({
      enabled: true,
      entries: [{ label: 'prove' }, { label: 'R&&D' }],
    });
    expect(named('Åpne nylig brukt', { recents: ['/a/prove', '/b/prove'] })).toMatchObject({
      entries: [{ label: 'prove (/a)' }, { label: 'prove (/b)' }],
    });
    expect(named('Åpne nylig brukt', { recents: [] })).toMatchObject({ enabled: false, entries: [] });
  });

  it('shows the keys that the page hears as the page hears them, and takes none of those itself', () => {
    const handsOf: readonly Hands[] = ['composer', 'text', 'control', 'room', 'dialog'];
    for (const entry of flat(menuPlan(facts))) {
      if (entry.kind !== 'ask' || !entry.key) continue;
      const { accelerator, heardBy } = entry.key;
      const key = accelerator.split('+').at(-1)?.toLowerCase() ?? '';
      const press = {
        key,
        code: `Key${key.toUpperCase()}`,
        ctrl: true,
        alt: false,
        shift: accelerator.includes('Shift'),
        repeat: false,
      };
      const acts = handsOf.map((hands) => actionFor(press, hands, 'run', true)?.kind).filter((kind) => kind);
      expect([...new Set(acts)], accelerator).toEqual(heardBy === 'page' ? [entry.item] : []);
    }
  });
});

describe('the menu', () => {
  const acts = () => {
    const done: string[] = [];
    return {
      done,
      acts: {
        ask: (item: string) => done.push(`ask ${item}`),
        open: (folder: string) => done.push(`open ${folder}`),
        about: () => done.push('about'),
      },
    };
  };
  const shown = (): MenuItemConstructorOptions[] => {
    const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
      items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
    return all(Menu.getApplicationMenu()?.template ?? []);
  };
  const click = (label: string) => {
    const item = shown().find((one) => one.label === label);
    if (!item?.click) throw new Error(`nothing to click at ${label}`);
    (item.click as () => void)();
  };

  it('does what its items say', () => {
    const { done, acts: all } = acts();
    showMenu(facts, all);
    for (const label of ['Nytt program …', 'Angre', 'prove', 'Om Samling']) click(label);
    expect(done).toEqual(['ask new-programme', 'ask undo', 'open /data/prove', 'about']);
  });

  it('leaves to the page the keys that the page hears', () => {
    showMenu(facts, acts().acts);
    const keys = shown().filter((item) => item.accelerator !== undefined);
    expect(keys.map((item) => [item.accelerator, item.registerAccelerator])).toEqual([
      ['CommandOrControl+N', true],
      ['CommandOrControl+O', true],
      ['CommandOrControl+Z', false],
      ['CommandOrControl+Shift+Z', false],
      ['CommandOrControl+K', false],
    ]);
  });

  it('is made anew when the language, the programme or what was opened lately is another', async () => {
    const recents = new RecentProgrammes('/dev/null/recent.json');
    await recents.read();
    const menu = new DesktopMenu({ recents, platform: 'linux', ...acts().acts }, 'nb');
    menu.show();
    const enabled = (label: string) => shown().find((item) => item.label === label)?.enabled;
    expect([enabled('Lukk programmet'), enabled('Åpne nylig brukt')]).toEqual([false, false]);
    await recents.add('/data/prove');
    menu.turnTo('/data/prove');
    expect([enabled('Lukk programmet'), enabled('Åpne nylig brukt')]).toEqual([true, true]);
    menu.speak('en');
    expect(enabled('Close the programme')).toBe(true);
    const made = callsOf('Menu.setApplicationMenu').length;
    menu.speak('en');
    expect(callsOf('Menu.setApplicationMenu')).toHaveLength(made);
    menu.turnTo(null);
    expect(enabled('Close the programme')).toBe(false);
    expect(callsOf('app.addRecentDocument')).toEqual([]);
  });

  it('puts what was opened on the icon of macOS, as the folder it is', () => {
    app.isPackaged = true;
    const recents = new RecentProgrammes('/dev/null/recent.json');
    new DesktopMenu({ recents, platform: 'darwin', ...acts().acts }, 'nb').turnTo('/data/prove');
    expect(callsOf('app.addRecentDocument')).toEqual([['/data/prove']]);
  });
});
