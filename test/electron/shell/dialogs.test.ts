import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askUnsaved, chooseFolder, revealExport, tellAbout, tellProblem } from '../../../electron/shell/dialogs.ts';
import { callNames, callsOf, dialogAnswers, resetElectron } from '../../support/electron-stub/index.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';

const cleanup = new Cleanup();
const nb = { window: null, language: 'nb' } as const;
const en = { window: null, language: 'en' } as const;

beforeEach(() => resetElectron());
afterEach(() => cleanup.run());

describe('choosing a folder', () => {
  it('asks for folders only, beginning where programmes lie', async () => {
    dialogAnswers.openDialog = { canceled: false, filePaths: ['/data/prove'] };
    expect(await chooseFolder(nb, '/data')).toBe('/data/prove');
    expect(callsOf('dialog.showOpenDialog')).toEqual([
      [
        {
          title: 'Velg en programmappe',
          buttonLabel: 'Åpne',
          defaultPath: '/data',
          properties: ['openDirectory', 'createDirectory'],
        },
      ],
    ]);
  });

  it('gives nothing where nothing was chosen', async () => {
    expect(await chooseFolder(nb, '/data')).toBeNull();
    dialogAnswers.openDialog = { canceled: false, filePaths: [] };
    expect(await chooseFolder(nb, '/data')).toBeNull();
  });
});

describe('what is not saved', () => {
  it.each([
    [0, 'again'],
    [1, 'discard'],
    [2, 'cancel'],
    [7, 'cancel'],
  ] as const)('button %i means %s', async (response, choice) => {
    dialogAnswers.messageBox = { response, checkboxChecked: false };
    expect(await askUnsaved(en, 'NOT_SAVED')).toBe(choice);
  });
});

describe('messages', () => {
  it('say what is wrong and what to do, in the language of the page', async () => {
    await tellProblem(en, 'NOT_A_PROGRAMME');
    await tellProblem(nb, 'NOBODY_KNOWS');
    const [first, second] = callsOf('dialog.showMessageBox').map(([options]) => options);
    expect(first).toMatchObject({ message: 'Not a programme folder', buttons: ['OK'] });
    expect(second).toMatchObject({ message: 'Kan ikke åpnes' });
  });

  it('tell which Samling this is and what it runs on', async () => {
    await tellAbout(nb, { ...process.versions, electron: '45.4.1', chrome: '146', node: '24.1' });
    const [options] = callsOf('dialog.showMessageBox')[0] ?? [];
    expect(options).toMatchObject({ title: 'Om Samling', message: 'Samling 0.1.0' });
    expect((options as { detail: string }).detail).toContain('Electron 45.4.1, Chromium 146, Node 24.1');
  });
});

describe('showing an export where it lies', () => {
  it('shows a file of the exports, and opens nothing', async () => {
    const folder = await temporaryFolder(cleanup);
    await mkdir(join(folder, 'exports'));
    await writeFile(join(folder, 'exports', 'deck.pptx'), '');
    expect(await revealExport(folder, 'deck.pptx')).toEqual({ ok: true, value: null });
    expect(callsOf('shell.showItemInFolder')).toEqual([[join(folder, 'exports', 'deck.pptx')]]);
    expect(callNames()).not.toContain('shell.openPath');
  });

  it.each(['../programme.json', 'sub/deck.pptx', '..', '.', '.hidden', 'a\\b', 'C:deck', 'a\0b', '', 'not-there.pptx'])(
    'refuses %j',
    async (name) => {
      const folder = await temporaryFolder(cleanup);
      await mkdir(join(folder, 'exports', 'sub'), { recursive: true });
      await writeFile(join(folder, 'programme.json'), '{}');
      expect(await revealExport(folder, name)).toEqual({ ok: false, problem: { code: 'NO_SUCH_FILE' } });
      expect(callsOf('shell.showItemInFolder')).toEqual([]);
    },
  );

  it('refuses folders, links, and anything where no programme is open', async () => {
    const folder = await temporaryFolder(cleanup);
    await mkdir(join(folder, 'exports', 'sub'), { recursive: true });
    await writeFile(join(folder, 'secret'), '');
    await symlink(join(folder, 'secret'), join(folder, 'exports', 'link'));
    expect((await revealExport(folder, 'sub')).ok).toBe(false);
    expect((await revealExport(folder, 'link')).ok).toBe(false);
    expect(await revealExport(null, 'deck.pptx')).toEqual({ ok: false, problem: { code: 'NO_PROGRAMME_OPEN' } });
  });
});
