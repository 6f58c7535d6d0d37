import { clockRuns } from '../../support/clock-runs.ts';
import { SteeredServing } from '../../support/steered-serving.ts';

// The same runs go under faketime with `npm run test:clock`, and there the process is stopped for a minute.
clockRuns(async (folder, home, shiftMs) => {
  const steered = new SteeredServing(folder, home, Date.now() + shiftMs);
  const serving = await steered.start();
  return { serving, set: (byMs) => steered.set(byMs) };
}, 3000);
