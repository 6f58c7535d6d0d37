import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { choosePackage, isPackageFile, packToChosenPlace } from '../../../electron/shell/packages.ts';
import { callsOf, dialogAnswers, resetElectron } from '../../support/electron-stub/index.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';

const cleanup = new Cleanup();
const nb = { window: null, language: 'nb' } as const;
let host: DeskHost;
let place: string;
const at = (name: string) => join(place, name);
const choose = (filePath: string) => {
  dialogAnswers.saveDialog = { canceled: false, filePath };
};
const pack = () => packToChosenPlace(host, nb, { startIn: place, names: false });

beforeEach(async () => {
  resetElectron();
  ({ host } = await liveHost(cleanup));
  place = await temporaryFolder(cleanup);
  await host.createProgramme(newProgramme);
});
afterEach(() => cleanup.run());

describe('packing where the facilitator says', () => {
  it('is asked in the system’s own way, with a name that tells what and when', async () => {
    choose(at('Mitt.samling'));
    expect(await pack()).toEqual({ ok: true, value: 'Mitt.samling' });
    expect(callsOf('dialog.showSaveDialog')).toEqual([
      [
        {
          title: 'Pakk programmet',
          buttonLabel: 'Pakk',
          defaultPath: expect.stringMatching(/prove-\d{4}-\d\d-\d\d\.samling$/),
          filters: [{ name: 'Pakket program', extensions: ['samling'] }],
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        },
      ],
    ]);
    expect(await readdir(place)).toEqual(['Mitt.samling']);
  });

  it('does nothing where no place was chosen, or nothing is open', async () => {
    expect(await pack()).toEqual({ ok: true, value: null });
    await host.closeProgramme();
    choose(at('Mitt.samling'));
    expect(await pack()).toMatchObject({ problem: { code: 'NO_PROGRAMME_OPEN' } });
    expect(callsOf('dialog.showSaveDialog')).toHaveLength(1);
    expect(await readdir(place)).toEqual([]);
  });

  it('replaces only the file that the dialog has asked about', async () => {
    await writeFile(at('Mitt.samling'), 'mitt');
    choose(at('Mitt'));
    expect(await pack()).toMatchObject({ problem: { code: 'PACKAGE_THERE' } });
    expect(await readFile(at('Mitt.samling'), 'utf8')).toBe('mitt');
    choose(at('Mitt.samling'));
    expect(await pack()).toMatchObject({ ok: true });
    choose(at('Annet'));
    expect(await pack()).toEqual({ ok: true, value: 'Annet.samling' });
  });
});

describe('taking in', () => {
  it('asks for a file of that kind, which then waits to be looked at', async () => {
    expect(await choosePackage(host, nb, place)).toBeNull();
    expect(host.packing.waiting).toBeNull();
    dialogAnswers.openDialog = { canceled: false, filePaths: [at('Mitt.samling')] };
    expect(await choosePackage(host, nb, place)).toBe('Mitt.samling');
    expect(host.packing.waiting).toBe('Mitt.samling');
    expect(callsOf('dialog.showOpenDialog')[0]).toEqual([
      {
        title: 'Velg et pakket program',
        buttonLabel: 'Åpne',
        defaultPath: place,
        filters: [{ name: 'Pakket program', extensions: ['samling'] }],
        properties: ['openFile'],
      },
    ]);
  });

  it('a folder that is called like a package is none', async () => {
    await mkdir(at('mappe.samling'));
    await writeFile(at('Pakke.SAMLING'), '');
    await writeFile(at('annet.zip'), '');
    const all = ['mappe.samling', 'Pakke.SAMLING', 'annet.zip', 'ikke-der.samling'];
    expect(await Promise.all(all.map((name) => isPackageFile(at(name))))).toEqual([false, true, false, false]);
  });
});
