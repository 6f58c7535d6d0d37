import { describe, expect, it } from 'vitest';
import {
  beganAt,
  isRunning,
  onOneMachine,
  type Processes,
  thisProcess,
} from '../../../electron/store/process-identity.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const holder = { pid: 4321, host: 'karis-pc', mark: `began:${NOON}` };

/** A system on which process 4321 is there and began then. */
function began(at: number | null): Processes {
  return { isThere: () => true, markOf: () => '', beganAt: () => at };
}

describe('where the system has no mark for a process', () => {
  it('one that began long after the holder has only got its number', () => {
    expect(isRunning(holder, began(NOON + 3_600_000))).toBe(false);
  });

  it('the holder itself runs, also where it took its time to start, or nobody says when it began', () => {
    for (const at of [NOON, NOON - 90_000, NOON + 2000, null]) expect(isRunning(holder, began(at))).toBe(true);
  });

  it('one that is not there does not run', () => {
    expect(isRunning(holder, { ...began(NOON), isThere: () => false })).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('the system says when a process began', () => {
    const said = beganAt('darwin', process.pid);
    expect(Math.abs((said ?? 0) - performance.timeOrigin)).toBeLessThan(60_000);
    expect(beganAt('darwin', 999_999_999)).toBeNull();
  });
});

describe('one machine', () => {
  it('is known by the boot also where a network has given it another name', () => {
    const before = { pid: 1, host: 'kari.local', mark: 'boot-1:77' };
    expect(onOneMachine(before, { pid: 2, host: 'dhcp-12.skolen.no', mark: 'boot-1:99' })).toBe(true);
    expect(onOneMachine(before, { pid: 2, host: 'dhcp-12.skolen.no', mark: 'boot-2:77' })).toBe(false);
    expect(onOneMachine(holder, { ...holder, host: 'another' })).toBe(false);
    expect(onOneMachine({ ...holder, mark: '' }, { ...holder, host: 'another', mark: '' })).toBe(false);
  });

  it('is this one for this process', () => {
    expect(onOneMachine(thisProcess(), thisProcess())).toBe(true);
    expect(isRunning(thisProcess())).toBe(true);
  });
});
