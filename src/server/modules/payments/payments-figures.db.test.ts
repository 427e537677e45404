import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { fakeChannels } from '#server/testing/fake-channels.ts';
import { paidOrder } from '#server/testing/paid-order.ts';
import { paymentFigures } from './payments.figures.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ withReferenceData: false, modules: () => [] }); });
afterAll(() => t.stop());

const whose = () => ({ accountId: AccountId.parse(randomUUID()), applicationId: ApplicationId.parse(randomUUID()) });
const read = async (name: string) => {
  const figure = paymentFigures(fakeChannels(['alipay', 'wechat'], Date.now).channels).find((f) => f.name === name);
  return new Map((await t.inTx(async (tx) => (await figure?.read(tx)) ?? [])).map(({ labels, value }) => [Object.values(labels).join(' '), value]));
};

test('nothing under way is told as zero', async () => {
  expect([...new Set((await read('jinbang_payment_attempts')).values())]).toEqual([0]);
  expect(await read('jinbang_payment_unanswered_seconds')).toEqual(new Map([['alipay', 0], ['wechat', 0], ['other', 0]]));
});

test('attempts, the longest silence of a channel, refunds and refused notices are told by receiving account, and a name from outside is none', async () => {
  await paidOrder(t, whose(), { account: 'alipay', reference: 'AL1', at: Date.now() - 60_000 });
  const refunded = await paidOrder(t, whose(), { account: 'alipay', reference: 'AL2', at: Date.now() - 3 * 86_400_000 });
  const silent = await paidOrder(t, whose(), { account: 'wechat', reference: 'WX1', at: Date.now() - 120_000 });
  const answered = await paidOrder(t, whose(), { account: 'wechat', reference: 'WX2', at: Date.now() - 9_000_000 });
  const open = `state = 'open', next_ask_at = now(), ended_at = null, reference = null, charged_in_fen = null, paid_at = null`;
  await t.asOwner(`update payment_attempt set ${open}, unanswered = 3, last_answered_at = null where id = $1`, [silent.attemptId]);
  await t.asOwner(`update payment_attempt set ${open}, unanswered = 0, last_answered_at = now() where id = $1`, [answered.attemptId]);
  await t.asOwner(
    `insert into refund (account_id, id, refund_number, application_id, order_id, paid_order_id, suspension_id, reason, way, state, version, amount_in_fen, channel_reference, next_at, opened_at, attempt_id)
     values ($1, $2, 'R202608200686140068614', $3, $4, $4, $5, 'suspended', 'channel', 'due', 1, 24400, 'AL2', now(), now(), $6)`,
    [refunded.accountId, randomUUID(), refunded.applicationId, refunded.orderId, randomUUID(), refunded.attemptId],
  );
  for (const [account, fault] of [['alipay', 'bad_signature'], ['alipay', 'bad_signature'], ['13800138000 张伟', 'malformed']] as const) {
    await t.asOwner("insert into refused_notice (id, account, fault, digest, from_address, received_at) values ($1, $2, $3, '\\x00', '203.0.113.7', now())", [randomUUID(), account, fault]);
  }
  expect(await read('jinbang_payment_attempts')).toEqual(new Map([['alipay open', 0], ['alipay begun_last_day', 1], ['alipay paid_last_day', 1], ['wechat open', 2], ['wechat begun_last_day', 2], ['wechat paid_last_day', 0]]));
  const silence = await read('jinbang_payment_unanswered_seconds');
  expect(silence.get('wechat')).toBeGreaterThan(100);
  expect(silence.get('wechat')).toBeLessThan(1_000);
  expect(silence.get('alipay')).toBe(0);
  expect(await read('jinbang_payment_refunds_open')).toEqual(new Map([['alipay due', 1]]));
  expect(await read('jinbang_payment_notices_refused')).toEqual(new Map([['alipay bad_signature', 2], ['other malformed', 1]]));
});
