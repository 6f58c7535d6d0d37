import { doJob, type JobOrder } from './jobs.ts';

// A helper is born for one job and ends with it: whatever memory it took is given back, and killing it harms nobody.
process.once('message', async (order) => {
  const outcome = await doJob(order as JobOrder);
  process.send?.(outcome, () => process.disconnect());
});

// The desk is gone, and with it whoever wanted the result.
process.on('disconnect', () => process.exit());
