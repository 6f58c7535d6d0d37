import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Worker processes take their zone from the environment they are born with. UTC shows every place that leans on the
// machine's own zone where it should use the programme's.
process.env.TZ = 'UTC';

// Electron itself cannot be loaded outside its own runtime; the stub has its types and says what it was asked.
const alias = { electron: resolve(import.meta.dirname, 'test/support/electron-stub/index.ts') };

const integration = 'test/**/*.integration.test.ts';
// What a test waits for takes milliseconds; two slow cores with everything else going on at once may take seconds.
const patience = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } };
const everywhere = ['test/support/no-network.ts', 'test/support/same-cases.ts'];

export default defineConfig({
  test: {
    // Left to itself it keeps a core for its own, which on two is every second one.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Of the screens, what needs no document: what does is a `.tsx`.
          include: ['test/{domain,electron,support,renderer}/**/*.test.ts'],
          exclude: [integration, 'test/**/*.clock.test.ts'],
          setupFiles: everywhere,
          // To load the house anew for each file takes as long as all that is tested in it.
          isolate: false,
          ...patience,
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.tsx'],
          setupFiles: [...everywhere, 'test/renderer/page-setup.ts'],
          ...patience,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: [integration],
          setupFiles: everywhere,
          ...patience,
          // Real processes, real fsyncs and injected faults: slow, and each may want the machine to itself.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Needs libfaketime: `npm run test:clock`.
          name: 'clock',
          include: ['test/**/*.clock.test.ts'],
          setupFiles: ['test/support/no-network.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
