import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A running program, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in words of the system; empty where the system does not tell. */
  readonly mark: string;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), mark: markOf(process.pid) };
}

/** Whether a process on this machine still runs. When in doubt, it does. */
export function isRunning({ pid, mark }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
  const now = markOf(pid);
  return mark === '' || now === '' || now === mark;
}

/** Numbers are used again, at the latest after a restart of the machine; the time of birth is not. */
function markOf(pid: number): string {
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
