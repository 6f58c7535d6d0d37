import { doJob, type HelperMessage, type JobOrder } from './jobs.ts';
import { watchMemory } from './memory-watch.ts';

/** What a utility process of Electron has in place of Node's channel; said here, since a helper knows no Electron. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as { readonly parentPort?: ParentPort };

/** Does the job that came, telling on the way how far it is. */
async function work(came: unknown, tell: (message: HelperMessage) => void): Promise<HelperMessage> {
  watchMemory();
  const outcome = await doJob(came as JobOrder, (percent) => tell({ kind: 'progress', percent }));
  return { kind: 'outcome', outcome };
}

// A helper is born for one job and ends with it: whatever memory it took is given back, and killing it harms nobody.
if (parentPort) {
  const tell = (message: HelperMessage) => parentPort.postMessage(message);
  // Whoever ordered the job ends the process when it has the outcome, and Electron does when the app is gone.
  parentPort.once('message', async ({ data }) => tell(await work(data, tell)));
} else {
  process.once('message', async (order) => {
    const last = await work(order, (message) => process.send?.(message));
    process.send?.(last, () => process.disconnect());
  });
  // The desk is gone, and with it whoever wanted the result.
  process.on('disconnect', () => process.exit());
}
