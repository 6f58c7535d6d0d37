import { constants, setPriority } from 'node:os';
import { doJob, type GetReady, getReadyFor, type HelperMessage, type JobOrder } from './jobs.ts';
import { watchMemory } from './memory-watch.ts';

/** What a utility process of Electron has in place of Node's channel; said here, since a helper knows no Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as { readonly parentPort?: ParentPort };

/** Does the job that came, telling on the way how far it is. Nothing where it was told to get ready for one. */
async function work(came: unknown, tell: (message: HelperMessage) => void): Promise<HelperMessage | null> {
  const order = came as JobOrder | GetReady;
  if (order.kind === 'get-ready') {
    await getReadyFor(order);
    return null;
  }
  watchMemory();
  const outcome = await doJob(order, (percent) => tell({ kind: 'progress', percent }));
  return { kind: 'outcome', outcome };
}

/** The desk goes first: it has a room waiting, and what is done here has a bar that tells how far it is. */
function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system will not have it, both go on as equals.
  }
}

giveWay();
// A helper is born for one job and ends with it: whatever memory it took is given back, and killing it harms nobody.
if (parentPort) {
  const tell = (message: HelperMessage) => parentPort.postMessage(message);
  // Whoever ordered the job ends the process when it has the outcome, and Electron does when the app is gone.
  parentPort.on('message', async ({ data }) => {
    const last = await work(data, tell);
    if (last) tell(last);
  });
} else {
  process.on('message', async (came) => {
    const last = await work(came, (message) => process.send?.(message));
    if (last) process.send?.(last, () => process.disconnect());
  });
  // The desk is gone, and with it whoever wanted the result.
  process.on('disconnect', () => process.exit());
}
