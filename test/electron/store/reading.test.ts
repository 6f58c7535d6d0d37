import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectStore } from '../../../electron/store/inspect-store.ts';
import { readStore } from '../../../electron/store/read-store.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { treeHash } from '../../support/tree-hash.ts';
import { FaultyFs } from './faulty-fs.ts';
import { addCard, addSession, change, contents, newStore, options, problem, save, value } from './store-in-test.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reading beside an open app', () => {
  it('sees what is saved, and writes not one byte', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, addCard('a'));
    const before = await treeHash(root);
    const view = value(await readStore(options(root), turn));
    expect(contents({ held: () => view.documents })).toEqual(contents(store));
    expect(view.seq).toBe(2);
    expect(view.findings).toEqual([]);
    expect(await treeHash(root)).toBe(before);
  });

  it('takes a record that is being written for nothing yet', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    await appendFile(join(root, '.samling/journal/000000000001.log'), '312 0badcafe 00');
    const view = value(await readStore(options(root), turn));
    expect(view.seq).toBe(1);
    expect(view.findings).toEqual([]);
  });

  it('always sees one moment, however fast documents and journal are replaced under it', async () => {
    const { root, store } = await newStore({ recordsKept: 0 });
    await save(store, addSession('s1'));
    let writing = true;
    const writer = (async () => {
      for (let index = 0; index < 60; index += 1) {
        const both = {
          programme: [{ op: 'replace' as const, path: ['title'], value: `${index}` }],
          'session/s1': [{ op: 'add' as const, path: ['notes', 'n'], value: `${index}` }],
        };
        await save(store, { ...change('programme'), patches: both });
        if (index % 3 === 0) value(await store.snapshot());
      }
      writing = false;
    })();
    let looks = 0;
    while (writing) {
      const read = await readStore(options(root), turn);
      if (!read.ok) {
        expect(read.problem.code).toBe('BUSY');
        continue;
      }
      looks += 1;
      const said = contents({ held: () => read.value.documents });
      const { title } = said.programme as { title: string };
      const { notes } = said['session/s1'] as { notes: { n?: string } };
      if (notes.n !== undefined) expect(notes.n).toBe(title);
    }
    await writer;
    expect(looks).toBeGreaterThan(0);
  }, 20_000);

  it('tells a folder that is no programme, and a disk that does not answer', async () => {
    const root = await makeTempFolder();
    expect(problem(await readStore(options(root), turn)).code).toBe('NOT_A_PROGRAMME');
    const fs = new FaultyFs();
    fs.fail((step) => (step === 'readdir' ? 'EIO' : null));
    expect(problem(await readStore(options(root, { fs }), turn))).toEqual({ code: 'IO', errno: 'EIO' });
  });
});

describe('inspecting', () => {
  it('finds nothing in a sound folder, counts what is there, and changes nothing', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, addCard('a'));
    value(await store.close());
    const before = await treeHash(root);
    const inspection = value(await inspectStore(options(root)));
    expect(inspection).toMatchObject({ findings: [], records: 2, generations: 3 });
    expect([...inspection.documents.keys()]).toEqual(['programme', 'session/s1']);
    expect(await treeHash(root)).toBe(before);
  });

  it('finds every file that is not as it was written', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, addCard('a'));
    value(await store.close());
    const files = [
      'programme.json',
      'sessions/day-s1/session.json',
      '.samling/journal/000000000001.log',
      '.samling/journal/000000000002.log',
      '.samling/generations/programme/000000000001.json',
      '.samling/generations/programme/000000000002.json',
      '.samling/generations/session.s1/000000000001.json',
      '.samling/generations/checkpoint/000000000002.json',
    ];
    for (const file of files) {
      const path = join(root, file);
      const good = await readFile(path);
      const bad = Buffer.from(good);
      bad[Math.floor(bad.length / 2)] = 1;
      await writeFile(path, bad);
      const { findings } = value(await inspectStore(options(root)));
      expect(findings.map((finding) => finding.file)).toContain(file);
      expect(findings.some(({ severity }) => severity !== 'info')).toBe(true);
      await writeFile(path, good);
    }
    expect(value(await inspectStore(options(root))).findings).toEqual([]);
  });

  it('names a document that is lost', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    await writeFile(join(root, 'programme.json'), '{"format":"samling/programme"');
    await rm(join(root, '.samling/generations/programme'), { recursive: true });
    const { findings } = value(await inspectStore(options(root)));
    expect(findings).toContainEqual({ severity: 'error', code: 'DOCUMENT_LOST', file: 'programme.json', detail: '' });
  });

  it('says nothing of what documents hold, whatever is wrong with them', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a', 'kanari-7f3a'));
    value(await store.snapshot());
    await save(store, addCard('b', 'kanari-7f3a'));
    value(await store.close());
    for (const file of ['programme.json', '.samling/journal/000000000001.log']) {
      const text = await readFile(join(root, file), 'utf8');
      await writeFile(join(root, file), text.replace('kanari', 'Kanari'));
    }
    expect(JSON.stringify(value(await inspectStore(options(root))).findings)).not.toMatch(/kanari/i);
  });
});
