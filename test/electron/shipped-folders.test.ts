import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedFolders } from '../../electron/shipped-folders.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

describe('what is shipped', () => {
  it.each([
    ['a checkout', 'samling/out/main', 'samling/templates'],
    ['a checkout in a folder called app', 'app/out/main', 'app/templates'],
    ['a packaged copy', 'resources/app.asar/out/main', 'resources/templates'],
    ['an unpacked copy', 'resources/app/out/main', 'resources/templates'],
  ])('is found in %s', async (_, built, templates) => {
    const folder = await makeTempFolder();
    await mkdir(join(folder, built), { recursive: true });
    await mkdir(join(folder, templates), { recursive: true });
    expect(shippedFolders(join(folder, built))).toEqual({
      templates: join(folder, templates),
      renderer: join(folder, built, '../renderer'),
    });
  });

  it('is the own one of a checkout that has a neighbour with templates', async () => {
    const folder = await makeTempFolder();
    for (const name of ['samling/templates', 'templates']) await mkdir(join(folder, name), { recursive: true });
    expect(shippedFolders(join(folder, 'samling/out/main')).templates).toBe(join(folder, 'samling/templates'));
  });
});
