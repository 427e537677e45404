import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env['E2E_PORT'] ?? 8390);
// workers load this file again: the folder is handed on, so that all speak of the same one
const dataDir = (process.env['E2E_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'jinbang-e2e-')));
chmodSync(dataDir, 0o711); // root's database server is another user: else its files lie elsewhere, and stay
// pages that were examined for accessibility in this run: what one worker looked at, the other need not
process.env['E2E_EXAMINED'] ??= mkdtempSync(join(tmpdir(), 'jinbang-examined-'));
// the address of a program that runs already: for somebody who writes a journey and does not want to wait for a fresh one
const running = process.env['E2E_URL'];
const browser = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The journeys: the built program in demo mode on an empty data folder, in a real browser. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 3, // a journey waits for the server and for jobs half of its time
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // a journey looks at every page for accessibility too: minutes on a busy machine; what hangs is told by the waits inside it
  timeout: 600_000,
  expect: { timeout: 45_000 },
  use: {
    baseURL: running ?? `http://127.0.0.1:${String(port)}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 60_000, // a control that is not there is a fault, not a reason to wait out the journey
    // a recording of every step costs a quarter of a journey's processor time: it is asked for (E2E_TRACE=1) where the picture of a failure does not say enough
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browser, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'] },
  },
  projects: [{ name: 'desktop', use: { ...devices['Desktop Chrome'] } }],
  ...(running === undefined && { webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${String(port)}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { MODE: 'demo', PORT: String(port), DATA_DIR: dataDir, REVIEW_UNDO_SECONDS: '0', MASS_NOTICE_ALONE: '0' },
  } }),
});
