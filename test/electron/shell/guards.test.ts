import type { App } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/contract.ts';
import { linkFollower } from '../../../electron/shell/follow-link.ts';
import { guardContents } from '../../../electron/shell/guards.ts';
import {
  app,
  callsOf,
  dialogAnswers,
  emitPreventable,
  resetElectron,
  WebContents,
} from '../../support/electron-stub/index.ts';

const roles = new Map<number, Role>();
let asked: string[];

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  roles.clear();
  asked = [];
  guardContents(app as unknown as App, {
    roleOf: (id) => roles.get(id) ?? null,
    onLink: (address) => asked.push(address),
  });
});

async function pageOf(role: Role | null): Promise<WebContents> {
  const contents = new WebContents({});
  if (role) roles.set(contents.id, role);
  await contents.loadURL(`app://${role}/`);
  return contents;
}

const elsewhere = [
  'https://www.udir.no/',
  'file:///C:/Users/a/deck.pdf',
  'app://desk/desk.js',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,x',
];

describe('a page of the app', () => {
  it.each(elsewhere)('stays where it is when asked to go to %s', async (address) => {
    for (const role of ['desk', 'plenum', null] as const) {
      const page = await pageOf(role);
      expect(page.navigate('will-navigate', address)).toBe(true);
      expect(page.navigate('will-frame-navigate', address)).toBe(true);
      expect(page.navigate('will-redirect', address)).toBe(true);
    }
  });

  it('may begin anew, and only as itself', async () => {
    const desk = await pageOf('desk');
    expect(desk.navigate('will-navigate', 'app://desk/#/plan')).toBe(false);
    expect(desk.navigate('will-frame-navigate', 'app://desk/#/plan')).toBe(false);
    expect(desk.navigate('will-navigate', 'app://plenum/')).toBe(true);
    const wall = await pageOf('plenum');
    expect(wall.navigate('will-navigate', 'app://plenum/')).toBe(false);
    expect(wall.navigate('will-navigate', 'app://desk/')).toBe(true);
  });

  it('holds no other page within it', async () => {
    const desk = await pageOf('desk');
    expect(desk.navigate('will-frame-navigate', 'app://desk/', false)).toBe(true);
    expect(emitPreventable(desk, 'will-attach-webview', {}, {}, { src: 'app://desk/' })).toBe(true);
  });

  it('opens no window', async () => {
    for (const role of ['desk', 'plenum', null] as const) {
      const page = await pageOf(role);
      for (const address of elsewhere) expect(page.askForWindow(address)).toEqual({ action: 'deny' });
    }
  });

  it('hands on its links when it is the desk’s, and never when it is the wall’s', async () => {
    const wall = await pageOf('plenum');
    wall.askForWindow('https://www.udir.no/');
    wall.navigate('will-navigate', 'https://www.udir.no/');
    expect(asked).toEqual([]);
    const desk = await pageOf('desk');
    desk.askForWindow('https://www.udir.no/');
    desk.navigate('will-navigate', 'mailto:post@sykehjem.no');
    expect(asked).toEqual(['https://www.udir.no/', 'mailto:post@sykehjem.no']);
  });
});

describe('a link out of the desk', () => {
  const follow = linkFollower(
    () => null,
    () => 'nb',
  );

  it('is opened when the facilitator has seen its host and said yes', async () => {
    dialogAnswers.messageBox = { response: 1, checkboxChecked: false };
    await follow('https://www.udir.no/laring?a=b');
    expect(callsOf('dialog.showMessageBox')).toMatchObject([[{ message: 'Vil du åpne www.udir.no?', cancelId: 0 }]]);
    expect(callsOf('shell.openExternal')).toEqual([['https://www.udir.no/laring?a=b']]);
  });

  it('is not opened when the question is only closed', async () => {
    await follow('https://www.udir.no/');
    expect(callsOf('shell.openExternal')).toEqual([]);
  });

  it('is not even asked about when it is none that may be opened', async () => {
    dialogAnswers.messageBox = { response: 1, checkboxChecked: false };
    for (const address of [
      'file:///etc/passwd',
      'smb://a/b',
      'ms-msdt:/id',
      'javascript:1',
      '\\\\a\\b',
      'http://a.no/',
    ]) {
      await follow(address);
    }
    expect(callsOf('dialog.showMessageBox')).toEqual([]);
    expect(callsOf('shell.openExternal')).toEqual([]);
  });

  it('is asked about once, however often it is clicked', async () => {
    await Promise.all([follow('https://www.udir.no/'), follow('https://www.udir.no/'), follow('https://www.nav.no/')]);
    expect(callsOf('dialog.showMessageBox')).toHaveLength(1);
  });
});
