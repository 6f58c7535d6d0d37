import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';
import { officeEnvironment, officeSettings } from './office-settings.ts';

/** Why there are no pages. */
export type OfficeProblem =
  | { readonly code: 'OFFICE_TOO_SLOW' }
  /** It could not be started, ended badly, or gave something that is no PDF. */
  | { readonly code: 'OFFICE_FAILED' }
  | { readonly code: 'CANCELLED' };

/** What pages are made with. */
export interface OfficeTaking {
  /** Absolute path of LibreOffice's program; see `findOffice`. */
  readonly program: string;
  readonly clock: Clock;
  readonly maxMs?: Millis;
}

const WORK = 'samling-pages-';
/** Only what was left when everything stopped is older. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;
const SLIDES_NAME = 'slides.pptx';

/**
 * Has LibreOffice make pages of slides: in a process of its own, with a profile that lasts as long as the work, without
 * macros, links and network. `use` gets the path of the PDF, which is gone when it has settled. Never rejects.
 */
export async function makePages<T>(
  { program, clock, maxMs = 120_000 }: OfficeTaking,
  /** Puts the slides in the place that it is given. */
  putSlides: (path: string) => Promise<Result<unknown, OfficeProblem>>,
  use: (pdf: string) => Promise<T>,
  signal?: AbortSignal,
): Promise<Result<T, OfficeProblem>> {
  let folder: string | null = null;
  try {
    await clearLeftBehind(clock);
    folder = await mkdtemp(join(tmpdir(), WORK));
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), officeSettings());
    const put = await putSlides(join(folder, SLIDES_NAME));
    if (!put.ok) return put;
    const ran = await run({ program, clock, maxMs, folder, profile }, signal);
    if (!ran.ok) return ran;
    const pdf = join(folder, 'pages', SLIDES_NAME.replace(/\.pptx$/, '.pdf'));
    return (await isPdf(pdf)) ? ok(await use(pdf)) : fail({ code: 'OFFICE_FAILED' });
  } catch {
    return fail({ code: 'OFFICE_FAILED' });
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  }
}

interface Run {
  readonly program: string;
  readonly clock: Clock;
  readonly maxMs: Millis;
  readonly folder: string;
  readonly profile: string;
}

function run(
  { program, clock, maxMs, folder, profile }: Run,
  signal?: AbortSignal,
): Promise<Result<null, OfficeProblem>> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve(fail({ code: 'CANCELLED' }));
      return;
    }
    const child = spawn(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--invisible',
        '--nologo',
        '--nodefault',
        '--norestore',
        '--nofirststartwizard',
        '--nolockcheck',
        '--convert-to',
        'pdf:impress_pdf_Export',
        '--outdir',
        join(folder, 'pages'),
        join(folder, SLIDES_NAME),
      ],
      {
        cwd: folder,
        env: officeEnvironment(process.env, folder),
        // What it prints could hold what it works on.
        stdio: 'ignore',
        windowsHide: true,
        // It starts others; as a group they can be ended together.
        detached: process.platform !== 'win32',
      },
    );
    let ending: OfficeProblem | null = null;
    const stop = (problem: OfficeProblem) => {
      ending ??= problem;
      endAll(child.pid);
    };
    const cancel = () => stop({ code: 'CANCELLED' });
    const inTime = clock.after(maxMs, () => stop({ code: 'OFFICE_TOO_SLOW' }));
    signal?.addEventListener('abort', cancel);
    const end = (code: number | null) => {
      inTime();
      signal?.removeEventListener('abort', cancel);
      // Whatever it started ends with it, also where it fell by itself.
      if (code !== 0) endAll(child.pid);
      if (ending) resolve(fail(ending));
      else resolve(code === 0 ? ok(null) : fail({ code: 'OFFICE_FAILED' }));
    };
    child.once('error', () => end(null));
    child.once('exit', end);
  });
}

/** Ends a process that was started as a group of its own, and all that it started. */
function endAll(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const tool = win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    const ender = spawn(tool, ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    ender.on('error', () => {});
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function isPdf(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return bytesRead === 5 && buffer.toString('latin1') === '%PDF-';
  } finally {
    await file.close();
  }
}

/** Clears away what was under way when everything stopped. */
async function clearLeftBehind({ now }: Clock): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(WORK))) {
    const path = join(tmpdir(), name);
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory() && now() - stats.mtimeMs > LEFT_BEHIND_MS) {
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}
