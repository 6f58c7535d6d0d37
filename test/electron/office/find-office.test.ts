import { describe, expect, it } from 'vitest';
import { findOffice, type OfficeSearch } from '../../../electron/office/find-office.ts';

const search = (platform: NodeJS.Platform, there: readonly string[], more: Partial<OfficeSearch> = {}) =>
  findOffice({
    platform,
    env: {},
    isProgram: async (path) => there.includes(path),
    namesIn: async () => [],
    ...more,
  });

describe('LibreOffice', () => {
  it('is found on the path before anywhere else', async () => {
    const env = { PATH: '/home/f/bin:/usr/bin' };
    const there = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'];
    expect(await search('linux', there, { env })).toBe('/usr/bin/soffice');
  });

  it('is not looked for in folders that depend on where the app was started', async () => {
    expect(await search('linux', ['soffice', './soffice', 'bin/soffice'], { env: { PATH: '.::bin' } })).toBeNull();
  });

  it('is found where each system usually has it', async () => {
    expect(await search('linux', ['/usr/lib/libreoffice/program/soffice'])).toBe(
      '/usr/lib/libreoffice/program/soffice',
    );
    const mac = '/Applications/LibreOffice.app/Contents/MacOS/soffice';
    expect(await search('darwin', [mac])).toBe(mac);
    const ownMac = '/Users/f/Applications/LibreOffice.app/Contents/MacOS/soffice';
    expect(await search('darwin', [ownMac], { env: { HOME: '/Users/f' } })).toBe(ownMac);
    const windows = 'C:\\Program Files\\LibreOffice\\program\\soffice.com';
    expect(await search('win32', [windows], { env: { ProgramFiles: 'C:\\Program Files' } })).toBe(windows);
    const portable = 'D:\\Office\\soffice.com';
    expect(await search('win32', [portable], { env: { Path: 'C:\\Windows;D:\\Office' } })).toBe(portable);
  });

  it('is the newest of several that lie side by side', async () => {
    const there = ['/opt/libreoffice7.6/program/soffice', '/opt/libreoffice24.8/program/soffice'];
    const namesIn = async () => ['other', 'libreoffice7.6', 'libreoffice24.8'];
    expect(await search('linux', there, { namesIn })).toBe('/opt/libreoffice24.8/program/soffice');
  });

  it('is null where it is not', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(await search(platform, [])).toBeNull();
  });
});
