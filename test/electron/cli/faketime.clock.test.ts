import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clockRuns } from '../../support/clock-runs.ts';
import { startSamling } from '../../support/start-samling.ts';

// libfaketime answers for the system's clock in a process that knows nothing of it. The offset lies in a file, so that
// it changes while the process runs; the steady clock stays true, as it does when somebody sets the time.
const library = process.env.SAMLING_FAKETIME ?? '';

clockRuns(async (folder, home, shiftMs) => {
  let offset = shiftMs;
  const file = join(home, 'faketime');
  const write = () => writeFile(file, `${offset < 0 ? '' : '+'}${(offset / 1000).toFixed(3)}\n`);
  await write();
  const serving = await startSamling(folder, home, {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
      TZ: 'Europe/Oslo',
    },
  });
  return {
    serving,
    set: (byMs) => {
      offset += byMs;
      return write();
    },
  };
}, 60_000);
