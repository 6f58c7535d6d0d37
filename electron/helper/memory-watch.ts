import { Worker } from 'node:worker_threads';

/** Somewhat more than the heaviest honest job needs, a sideways photo of as many points as are read at all. */
const MOST_BYTES = 1_000_000_000;

const LOOK = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
  }, 40);
`;

/**
 * Ends this process when it takes more memory than any honest file needs. The cap that V8 keeps does not count buffers,
 * and a file made to swell does so while the process is too busy to look: the watch has a thread of its own.
 */
export function watchMemory(mostBytes = MOST_BYTES): void {
  try {
    new Worker(LOOK, { eval: true, workerData: mostBytes, stdout: true, stderr: true }).unref();
  } catch {
    // Without the watch the job goes on: its time is still measured, from outside.
  }
}
