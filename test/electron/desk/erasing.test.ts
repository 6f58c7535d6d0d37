import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseFromBook } from '../../../domain/erasure.ts';
import { machineClock } from '../../../electron/clock.ts';
import { erasePerson, previewErasure } from '../../../electron/desk/erasing.ts';
import { type Machine, thisMachine } from '../../../electron/desk/storage.ts';
import { scanFolder } from '../../support/byte-scan.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { treeHash } from '../../support/tree-hash.ts';
import { addExports, CANARY, give, openFolder, programmeWithTraces, TRACES } from './erasing-folder.ts';

let machine: Machine;
let folder: string;

beforeEach(async () => {
  machine = thisMachine(machineClock);
  folder = join(await makeTempFolder(), 'p');
  await programmeWithTraces(machine, folder);
});

const asked = { code: CANARY.code.toLowerCase(), by: 'F1', removeFiles: true };
const scan = () => scanFolder(machine.fs, folder, TRACES);

async function shownBook() {
  const desk = await openFolder(machine, folder);
  const { shown } = desk;
  await desk.close();
  return shown;
}

describe('erasing a person from a folder', () => {
  it('leaves nothing of them in any byte, and everything else as it was', async () => {
    const before = await shownBook();
    await addExports(folder);
    // The scan can find something: every kind of place holds it before.
    const places = (await scan()).map((line) => line.split('/').slice(0, 2).join('/'));
    for (const place of [
      '.samling/journal',
      '.samling/generations',
      '.samling/backups',
      '.samling/quarantine',
      '.samling/names',
    ]) {
      expect(places).toContain(place);
    }
    const done = await erasePerson(machine, folder, asked);
    expect(done).toMatchObject({
      ok: true,
      value: { name: true, callName: true, by: 'F1', filesRemoved: 4, filesLeft: 0 },
    });
    expect(await scan()).toEqual([]);
    const role = before.programme.people[CANARY.personId]?.role ?? 'employee';
    const { book } = eraseFromBook(before, { personId: CANARY.personId, code: CANARY.code, role });
    expect(await shownBook()).toEqual(book);
    expect(await scan()).toEqual([]);
  });

  it('leaves nothing in any backup either, also after each has been put back', async () => {
    await addExports(folder);
    expect(await erasePerson(machine, folder, asked)).toMatchObject({ ok: true });
    let desk = await openFolder(machine, folder);
    expect((await desk.backupsThere()).length).toBe(1);
    await give(desk, { kind: 'card.add', sessionId: 's1', itemId: 'ideas', text: 'Etterpå' });
    await desk.close();
    desk = await openFolder(machine, folder);
    for (const { id } of await desk.backupsThere()) {
      expect(await desk.restoreBackup(id, 'F1')).toMatchObject({ ok: true });
      await desk.beforeSleep();
      expect(await scan()).toEqual([]);
    }
    await desk.close();
    expect(await scan()).toEqual([]);
  });

  it('opens afterwards without anything to remark on, with no history and no undo', async () => {
    await erasePerson(machine, folder, asked);
    const desk = await openFolder(machine, folder);
    expect(desk.history(100)).toEqual([]);
    expect(desk.reversible).toEqual({ undo: null, redo: null });
    expect(await desk.setAside()).toEqual({ ok: true, value: [] });
    expect(desk.names.people).toEqual({ p2: { name: 'Ola Lie', callName: '' } });
    await desk.close();
  });

  it('takes their files, and leaves those of others', async () => {
    const before = await readdir(join(folder, 'attachments'));
    expect(before).toHaveLength(2);
    await erasePerson(machine, folder, asked);
    const [left, ...more] = await readdir(join(folder, 'attachments'));
    expect(more).toEqual([]);
    expect(await readFile(join(folder, 'attachments', left ?? ''), 'utf8')).toBe('det p2 la ved');
  });

  it('keeps a certificate without code or name, and no decision', async () => {
    const done = await erasePerson(machine, folder, asked);
    expect(await readdir(join(folder, '.samling'))).not.toContain('erasing.json');
    const [name] = await readdir(join(folder, '.samling/erased'));
    const kept = await readFile(join(folder, '.samling/erased', name ?? ''), 'utf8');
    expect(JSON.parse(kept)).toEqual(done.ok && done.value);
    expect(done).toMatchObject({ value: { counts: { submissions: 1, cards: 1, presence: 1, speeches: 1, texts: 1 } } });
  });

  it('changes not a byte when it is only looked at, and names the files that hold something', async () => {
    await addExports(folder);
    const before = await treeHash(folder);
    const preview = await previewErasure(machine, folder, { code: CANARY.code });
    expect(await treeHash(folder)).toEqual(before);
    expect(preview.ok && preview.value.files).toEqual([
      { file: 'exports/lysbilder.pptx', holds: 'yes', removable: true },
      { file: 'exports/protokoll.md', holds: 'yes', removable: true },
      { file: `exports/side-${CANARY.code}.pdf`, holds: 'yes', removable: true },
      { file: 'programme (conflicted copy).json', holds: 'yes', removable: true },
    ]);
    expect(preview).toMatchObject({ value: { storage: { attachments: 1, setAside: 2 } } });
  });

  it('deletes no file that was not shown to whoever said that they may go', async () => {
    await addExports(folder);
    const preview = await previewErasure(machine, folder, { code: CANARY.code });
    const shownFiles = preview.ok ? preview.value.files.map(({ file }) => file) : [];
    await writeFile(join(folder, 'exports/tavla.jpg'), 'et bilde som kom etterpå');
    const done = await erasePerson(machine, folder, { ...asked, shownFiles });
    expect(done).toMatchObject({ ok: true, value: { filesRemoved: 4, filesLeft: 1 } });
    expect(await readdir(join(folder, 'exports'))).toEqual(['matrise.csv', 'tavla.jpg']);
  });

  it('means the one that was chosen where two workplaces have the code, and neither where nobody says which', async () => {
    const desk = await openFolder(machine, folder);
    const project = { title: '', aim: '' };
    const [person] = [{ personId: 'other', code: 'P02', role: 'employee' as const, level: 'skilled' as const }];
    await give(desk, { kind: 'workplace.add', workplaceId: 'w2', name: 'Hjemmesykepleien', project });
    await give(desk, { kind: 'people.add', workplaceId: 'w2', people: [person] });
    await desk.close();
    const whom = { by: 'F1', removeFiles: false, code: 'p02' };
    expect(await previewErasure(machine, folder, whom)).toEqual({ ok: false, problem: { code: 'SEVERAL_PEOPLE' } });
    expect(await erasePerson(machine, folder, whom)).toEqual({ ok: false, problem: { code: 'SEVERAL_PEOPLE' } });
    expect(Object.keys((await shownBook()).programme.people)).toEqual(expect.arrayContaining(['p2', 'other']));
    expect(await erasePerson(machine, folder, { ...whom, personId: 'other' })).toMatchObject({ ok: true });
    const { people } = (await shownBook()).programme;
    expect(people.other).toBeUndefined();
    expect(people.p2).toBeDefined();
  });

  it('finds the workplace by its name', async () => {
    const { programme } = await shownBook();
    const workplace = programme.workplaces.w1?.name.toUpperCase();
    const whom = { code: CANARY.code, workplace };
    expect(await previewErasure(machine, folder, whom)).toMatchObject({ ok: true });
    expect(await previewErasure(machine, folder, { ...whom, workplace: 'et annet sted' })).toEqual({
      ok: false,
      problem: { code: 'NO_SUCH_PERSON' },
    });
  });

  it('refuses an unknown code, a folder that is open, and one whose link key is gone, with nothing changed', async () => {
    expect(await erasePerson(machine, folder, { ...asked, code: 'P99' })).toEqual({
      ok: false,
      problem: { code: 'NO_SUCH_PERSON' },
    });
    const desk = await openFolder(machine, folder);
    expect(await erasePerson(machine, folder, asked)).toMatchObject({ ok: false, problem: { code: 'LOCKED' } });
    await desk.close();
    await machine.fs.rename(join(folder, '.samling/names'), join(folder, '..', 'key'));
    await machine.fs.rename(join(folder, 'names.json'), join(folder, '..', 'names.json'));
    const before = await treeHash(folder);
    expect(await erasePerson(machine, folder, asked)).toEqual({ ok: false, problem: { code: 'NAMES_MISSING' } });
    expect(await treeHash(folder)).toEqual(before);
  });
});
