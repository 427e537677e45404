import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { listAway, noteChannels } from './channel-state.store.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ modules: () => [] });
});
afterAll(() => t.stop());

const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const note = (pairs: readonly (readonly [string, boolean])[], at = NOW) => t.inTx((tx) => noteChannels(tx, new Map(pairs), at));
const away = async () => [...(await t.inTx(listAway))].sort();

test('who is away is remembered since the first silence, and forgotten with the first answer', async () => {
  await note([['wechat', false], ['alipay', true]]);
  await note([['wechat', false]], NOW + 60_000);
  expect(await away()).toEqual([['wechat', NOW]]);
  await note([['wechat', true]], NOW + 120_000);
  expect(await away()).toEqual([]);
});

test('many that note the same accounts in different orders at once never stand in each other’s way', async () => {
  for (const answers of [false, true, false, true]) {
    const done = await Promise.allSettled(Array.from({ length: 24 }, (_, n) => {
      const accounts = ['alipay', 'wechat', 'unionpay', 'alipay-37', 'wechat-37'].map((account) => [account, answers] as const);
      return note(n % 2 === 0 ? accounts : accounts.toReversed());
    }));
    expect(done.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await away()).toHaveLength(answers ? 0 : 5);
  }
});
