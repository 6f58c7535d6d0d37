import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PageMap, readPageMap } from '../../../electron/pages/page-map.ts';
import { openSessions } from '../../../electron/shell/role-sessions.ts';
import { app, DownloadItem, resetElectron, type Session, session } from '../../support/electron-stub/index.ts';
import { bareRenderer, Cleanup } from '../../support/live-host.ts';

const cleanup = new Cleanup();
let pages: PageMap;

beforeAll(async () => {
  pages = await readPageMap(await bareRenderer(cleanup));
});

afterAll(() => cleanup.run());

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  app.paths.set('downloads', '/home/kari/Nedlastinger');
});

function open(isPackaged = true) {
  openSessions(pages, isPackaged);
  const [desk, plenum] = [session.fromPartition('persist:desk'), session.fromPartition('plenum')];
  return { desk, plenum, all: [desk, plenum, session.defaultSession] };
}

describe('the sessions of the windows', () => {
  it('answer each only for its own page, with its policy', async () => {
    const { desk, plenum } = open();
    const page = await desk.ask('app://desk/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('samling-line');
    expect((await plenum.ask('app://plenum/')).status).toBe(200);
    expect((await plenum.ask('app://desk/')).status).toBe(404);
    expect((await desk.ask('app://plenum/')).status).toBe(404);
    expect((await desk.ask('app://desk/', { method: 'POST', body: 'x' })).status).toBe(405);
    await expect(session.defaultSession.ask('app://desk/')).rejects.toThrow();
  });

  it('keep nothing of the wall on the disk', () => {
    const { desk, plenum } = open();
    expect([desk.isPersistent(), plenum.isPersistent()]).toEqual([true, false]);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'hid',
    'fileSystem',
    'openExternal',
    'unknown',
  ] as const)('give no page %s, whether it asks or looks', (permission) => {
    for (const one of open().all) {
      const answers: boolean[] = [];
      one.permissionRequest?.(null as never, permission, (granted) => answers.push(granted), {} as never);
      expect(answers).toEqual([false]);
      expect(one.permissionCheck?.(null, permission, 'app://desk', {} as never)).toBe(false);
      expect(one.devicePermission?.({ deviceType: 'usb', origin: 'app://desk' } as never)).toBe(false);
    }
  });

  it('let nothing out, and no dictionary in', () => {
    for (const one of open().all) {
      expect(one.spellChecker).toBe(false);
      expect(['app://desk/', 'blob:app://desk/1', 'data:,'].every((url) => one.mayRequest(url))).toBe(true);
      for (const url of ['https://a.no/', 'http://127.0.0.1/', 'ws://a.no/', 'file:///a', 'devtools://a/']) {
        expect(one.mayRequest(url)).toBe(false);
      }
    }
  });

  it('open the tools of developers only in a copy that is not delivered', () => {
    expect(open(false).desk.mayRequest('devtools://devtools/bundled/a.js')).toBe(true);
  });
});

describe('a file that a page gives', () => {
  const give = (from: Session, url: string, name: string) => {
    const item = new DownloadItem(url, name);
    return { prevented: from.download(item), item };
  };

  it('is offered for keeping where the facilitator says, under a name that cannot lead astray', () => {
    const { desk } = open();
    const { prevented, item } = give(desk, 'blob:app://desk/1234', '../Oppstart.pptx');
    expect(prevented).toBe(false);
    expect(item.saveDialog).toEqual({ defaultPath: '/home/kari/Nedlastinger/Oppstart.pptx' });
    expect(item.savePath).toBe('');
  });

  it.each([
    'https://a.no/a.exe',
    'app://desk/desk.js',
    'data:,x',
    'blob:app://plenum/1',
    'blob:https://a.no/1',
    'file:///a',
  ])('is not taken from %s', (url) => {
    expect(give(open().desk, url, 'a.exe').prevented).toBe(true);
  });

  it('is never taken from the wall', () => {
    const { plenum, all } = open();
    expect(give(plenum, 'blob:app://plenum/1', 'a.pdf').prevented).toBe(true);
    expect(give(all[2] as Session, 'blob:app://desk/1', 'a.pdf').prevented).toBe(true);
  });
});
