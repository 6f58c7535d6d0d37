import { utilityProcess } from 'electron';
import type { Clock } from '../clock.ts';
import { type Helper, type HelperCaps, type HelperProcess, helperOn } from '../helper/helper.ts';

/** The helper in Electron: a utility process per job. Not before the app is ready. */
export function utilityHelper({ entry, ...taking }: { entry: string; clock: Clock } & HelperCaps): Helper {
  return helperOn({ ...taking, start: (maxMemoryMb) => started(entry, maxMemoryMb) });
}

function started(entry: string, maxMemoryMb: number): HelperProcess {
  const cap = `--max-old-space-size=${maxMemoryMb}`;
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Samling helper',
    // What a helper prints could hold what it works on.
    stdio: 'ignore',
    // Node reads the cap as it is; where Chromium starts V8 first, it has to come by way of its own switch.
    execArgv: [cap, `--js-flags=${cap}`],
  });
  return {
    send: (order) => child.postMessage(order),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', listener);
      // V8 gave up, for want of memory: an exit follows, but may be a while in coming.
      child.once('error', listener);
    },
    kill: () => child.kill(),
  };
}
