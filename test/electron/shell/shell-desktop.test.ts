import type { App } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DesktopOrder } from '../../../domain/desktop.ts';
import { fail, ok } from '../../../domain/result.ts';
import { cannotStart } from '../../../electron/shell/cannot-start.ts';
import { type DesktopParts, ShellDesktop } from '../../../electron/shell/shell-desktop.ts';
import { app, callsOf, resetElectron } from '../../support/electron-stub/index.ts';

const done: unknown[] = [];
const parts: DesktopParts = {
  screens: () => ({ state: 'apart', all: [], wallShown: true, curtain: 'not-needed' }),
  placeWall: (screenId) => {
    done.push(['placeWall', screenId]);
    return ok(null);
  },
  swapScreens: () => fail({ code: 'ONE_SCREEN' }),
  identifyScreens: () => done.push('identifyScreens'),
  curtained: () => done.push('curtained'),
  chooseFolder: async () => '/home/kari/programme',
  choosePackage: async () => 'mitt.samling',
  packProgramme: async (names) => {
    done.push(['packProgramme', names]);
    return ok('ut.samling');
  },
  speak: (language) => done.push(['speak', language]),
  settled: () => done.push('settled'),
  openSlides: async (sha256) => {
    done.push(['openSlides', sha256]);
    return ok(null);
  },
  revealExport: async () => {
    throw new Error('/home/kari/secret');
  },
};

beforeEach(() => {
  resetElectron();
  done.splice(0);
});

describe('what the desk’s page asks of the desktop', () => {
  const desktop = new ShellDesktop(parts);

  it.each<[DesktopOrder, unknown]>([
    [{ kind: 'place-wall', screenId: '2' }, ['placeWall', '2']],
    [{ kind: 'place-wall', screenId: null }, ['placeWall', null]],
    [{ kind: 'identify-screens' }, 'identifyScreens'],
    [{ kind: 'speak', language: 'en' }, ['speak', 'en']],
    [{ kind: 'settled' }, 'settled'],
    [{ kind: 'open-slides', sha256: 'a'.repeat(64) }, ['openSlides', 'a'.repeat(64)]],
    [{ kind: 'curtained' }, 'curtained'],
  ])('%o is carried out by who can', async (order, deed) => {
    expect(await desktop.carryOut(order)).toEqual({ ok: true, value: null });
    expect(done).toEqual([deed]);
  });

  it('is answered with the folder that was chosen', async () => {
    expect(await desktop.carryOut({ kind: 'choose-folder' })).toEqual({ ok: true, value: '/home/kari/programme' });
  });

  it('is answered with the name of the package that was chosen or made', async () => {
    expect(await desktop.carryOut({ kind: 'choose-package' })).toEqual({ ok: true, value: 'mitt.samling' });
    expect(await desktop.carryOut({ kind: 'pack-programme', names: true })).toEqual({ ok: true, value: 'ut.samling' });
    expect(done).toEqual([['packProgramme', true]]);
  });

  it('is refused in the words of who refuses', async () => {
    expect(await desktop.carryOut({ kind: 'swap-screens' })).toEqual({ ok: false, problem: { code: 'ONE_SCREEN' } });
  });

  it('is answered without a word of what the system said when that fails', async () => {
    const answer = await desktop.carryOut({ kind: 'reveal-export', fileName: 'a.pptx' });
    expect(answer).toEqual({ ok: false, problem: { code: 'UNEXPECTED' } });
  });
});

describe('an app that cannot start', () => {
  it('says so and ends', () => {
    cannotStart(app as unknown as App);
    expect(callsOf('dialog.showErrorBox')).toMatchObject([['Samling kan ikke starte', expect.any(String)]]);
    expect(app.exitCode).toBe(1);
  });
});
