import { defineConfig } from '@playwright/test';
import { findBrowser, noBrowser } from '../support/find-browser.mjs';

const executablePath = findBrowser();
if (!executablePath) throw new Error(noBrowser);

export default defineConfig({
  testDir: '.',
  // Those need Electron's runtime; see `npm run test:electron`.
  testIgnore: 'electron/**',
  outputDir: '../../out/tests/pages',
  // Each file has a desk, a folder and a browser of its own; none measures time.
  workers: 2,
  forbidOnly: true,
  // What is waited for comes in milliseconds; these say how slow a machine may be before a test gives up.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['line'], ['json', { outputFile: process.env.SAMLING_PAGE_REPORT ?? '../../out/tests/playwright.json' }]],
  use: {
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
