import { join } from 'node:path';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Fs } from './fs.ts';
import { errnoOf, ifThere, writeAll } from './fs-steps.ts';
import { onOneMachine, type ProcessIdentity } from './process-identity.ts';
import { textOf } from './text.ts';

/** Who has a folder open, as its lock says. `startedAt` is epoch ms; `token` is this opening's own. */
export interface LockHolder extends ProcessIdentity {
  readonly startedAt: number;
  readonly token: string;
}

/** What taking the lock needs to know of the world. */
export interface LockTaking {
  readonly fs: Fs;
  /** Absolute; must exist. */
  readonly meta: string;
  readonly me: LockHolder;
  readonly isRunning: (holder: ProcessIdentity) => boolean;
  readonly wait: (ms: number) => Promise<void>;
  /** Take it from whoever has it: only after a person has said so. */
  readonly force: boolean;
}

/** The lock is held by somebody who is, as far as can be known, still there. */
export type LockProblem = { readonly code: 'LOCKED'; readonly holder: LockHolder | null };

/** A lock that was taken. */
export interface Lock {
  /** The holder that was gone, when its lock was taken over. */
  readonly takenFrom: LockHolder | null;
  /** Whether it is still this one: `gone` when the file is, `taken` when somebody else has it. */
  state(): Promise<'ours' | 'gone' | 'taken'>;
  /** Puts it back after it was gone; false when somebody was quicker. */
  putBack(): Promise<boolean>;
  /** Lets go. A lock that is no longer ours is left alone. */
  release(): Promise<void>;
}

// The locks that this process has. One that says it is this process's, but is not among them, is one that could not be
// taken away when it was let go of; without this it would stand in the way for as long as the process runs.
const held = new Set<string>();

/** Takes the lock of a meta folder, at once or not at all. Rejects when the disk does. */
export async function takeLock(taking: LockTaking): Promise<Result<Lock, LockProblem>> {
  const { token } = taking.me;
  // Before the file is there: others in this process must not find it without an owner.
  held.add(token);
  let taken = false;
  try {
    const lock = await take(taking);
    taken = lock.ok;
    return lock;
  } finally {
    if (!taken) held.delete(token);
  }
}

async function take(taking: LockTaking): Promise<Result<Lock, LockProblem>> {
  const { fs, meta, me, wait, isRunning, force } = taking;
  const path = join(meta, 'lock');
  let takenFrom: LockHolder | null = null;
  for (let attempt = 0; ; attempt += 1) {
    if (await make(fs, path, me)) return ok(lockAt(fs, path, me, takenFrom));
    const found = await readLock(fs, path);
    if (found === 'none') continue;
    // The file is there a moment before it says whose it is.
    if (found === 'unreadable' && attempt < 20) {
      await wait(50);
      continue;
    }
    const holder = found === 'unreadable' ? null : found;
    const dead = holder !== null && isDead(holder, me, isRunning);
    // A file that never came to say whose it is was left by a process that ended while making it.
    if (!dead && holder !== null && !force) return fail({ code: 'LOCKED', holder });
    if (attempt > 100) return fail({ code: 'LOCKED', holder });
    if (await clear(taking, path, holder, attempt)) takenFrom = holder;
    else await wait(20);
  }
}

function isDead(holder: LockHolder, me: LockHolder, isRunning: LockTaking['isRunning']): boolean {
  if (!onOneMachine(holder, me)) return false;
  const mine = holder.pid === me.pid && holder.mark === me.mark;
  return (mine && !held.has(holder.token)) || !isRunning(holder);
}

/**
 * Takes a dead holder's lock away. Two that find it dead at the same time must
 * not take away each other's new one, so only the one that holds the key does.
 */
async function clear(taking: LockTaking, path: string, holder: LockHolder | null, attempt: number): Promise<boolean> {
  const { fs, me, isRunning } = taking;
  const key = `${path}.clearing`;
  if (!(await make(fs, key, me))) {
    const other = await readLock(fs, key);
    const dead = typeof other === 'string' ? attempt > 40 : isDead(other, me, isRunning);
    if (other !== 'none' && dead) await ifThere(fs.unlink(key));
    return false;
  }
  try {
    const found = await readLock(fs, path);
    const same = found === 'unreadable' ? holder === null : found !== 'none' && found.token === holder?.token;
    if (same) await ifThere(fs.unlink(path));
    return same;
  } finally {
    await ifThere(fs.unlink(key));
  }
}

async function make(fs: Fs, path: string, me: LockHolder): Promise<boolean> {
  try {
    const file = await fs.open(path, 'create');
    try {
      await writeAll(file, Buffer.from(`${JSON.stringify(me)}\n`), 0);
    } catch (error) {
      await fs.unlink(path).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds the lock of a meta folder; null when nobody does, or it does not say. */
export async function lockHolder(fs: Fs, meta: string): Promise<LockHolder | null> {
  const found = await readLock(fs, join(meta, 'lock'));
  return typeof found === 'string' ? null : found;
}

async function readLock(fs: Fs, path: string): Promise<LockHolder | 'none' | 'unreadable'> {
  const bytes = await ifThere(fs.readFile(path));
  if (bytes === null) return 'none';
  try {
    return holderFrom(JSON.parse(textOf(bytes) ?? '')) ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function holderFrom(value: unknown): LockHolder | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pid, host, mark, startedAt, token } = value as Record<string, unknown>;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
  if (typeof host !== 'string' || typeof token !== 'string') return null;
  return {
    pid,
    host,
    mark: typeof mark === 'string' ? mark : '',
    startedAt: typeof startedAt === 'number' ? startedAt : 0,
    token,
  };
}

function lockAt(fs: Fs, path: string, me: LockHolder, takenFrom: LockHolder | null): Lock {
  const state: Lock['state'] = async () => {
    const found = await readLock(fs, path);
    if (found === 'none') return 'gone';
    return found !== 'unreadable' && found.token === me.token ? 'ours' : 'taken';
  };
  return {
    takenFrom,
    state,
    putBack: () => make(fs, path, me),
    release: async () => {
      held.delete(me.token);
      if ((await state()) === 'ours') await ifThere(fs.unlink(path));
    },
  };
}
