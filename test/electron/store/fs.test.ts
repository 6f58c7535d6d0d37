import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeFs } from '../../../electron/store/fs.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

const text = (path: string): Promise<string> => readFile(path, 'utf8');

describe('an open file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeTempFolder();
  });
  afterEach(() => vi.restoreAllMocks());

  it('is closed once, however often it is asked to, so that its number is not taken from another file', async () => {
    const one = await nodeFs.open(join(folder, 'one'), 'create');
    await one.close();
    // The system gives out the lowest number that is free.
    const other = await nodeFs.open(join(folder, 'other'), 'create');
    await one.close();
    await other.write(Buffer.from('still open'), 0, 10, 0);
    await other.close();
    expect(await text(join(folder, 'other'))).toBe('still open');
  });

  it('takes nothing once it is closed, and what is given it does not reach another file', async () => {
    const one = await nodeFs.open(join(folder, 'one'), 'create');
    await one.close();
    const other = await nodeFs.open(join(folder, 'other'), 'create');
    await other.write(Buffer.from('whole'), 0, 5, 0);
    for (const step of [
      () => one.write(Buffer.from('stray'), 0, 5, 0),
      () => one.truncate(0),
      () => one.datasync(),
      () => one.sync(),
    ])
      await expect(step()).rejects.toMatchObject({ code: 'EBADF' });
    await other.close();
    expect(await text(join(folder, 'other'))).toBe('whole');
  });

  it('is written with a flush of its own where the system does not tell what disk it is on', async () => {
    vi.spyOn(fs.promises, 'statfs').mockRejectedValue(Object.assign(new Error('not here'), { code: 'ENOSYS' }));
    const one = await nodeFs.open(join(folder, 'one'), 'create', 'through');
    expect(one.flushed).toBe(false);
    await one.write(Buffer.from('whole'), 0, 5, 0);
    await one.datasync();
    await one.close();
    expect(await text(join(folder, 'one'))).toBe('whole');
  });

  it('is closed when all that was under way is done, and not before', async () => {
    const one = await nodeFs.open(join(folder, 'one'), 'create');
    const writes = Array.from({ length: 32 }, (_, at) => one.write(Buffer.from('x'.repeat(1000)), 0, 1000, at * 1000));
    const closing = one.close();
    expect(await Promise.all(writes)).toEqual(writes.map(() => 1000));
    await closing;
    expect(await text(join(folder, 'one'))).toBe('x'.repeat(32_000));
  });
});
