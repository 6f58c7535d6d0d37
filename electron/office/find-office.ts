import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

/** What is looked at to find LibreOffice. */
export interface OfficeSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a program lies there. */
  readonly isProgram: (path: string) => Promise<boolean>;
  /** Names in a folder; none where there is no such folder. */
  readonly namesIn: (folder: string) => Promise<readonly string[]>;
}

/**
 * The absolute path of LibreOffice's program, or null where it is not installed: first on the path, then where it is
 * usually put. It is never brought along and never fetched. `SAMLING_OFFICE` names one that lies elsewhere, and then
 * none but that one is taken.
 */
export async function findOffice(search: OfficeSearch = thisMachine()): Promise<string | null> {
  const { SAMLING_OFFICE: named } = search.env;
  if (named) return (await search.isProgram(named)) ? named : null;
  for (const place of [...onPath(search), ...usualPlaces(search), ...(await oddPlaces(search))]) {
    if (await search.isProgram(place)) return place;
  }
  return null;
}

function thisMachine(): OfficeSearch {
  return {
    platform: process.platform,
    env: process.env,
    isProgram: async (path) => {
      try {
        await access(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
        return (await stat(path)).isFile();
      } catch {
        return false;
      }
    },
    namesIn: (folder) => readdir(folder).catch(() => []),
  };
}

/** On Windows the one for consoles, which waits until the work is done. */
const PROGRAM = { win32: 'soffice.com', other: 'soffice' } as const;

function onPath({ platform, env }: OfficeSearch): string[] {
  const { join, isAbsolute, delimiter } = platform === 'win32' ? win32 : posix;
  const path = platform === 'win32' ? (env.Path ?? env.PATH) : env.PATH;
  // A folder that is not absolute would be looked for wherever the app was started.
  const folders = (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, platform === 'win32' ? PROGRAM.win32 : PROGRAM.other));
}

function usualPlaces({ platform, env }: OfficeSearch): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramW6432, env.ProgramFiles, env['ProgramFiles(x86)']];
    return roots.flatMap((root) => (root ? [win32.join(root, 'LibreOffice', 'program', PROGRAM.win32)] : []));
  }
  if (platform === 'darwin') {
    const inApp = 'LibreOffice.app/Contents/MacOS/soffice';
    return ['/', ...(env.HOME ? [env.HOME] : [])].map((root) => posix.join(root, 'Applications', inApp));
  }
  return ['/usr/lib/libreoffice', '/usr/lib64/libreoffice', '/usr/local/lib/libreoffice'].map((folder) =>
    posix.join(folder, 'program', PROGRAM.other),
  );
}

/** The packages of LibreOffice's own site put themselves in `/opt`, in a folder with the version in its name. */
async function oddPlaces({ platform, namesIn }: OfficeSearch): Promise<string[]> {
  if (platform === 'win32' || platform === 'darwin') return [];
  const versions = (await namesIn('/opt')).filter((name) => /^libreoffice\d/i.test(name));
  const newestFirst = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map((name) => posix.join('/opt', name, 'program', PROGRAM.other));
}
