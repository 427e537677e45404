import { chromium } from 'playwright-core';
import { CHECK_CODES, type CheckCode, type Verdict } from '#contracts/photos/standard.ts';

/** What the list of checks shows of a picture, and how long the page took. */
export type Shown = { checks: { code: CheckCode; verdict: Verdict }[]; ms: number };

const VERDICTS: readonly Verdict[] = ['good', 'warn', 'review', 'refuse', 'unmeasured'];

/** The public photo coach of a running program, in headless Chromium. */
export async function openCoach(address: string): Promise<{ check(jpeg: Buffer): Promise<Shown>; stop(): Promise<void> }> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(`${address}/photo-coach`);
  await page.waitForSelector('[data-photo-tool]:not([hidden])');
  return {
    async check(jpeg) {
      await page.evaluate(() => {
        const bytes = document.querySelector('[data-final-bytes]');
        if (bytes) bytes.textContent = '';
      });
      const began = performance.now();
      await page.setInputFiles('[data-pick]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg });
      await page.waitForFunction(() => document.querySelector('[data-final-bytes]')?.textContent !== '', undefined, { timeout: 120_000 });
      const ms = performance.now() - began;
      const shown = await page.$$eval('[data-photo-checks] [data-check]', (items) => items.map((item) => [item.getAttribute('data-check'), item.getAttribute('data-verdict')] as const));
      return { ms, checks: CHECK_CODES.map((code) => ({ code, verdict: VERDICTS.find((one) => one === shown.find(([of]) => of === code)?.[1]) ?? 'unmeasured' })) };
    },
    stop: () => browser.close(),
  };
}
