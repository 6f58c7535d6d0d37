import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Worker processes take their zone from the environment they are born with. UTC shows every place that leans on the
// machine's own zone where it should use the programme's.
process.env.TZ = 'UTC';

const integration = 'test/**/*.integration.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{domain,electron,templates,support}/**/*.test.ts'],
          exclude: [integration],
          setupFiles: ['test/support/no-network.ts'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          exclude: [integration],
          setupFiles: ['test/support/no-network.ts', 'test/renderer/page-setup.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: [integration],
          setupFiles: ['test/support/no-network.ts'],
          // Real processes, real fsyncs and injected faults: slow, and each may want the machine to itself.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
