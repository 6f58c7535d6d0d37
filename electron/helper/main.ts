import { doJob, type JobOrder } from './jobs.ts';

/** What a utility process of Electron has in place of Node's channel; said here, since a helper knows no Electron. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as { readonly parentPort?: ParentPort };

// A helper is born for one job and ends with it: whatever memory it took is given back, and killing it harms nobody.
if (parentPort) {
  // Whoever ordered the job ends the process when it has the outcome, and Electron does when the app is gone.
  parentPort.once('message', async ({ data }) => parentPort.postMessage(await doJob(data as JobOrder)));
} else {
  process.once('message', async (order) => {
    const outcome = await doJob(order as JobOrder);
    process.send?.(outcome, () => process.disconnect());
  });
  // The desk is gone, and with it whoever wanted the result.
  process.on('disconnect', () => process.exit());
}
