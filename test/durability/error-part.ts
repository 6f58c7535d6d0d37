import { isDeepStrictEqual } from 'node:util';
import type { CommandInput } from '../../domain/commands.ts';
import { bookOf } from '../../electron/desk/book.ts';
import type { OpenDeskTaking } from '../../electron/desk/open-desk.ts';
import type { Fs } from '../../electron/store/fs.ts';
import { CrashDisk } from '../electron/store/crash-disk.ts';
import { machineOn, reopen } from './desk-world.ts';
import type { Length } from './lengths.ts';
import { playSession, SessionLog } from './session.ts';
import { must, type Tally } from './tally.ts';

const ERRNOS = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EPERM'] as const;
/** A write that takes a part of its bytes and calls that success. */
const SHORT = 'short write';

/**
 * Plays a session on a disk of which one call fails, and looks whether everything was saved all the same. Each call
 * in turn, with each of the errors.
 */
export async function failEveryCall(
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
  length: Length,
  tally: Tally,
  between: (fs: Fs) => Fs,
): Promise<void> {
  const whole = new CrashDisk();
  await playSession(machineOn(whole), templates, commands, new SessionLog());
  for (const [index, fault] of [...ERRNOS, SHORT].entries()) {
    // Each error begins elsewhere, so that a sample of them meets more calls than one alone would.
    for (let call = 1 + index; call <= whole.looks; call += length.failEvery) {
      if (tally.isFull) return;
      const where = `${fault} at call ${call} of ${whole.looks}`;
      await tally.case(where, async () => {
        const disk = new CrashDisk();
        if (fault === SHORT) disk.shortenAt(call);
        else disk.failAt(call, fault);
        const log = new SessionLog();
        const book = await playSession(machineOn(between(disk)), templates, commands, log);
        tally.state();
        const opened = await reopen(machineOn(disk.after('flushed')), 'programme');
        must(opened.ok, `not opened again: ${opened.ok ? '' : JSON.stringify(opened.problem)}`);
        const { value: store } = opened;
        const errors = store.findings().filter(({ severity }) => severity === 'error');
        must(errors.length === 0, JSON.stringify(errors));
        must(store.seq === log.saved.programme, `saved ${log.saved.programme}, found ${store.seq}`);
        const found = bookOf([...store.held()].map(([key, { data }]) => [key, data]));
        must(isDeepStrictEqual(found, JSON.parse(JSON.stringify(book))), 'the book is not as it was left');
        const names = await reopen(machineOn(disk.after('flushed')), 'names');
        must(names.ok && names.value.seq === log.saved.names, 'the names are not as they were left');
      });
    }
  }
}
