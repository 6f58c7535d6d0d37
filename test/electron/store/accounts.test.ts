import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFs } from '../../../electron/store/fs.ts';
import { setAside } from '../../../electron/store/quarantine.ts';
import { addCard, killed, newStore, reopen, save, value } from './store-in-test.ts';

const journal = '.samling/journal/000000000001.log';

async function withDamagedJournal() {
  const { root, store } = await newStore();
  for (const id of ['a', 'b', 'c', 'd']) await save(store, addCard(id));
  const bytes = await readFile(join(root, journal));
  bytes[bytes.indexOf('"card b"')] = 0;
  await writeFile(join(root, journal), bytes);
  return { root, damaged: bytes };
}

it('what was found wrong is told long after: what is missing, and where the file lies as it was', async () => {
  const { root, damaged } = await withDamagedJournal();
  value(await (await reopen(root, killed)).close());
  const [entry, ...others] = await (await reopen(root)).setAside();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ code: 'JOURNAL_DAMAGED', file: journal, missing: { numbers: '2', unused: 2 } });
  expect(await readFile(join(root, entry?.kept[0]?.file ?? ''))).toEqual(damaged);
});

it('a folder in which nothing was ever wrong has nothing set aside, and no account of anything', async () => {
  const { root, store } = await newStore();
  await save(store, addCard('a'));
  value(await store.close());
  const again = await reopen(root);
  expect(await again.setAside()).toEqual([]);
  await expect(nodeFs.stat(join(root, '.samling/accounts'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('a document that somebody else changed while it was open is told of when it has been set aside', async () => {
  const { root, store } = await newStore();
  await save(store, addCard('a'));
  value(await store.snapshot());
  await writeFile(join(root, 'programme.json'), 'by another hand');
  await save(store, addCard('b'));
  value(await store.snapshot());
  value(await store.close());
  const [entry] = await (await reopen(root)).setAside();
  expect(entry).toMatchObject({ code: 'CHANGED_ELSEWHERE', file: 'programme.json', missing: null });
  expect(await readFile(join(root, entry?.kept[0]?.file ?? ''), 'utf8')).toBe('by another hand');
});

it('an older copy that is damaged is told of once, with the file that was kept of it', async () => {
  const { root, store } = await newStore();
  await save(store, addCard('a'));
  value(await store.snapshot());
  value(await store.close());
  const folder = join(root, '.samling/generations/programme');
  const newest = (await nodeFs.readdir(folder)).at(-1)?.name ?? '';
  await writeFile(join(folder, newest), 'rotten');
  await rm(join(root, 'programme.json'));
  value(await (await reopen(root)).close());
  const entries = await (await reopen(root)).setAside();
  const file = `.samling/generations/programme/${newest}`;
  expect(entries.map((entry) => entry.code).sort()).toEqual(['DOCUMENT_MISSING', 'GENERATION_DAMAGED']);
  const damaged = entries.find(({ code }) => code === 'GENERATION_DAMAGED');
  expect(damaged).toMatchObject({ file, kept: [{ bytes: 6 }] });
  expect(await readFile(join(root, damaged?.kept[0]?.file ?? ''), 'utf8')).toBe('rotten');
});

it('a file that is not ours is told of while it lies there and no longer, each once, and no account of a stranger is kept', async () => {
  const { root, store } = await newStore();
  await save(store, addCard('a'));
  value(await store.close());
  await writeFile(join(root, 'Innkjøpsliste.txt'), 'melk');
  await writeFile(join(root, 'programme-LAPTOP.json'), '{}');
  value(await (await reopen(root)).close());
  await writeFile(join(root, 'names (conflicted copy).json'), '{}');
  const again = await reopen(root);
  const told = async () => (await again.setAside()).map(({ code, file }) => `${code} ${file}`).sort();
  expect(await told()).toEqual([
    'FOREIGN_FILE Innkjøpsliste.txt',
    'SYNC_CONFLICT names (conflicted copy).json',
    'SYNC_CONFLICT programme-LAPTOP.json',
  ]);
  await rm(join(root, 'programme-LAPTOP.json'));
  await rm(join(root, 'Innkjøpsliste.txt'));
  expect(await told()).toEqual(['SYNC_CONFLICT names (conflicted copy).json']);
  const accounts = await nodeFs.readdir(join(root, '.samling/accounts'));
  const written = await Promise.all(
    accounts.map(({ name }) => readFile(join(root, '.samling/accounts', name), 'utf8')),
  );
  expect(written.join('')).not.toContain('Innkjøpsliste');
});

it('a file of which nobody knows why it was set aside is shown all the same', async () => {
  const { root, store } = await newStore();
  const meta = join(root, '.samling');
  const name = await setAside(nodeFs, meta, 'sessions/a/session.json', Buffer.from('old'));
  expect(await store.setAside()).toMatchObject([
    {
      code: 'SET_ASIDE',
      file: 'sessions/a/session.json',
      kept: [{ file: `.samling/quarantine/${name}`, bytes: 3 }],
    },
  ]);
});

it('an account that is damaged costs the account and no more', async () => {
  const { root } = await withDamagedJournal();
  const again = await reopen(root, killed);
  const [name = ''] = (await nodeFs.readdir(join(root, '.samling/accounts'))).map((entry) => entry.name);
  await writeFile(join(root, '.samling/accounts', name), '{"at":');
  const aside = await again.setAside();
  expect(aside.map(({ code }) => code)).toEqual(['SET_ASIDE']);
  await rm(join(root, '.samling/accounts'), { recursive: true });
  expect((await again.setAside()).length).toBe(1);
});

it('a disk that will not take an account does not keep a programme from being opened', async () => {
  const { root } = await withDamagedJournal();
  const refusing = {
    ...nodeFs,
    mkdir: (path: string) =>
      path.endsWith('accounts')
        ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' }))
        : nodeFs.mkdir(path),
  };
  const again = await reopen(root, { ...killed, fs: refusing });
  expect(again.findings().map(({ code }) => code)).toContain('JOURNAL_DAMAGED');
});
