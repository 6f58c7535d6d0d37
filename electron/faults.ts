import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isoWithOffset } from '../domain/clock-text.ts';
import type { Instant } from '../domain/timer.ts';

/** The most that is written in one run: whatever goes wrong over and over must not fill the disk. */
const MOST_LINES = 200;

/** Where faults are noted. */
export interface FaultTaking {
  /** Begun anew at the first fault of a run. */
  readonly file: string;
  readonly now: () => Instant;
  readonly err: (line: string) => void;
}

/**
 * Keeps the show going over what nobody foresaw: it is noted by name and code, and nothing is shown. What the error
 * says may quote what somebody wrote, and is therefore never kept.
 */
export function noteFaults(process: NodeJS.EventEmitter, { file, now, err }: FaultTaking): void {
  let lines = 0;
  const note = (from: string) => (error: unknown) => {
    if (lines >= MOST_LINES) return;
    lines += 1;
    const line = `${isoWithOffset(now(), 'Europe/Oslo')} ${from} ${faultName(error)}`;
    try {
      err(line);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if (lines === 1) writeFileSync(file, `${line}\n`, { mode: 0o600 });
      else appendFileSync(file, `${line}\n`);
    } catch {
      // A fault that cannot be noted is no reason to stop either.
    }
  };
  process.on('uncaughtException', note('exception'));
  process.on('unhandledRejection', note('rejection'));
}

/** The kind of an error: its name and code, and only where they look like such. */
export function faultName(error: unknown): string {
  const { name, code } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly name?: unknown;
    readonly code?: unknown;
  };
  const kind = typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,39}$/.test(code) ? `${kind} ${code}` : kind;
}
