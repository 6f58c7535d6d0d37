import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderArgument } from '../../../electron/shell/folder-argument.ts';

const at = { workingDirectory: '/home/f1', packaged: true, platform: 'linux' } as const;
const read = (words: string[], more: Partial<Parameters<typeof folderArgument>[1]> = {}) =>
  folderArgument(['/usr/bin/samling', ...words], { ...at, ...more });

describe('the folder that a start names', () => {
  it('is found from where the start was made', () => {
    expect(read(['programmes/prove'])).toBe(resolve('/home/f1/programmes/prove'));
    expect(read(['/data/prove'])).toBe(resolve('/data/prove'));
    expect(read(['.'])).toBe(resolve('/home/f1'));
  });

  it('is none where nothing is named', () => {
    expect(read([])).toBeNull();
    expect(read(['', ' '])).toBeNull();
  });

  it('is not a switch, whoever put it there', () => {
    expect(read(['--original-process-start-time=133', '--no-sandbox', '-psn_0_1', '/data/prove'])).toBe('/data/prove');
    expect(read(['--user-data-dir=/tmp/x'])).toBeNull();
    expect(read(['/prefetch:1', 'prove'], { platform: 'win32' })).toBe(resolve('/home/f1/prove'));
  });

  it('comes after the app itself in a development start', () => {
    expect(read(['--inspect', '/repo'], { packaged: false })).toBeNull();
    expect(read(['/repo', 'prove'], { packaged: false })).toBe(resolve('/home/f1/prove'));
  });

  it('may be given as a file address, but no other address is a folder', () => {
    expect(read(['file:///data/min%20mappe'])).toBe('/data/min mappe');
    expect(read(['file://%zz'])).toBeNull();
    expect(read(['https://example.org/prove'])).toBeNull();
    expect(read(['smb://server/prove'])).toBeNull();
  });
});
