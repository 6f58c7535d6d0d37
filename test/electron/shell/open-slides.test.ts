import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../domain/result.ts';
import { openSlides } from '../../../electron/shell/open-slides.ts';
import { callsOf, dialogAnswers, resetElectron } from '../../support/electron-stub/index.ts';

const HASH = 'a'.repeat(64);

beforeEach(resetElectron);

describe('slides in the program that the system has for them', () => {
  it('are the copy that the host made, and never the file that was brought', async () => {
    const asked: string[] = [];
    const slidesToOpen = async (sha256: string) => {
      asked.push(sha256);
      return ok('/data/.samling/shown/aa/opened/Rapport.pptx');
    };
    expect(await openSlides({ slidesToOpen }, HASH)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([HASH]);
    expect(callsOf('shell.openPath')).toEqual([['/data/.samling/shown/aa/opened/Rapport.pptx']]);
  });

  it('are not opened where there is no copy', async () => {
    expect(await openSlides({ slidesToOpen: async () => fail({ code: 'SLIDES_LOCKED' }) }, HASH)).toEqual({
      ok: false,
      problem: { code: 'SLIDES_LOCKED' },
    });
    expect(callsOf('shell.openPath')).toEqual([]);
  });

  it('are said not to open where the system has nothing for them, without its own words', async () => {
    dialogAnswers.openPath = 'No application for /home/kari/x.pptx';
    const slidesToOpen = async () => ok('/x.pptx');
    expect(await openSlides({ slidesToOpen }, HASH)).toEqual({
      ok: false,
      problem: { code: 'NO_PROGRAM_FOR_SLIDES' },
    });
  });
});
