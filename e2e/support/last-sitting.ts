import type { APIRequestContext } from '@playwright/test';
import { expect } from './expect.ts';
import { must } from './ready.ts';

/** Sends for the sitting that is over, with seats, scores, public lists and certificates; it is brought in behind one's back. Asking again changes nothing. */
export async function sendForLastSitting(api: APIRequestContext): Promise<void> {
  await must(await api.post('/api/demo/last-sitting', { data: {} }));
}

/** Waits for its last chapter, in which a certificate is revoked. */
export async function lastSittingReady(api: APIRequestContext): Promise<void> {
  await sendForLastSitting(api);
  await expect(async () => {
    await must(await api.post('/api/demo/staff-sign-ins', { data: { userName: 'kaowu.shandong' } }));
    expect(await (await api.get('/api/staff/certificates')).text()).toContain('"revoked"');
  }, 'the sitting that is over').toPass({ timeout: 600_000, intervals: [3_000] });
  await peopleReady(api);
}

/** Waits until every sample person is there: they are brought in after the start. */
export async function peopleReady(api: APIRequestContext): Promise<void> {
  await expect(async () => {
    expect(await (await api.get('/demo/people?lang=zh')).text()).not.toContain('正在准备');
  }, 'the sample people').toPass({ timeout: 600_000, intervals: [2_000] });
}
