import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { testCarriers } from '#server/testing/carriers.ts';
import { takeAllowance } from './allowance.store.ts';
import { noticesModule, queueMessage } from './index.ts';
import { sendOverdue } from './notices.jobs.ts';

const { first, env } = testCarriers({ code: { minute: 1, hour: 3, day: 5 }, notice: { minute: 2, hour: 4, day: 6 } });
const START = Date.parse('2026-07-08T10:00:00+08:00');
let t: TestApp;
beforeAll(async () => { t = await testApp({ modules: () => [noticesModule(env)], at: START }); });
afterAll(() => t.stop());

const key = (phone: string) => t.kit.crypto.index('message.recipient', phone);
const take = (phone: string, kind: 'code' | 'notice', now: number) => t.inTx((tx) => takeAllowance(tx, { key: key(phone), channel: 'sms', kind }, env.limits.sms[kind], now));

test('many at once: exactly as many as a minute allows get through, whoever asks', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => take('13800150001', 'notice', START)));
  expect(answers.filter((one) => one.ok)).toHaveLength(2);
  expect(answers.find((one) => !one.ok)).toEqual({ ok: false, freeAt: START + 60_000 });
});

test('minute, hour and day are counted each, codes and notices apart, and the words say when it is free again', async () => {
  const phone = '13800150002';
  const got: boolean[] = [];
  for (let minute = 0; minute < 8; minute++) got.push((await take(phone, 'code', START + minute * 60_000)).ok);
  expect(got).toEqual([true, true, true, false, false, false, false, false]);
  expect(await take(phone, 'code', START + 8 * 60_000)).toEqual({ ok: false, freeAt: START + 3_600_000 });
  expect((await take(phone, 'notice', START + 8 * 60_000)).ok).toBe(true);
  for (let minute = 0; minute < 8; minute++) await take(phone, 'code', START + 3_600_000 + minute * 60_000);
  expect(await take(phone, 'code', START + 7_200_000)).toEqual({ ok: false, freeAt: Date.parse('2026-07-09T00:00:00+08:00') });
  expect((await take(phone, 'code', Date.parse('2026-07-09T00:00:01+08:00'))).ok).toBe(true);
});

test('a notice over the limit waits for its turn, a code that would come too late has failed, and a try again counts once', async () => {
  const phone = '13800150003';
  t.clock.set(START + 5 * 3_600_000 + 30_000);
  const office = () => ({ crypto: t.kit.crypto, now: t.clock.now() });
  const notice = () => t.inTx((tx) => queueMessage(tx, office(), { to: { phone }, template: 'photo_approved', params: {} }));
  const code = () => t.inTx((tx) => queueMessage(tx, office(), { to: { phone }, template: 'code_register', params: { code: '068614', minutes: '5' } }));
  const states = async () => (await t.asOwner(`select template, state, waits_for, failure from message where recipient_key = $1 order by template, state desc, message_id`, [key(phone)])).rows;
  const sweep = async () => {
    await t.inTx((tx) => enqueue(tx, sendOverdue, {}));
    await t.runJobs();
  };
  for (let n = 0; n < 3; n++) await notice();
  await t.runJobs();
  expect(await states()).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'queued', waits_for: 'allowance' }]);
  first.answer = 'down';
  env.sms.filter((one) => one !== first).forEach((one) => { Object.assign(one, { answer: 'down' }); });
  t.clock.set(t.clock.now() + 60_000);
  await sweep();
  t.clock.set(t.clock.now() + 61_000);
  first.answer = 'well';
  await sweep();
  expect((await states()).map((one) => (one as { state: string }).state)).toEqual(['sent', 'sent', 'sent']);
  const { rows: [used] } = await t.asOwner(`select hour_used from message_allowance where recipient_key = $1 and kind = 'notice'`, [key(phone)]);
  expect(used).toEqual({ hour_used: 3 });

  for (let n = 0; n < 4; n++) {
    await code();
    await t.runJobs();
    t.clock.set(t.clock.now() + 61_000);
  }
  expect((await states()).filter((one) => (one as { template: string }).template === 'code_register')).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }, { state: 'failed', failure: 'over_limit' }]);
});
