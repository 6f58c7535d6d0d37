import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256 } from './sha256.ts';

/** A running program, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The machine: its name, and on macOS, which takes another name from each network, a number of its own. */
  readonly host: string;
  /** When the process began, in words of the system; empty where the system does not tell. */
  readonly mark: string;
}

let own: ProcessIdentity | null = null;

/** This process. */
export function thisProcess(): ProcessIdentity {
  own ??= { pid: process.pid, host: machineName(), mark: ownMark() };
  return own;
}

/** What of the system is asked; another one in tests. */
export interface Processes {
  /** Whether there is a process of that number. */
  readonly isThere: (pid: number) => boolean;
  /** On Linux: boot and time of birth of a process; empty where it does not say. */
  readonly markOf: (pid: number) => string;
  /** Elsewhere: when a process began, epoch ms; null where the system does not say. */
  readonly beganAt: (pid: number) => number | null;
}

const ORIGIN = /^began:(\d+)$/;
/** A process may say somewhat later than the system that it began; one that took its number began after its end. */
const DOUBT_MS = 60_000;

/** Whether a process on this machine still runs. When in doubt, it does. */
export function isRunning({ pid, mark }: ProcessIdentity, processes: Processes = HERE): boolean {
  if (!processes.isThere(pid)) return false;
  const origin = ORIGIN.exec(mark)?.[1];
  if (origin !== undefined) {
    const began = pid === process.pid ? null : processes.beganAt(pid);
    return began === null || began - Number(origin) <= DOUBT_MS;
  }
  const now = processes.markOf(pid);
  return mark === '' || now === '' || now === mark;
}

/** Whether two processes are of one machine: by its name, or by the boot that both have seen. */
export function onOneMachine(a: ProcessIdentity, b: ProcessIdentity): boolean {
  const [bootOfA, bootOfB] = [a, b].map(({ mark }) => (ORIGIN.test(mark) ? '' : mark.slice(0, mark.indexOf(':') + 1)));
  return a.host === b.host || (bootOfA !== '' && bootOfA === bootOfB);
}

const HERE: Processes = {
  isThere: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
    }
  },
  markOf: linuxMark,
  beganAt: (pid) => beganAt(process.platform, pid),
};

/** Numbers are used again, at the latest after a restart of the machine; the time of birth is not. */
function ownMark(): string {
  return process.platform === 'linux' ? linuxMark(process.pid) : `began:${Math.round(performance.timeOrigin)}`;
}

function linuxMark(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the fields are counted after it. The 20th from there is the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}:${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** When a process began, as a program of the system says. Only asked when a lock is in the way. */
export function beganAt(platform: NodeJS.Platform, pid: number): number | null {
  const said =
    platform === 'win32'
      ? output(join(process.env.SystemRoot ?? 'C:\\Windows', 'System32/WindowsPowerShell/v1.0/powershell.exe'), [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')`,
        ])
      : `${output('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])} UTC`;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : at;
}

function machineName(): string {
  if (process.platform !== 'darwin') return hostname();
  const said = output('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']);
  const uuid = /"IOPlatformUUID" = "([^"]+)"/.exec(said)?.[1];
  return uuid === undefined ? hostname() : sha256(uuid).slice(0, 16);
}

function output(program: string, args: readonly string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 3000, windowsHide: true, env });
  return stdout?.trim() ?? '';
}
