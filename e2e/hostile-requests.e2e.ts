import { expect, test } from '@playwright/test';
import { fuzz } from '../bench/fuzz/run.ts';
import { startProgram } from './support/program.ts';

/** A bounded part of `bench/fuzz.ts`: another seed each day, printed, so that what it finds can be found again. */
test('some thousand hostile requests of every operation and page: no fault, no other shape than promised, nobody else’s secrets', async () => {
  const program = await startProgram('all', { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const seed = Math.floor(Date.now() / 86_400_000);
    const report = await fuzz({ origin: program.url, requests: 3_000, seed, atOnce: 4, minutes: 3.5, say: () => undefined });
    expect(report.findings, `seed ${String(seed)}`).toEqual([]);
    expect(report.requests).toBeGreaterThan(500);
    expect(report.reached, 'operations that said yes').toBeGreaterThan(60);
  } finally {
    await program.stop();
  }
});
