import { fork } from 'node:child_process';
import type { Clock } from '../clock.ts';
import { type Helper, type HelperCaps, type HelperProcess, helperOn } from './helper.ts';

/** What a forked helper is started with. */
export interface ForkTaking extends HelperCaps {
  /** Absolute path of the built `helper.js`. */
  readonly entry: string;
  readonly clock: Clock;
}

/** The helper on plain Node: a fork per job. */
export function forkingHelper({ entry, ...taking }: ForkTaking): Helper {
  return helperOn({ ...taking, start: (maxMemoryMb) => forked(entry, maxMemoryMb) });
}

function forked(entry: string, maxMemoryMb: number): HelperProcess {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${maxMemoryMb}`],
    // What a helper prints could hold what it works on.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Set<() => void>();
  const tell = () => {
    for (const listener of gone) listener();
  };
  child.once('exit', tell);
  child.once('error', tell);
  return {
    send: (order) => {
      child.send(order, (error) => error && tell());
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => gone.add(listener),
    kill: () => child.kill('SIGKILL'),
  };
}
