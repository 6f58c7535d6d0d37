import { EventEmitter } from 'node:events';
import type { ForkOptions, UtilityProcess as RealProcess } from 'electron';
import { record } from './calls.ts';

/** A process beside the main one. `say` plays what it says, `end` that it is gone. */
export class StubUtilityProcess extends EventEmitter implements Pick<RealProcess, 'postMessage' | 'kill' | 'pid'> {
  pid: number | undefined = 4242;
  /** What was said to it. */
  readonly received: unknown[] = [];

  postMessage(message: unknown): void {
    this.received.push(structuredClone(message));
    this.emit('stub:received', message);
  }

  kill(): boolean {
    if (this.pid === undefined) return false;
    this.end(15);
    return true;
  }

  /** Plays that the process says something. */
  say(message: unknown): void {
    this.emit('message', structuredClone(message));
  }

  /** Plays that the process is gone. */
  end(code: number): void {
    if (this.pid === undefined) return;
    this.pid = undefined;
    setImmediate(() => this.emit('exit', code));
  }
}

const forked: StubUtilityProcess[] = [];

/** Starts processes that do nothing by themselves; `forkedProcesses` gives them to a test. */
export const utilityProcess = {
  fork(modulePath: string, args?: string[], options?: ForkOptions): StubUtilityProcess {
    record('utilityProcess.fork', modulePath, args, options);
    const child = new StubUtilityProcess();
    forked.push(child);
    setImmediate(() => child.emit('spawn'));
    return child;
  },
};

/** Every process that was started, in order. */
export function forkedProcesses(): readonly StubUtilityProcess[] {
  return forked;
}

/** Forgets every process. */
export function resetProcesses(): void {
  for (const one of forked.splice(0)) one.removeAllListeners();
}
