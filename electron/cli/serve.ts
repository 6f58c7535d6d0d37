import { join, resolve } from 'node:path';
import { say } from '../../domain/words.ts';
import { findCloud } from '../desk/find-cloud.ts';
import { DeskHost } from '../desk/host.ts';
import type { HostTaking } from '../desk/host-taking.ts';
import { OpenFolderNote } from '../desk/open-folder-note.ts';
import { RecentProgrammes } from '../desk/recent-programmes.ts';
import { openBrowser } from '../web/open-browser.ts';
import { startWeb } from '../web/server.ts';
import { type Terminal, tellProblem } from './terminal.ts';

/** What browser mode needs beside the host's own. */
export interface ServeTaking extends HostTaking {
  readonly terminal: Terminal;
  readonly rendererFolder: string;
  readonly stateFolder: string;
  /** Resolves when the process is asked to stop. */
  readonly untilStopped: Promise<void>;
  /** Ends the process at once. By itself it waits for a disk that owes it an answer. */
  readonly endNow: () => void;
}

/**
 * Serves the desk in browsers on this machine until it is stopped. Without a folder it begins at the start screen; or,
 * when everything stopped in the middle of something, there.
 */
export async function serve(
  taking: ServeTaking,
  asked: { folder: string | null; anyway: boolean; port: number; open: boolean; json: boolean },
): Promise<number> {
  const { terminal, rendererFolder, stateFolder, machine, untilStopped } = taking;
  const openFolderNote = new OpenFolderNote(join(stateFolder, 'open.json'));
  const recents = new RecentProgrammes(join(stateFolder, 'recent.json'));
  const host = new DeskHost({ ...taking, openFolderNote, recents, cloudOf: findCloud });
  // Beside the opening, which waits for nothing of it.
  void host.tidy();
  if (asked.folder !== null) {
    const opened = await host.openProgramme(resolve(asked.folder), asked.anyway);
    if (!opened.ok) {
      const told = tellProblem(terminal, opened.problem, asked.json);
      await end(taking, host);
      return told;
    }
  } else {
    await host.resume();
  }
  const web = await startWeb({ host, port: asked.port, rendererFolder, stateFolder, clock: machine.clock });
  const { language } = terminal;
  if (asked.json) terminal.out(JSON.stringify({ desk: web.deskUrl, plenum: web.plenumUrl }));
  else {
    terminal.out(say(language, 'cli.servingDesk', { url: web.deskUrl }));
    terminal.out(say(language, 'cli.servingWall', { url: web.plenumUrl }));
    terminal.out(say(language, 'cli.servingStop'));
  }
  if (asked.open && !(await openBrowser(web.deskUrl)) && !asked.json) terminal.err(say(language, 'cli.noBrowser'));
  await untilStopped;
  await web.close();
  await end(taking, host);
  return 0;
}

async function end({ terminal, endNow }: ServeTaking, host: DeskHost): Promise<void> {
  await host.close();
  if (!host.waitsForDisk) return;
  terminal.err(say(terminal.language, 'cli.diskSilent'));
  endNow();
}
