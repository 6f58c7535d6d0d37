import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFuses, deliveredFuses } from '../../support/fuses.mjs';
import { makeTempFolder } from '../../support/temp-folder.ts';

describe('the check of the fuses', () => {
  it('names every fuse that is as Electron is delivered and may not be', async () => {
    const file = join(await makeTempFolder(), 'electron');
    await writeFile(file, Buffer.concat([Buffer.alloc(5000), deliveredFuses, Buffer.alloc(5000)]));
    expect(checkFuses(file)).toEqual({
      found: true,
      wrong: [
        'runAsNode',
        'enableCookieEncryption',
        'enableNodeOptionsEnvironmentVariable',
        'enableNodeCliInspectArguments',
        'enableEmbeddedAsarIntegrityValidation',
        'onlyLoadAppFromAsar',
        'grantFileProtocolExtraPrivileges',
      ],
    });
  });

  it('does not take a file without fuses for one in which they are set', async () => {
    const file = join(await makeTempFolder(), 'electron');
    await writeFile(file, 'no runtime');
    expect(checkFuses(file).found).toBe(false);
  });
});
