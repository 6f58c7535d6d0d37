import { describe, expect, it } from 'vitest';
import { debugDoor, mayRequest } from '../../../electron/pages/allowed-requests.ts';
import { isOwnPage } from '../../../electron/pages/app-address.ts';
import { downloadName } from '../../../electron/pages/download-name.ts';

describe('what a page may ask of the world', () => {
  it.each(['app://desk/', 'blob:app://desk/1', 'data:,'])('%s goes on', (address) => {
    expect(mayRequest(address, true)).toBe(true);
  });

  it.each([
    'https://www.udir.no/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1:1/',
    'wss://a.example/',
    'file:///etc/passwd',
    'ftp://a.example/',
    'chrome://settings/',
    'chrome-extension://a/b.js',
    'apps://desk/',
    'https://a.example/?app:',
    '',
  ])('%s does not', (address) => {
    expect(mayRequest(address, false)).toBe(false);
  });

  it('the tools of developers open only in a copy that is not delivered', () => {
    expect([false, true].map((packaged) => mayRequest('devtools://devtools/a.js', packaged))).toEqual([true, false]);
  });
});

describe('a delivered copy', () => {
  it.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--Remote-Debugging-Port', 'remote-debugging-port'],
    ['-remote-debugging-port=1', 'remote-debugging-port'],
    ['/remote-debugging-port=1', 'remote-debugging-port'],
    ['--inspect', 'inspect'],
    ['--inspect-brk=0', 'inspect-brk'],
    ['--inspect-publish-uid=http', 'inspect-publish-uid'],
    ['--disable-web-security', 'disable-web-security'],
    ['--proxy-server=evil:1', 'proxy-server'],
  ])('does not start with %s', (arg, name) => {
    expect(debugDoor(['samling', '.', arg])).toBe(name);
  });

  it('starts with a folder, and with what the system adds', () => {
    expect(debugDoor(['/opt/Samling/samling', '--no-sandbox', '/home/a/inspect', '--enable-crashpad'])).toBeNull();
  });
});

describe('a page of the app', () => {
  it('is the one at its own address, at any place in it', () => {
    expect(isOwnPage('desk', 'app://desk/')).toBe(true);
    expect(isOwnPage('desk', 'app://desk/#/plan?x=1')).toBe(true);
    for (const other of ['app://plenum/', 'app://desk/desk.js', 'app://desk', 'app://desk/?', 'https://desk/', '']) {
      expect(isOwnPage('desk', other)).toBe(false);
    }
    expect(isOwnPage(null, 'app://desk/')).toBe(false);
  });
});

describe('the name that a download is offered under', () => {
  it.each([
    ['Oppstart 24. november.pptx', 'Oppstart 24. november.pptx'],
    ['../../.bashrc', 'bashrc'],
    ['C:\\Windows\\a.exe', 'a.exe'],
    ['/etc/passwd', 'passwd'],
    ['a\0b<c>:"|?*.pdf', 'abc.pdf'],
    ['fil\u202efdp.exe', 'filfdp.exe'],
    ['NUL.txt', '_NUL.txt'],
    ['con', '_con'],
    ['', 'samling'],
    ['...', 'samling'],
    ['navn. ', 'navn'],
    [`${'a'.repeat(300)}.pptx`, `${'a'.repeat(115)}.pptx`],
  ])('of %s', (given, name) => {
    expect(downloadName(given)).toBe(name);
  });
});
