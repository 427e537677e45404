import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { FoundPayment } from '#contracts/payment-desk.ts';
import type { RefundRequestList } from '#contracts/refund-requests.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { listMovementsOf } from '#server/modules/ledger/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { fakeChannels } from '#server/testing/fake-channels.ts';
import { paidOrder, type PaidOrder } from '#server/testing/paid-order.ts';
import { payments, type PayableApplications } from '../index.ts';
import { listRefunds } from './refunds.store.ts';

const START = Date.parse('2026-09-12T07:00:00+08:00');
const [liu, chen, hunan]: string[] = [randomUUID(), randomUUID(), randomUUID()];
const NAMES = new Map<string | undefined, string>([[liu, '刘出纳'], [chen, '陈会计'], [hunan, '湖南出纳']]);
const nothing = () => Promise.resolve(ok({}));
const of = new Map<string, AccountId>();
const ended: unknown[] = [];
const applications = {
  describe: () => Promise.resolve(refusedFor('payment.not_due')), startPayment: nothing, endPayment: nothing, recordPayment: nothing, recordOnSitePayment: nothing, tellRefundOpened: () => Promise.resolve(), refundFee: (...given: unknown[]) => { ended.push(given[1]); return Promise.resolve(); }, tellRefunded: () => Promise.resolve(),
  findForStaff: (_tx: unknown, staff: { staffId: string }, id: string) => Promise.resolve(staff.staffId === hunan ? refusedFor('application.not_found') : ok({ accountId: of.get(id) })),
} as unknown as PayableApplications;

let t: TestApp;
let bank: ReturnType<typeof fakeChannels>;
let zhang: PaidOrder;

beforeAll(async () => {
  bank = fakeChannels(['alipay', 'wechat-37'], () => t.clock.now());
  t = await testApp({
    at: START, modules: () => [payments({ applications, channels: bank.channels })],
    people: { candidateName: () => Promise.resolve('张伟'), staffActor: (id) => Promise.resolve({ name: NAMES.get(id) ?? '', permissions: ['payment.see', 'payment.register'], jurisdiction: { kind: 'province', province: id === hunan ? '43' : '37' } }) },
  });
});
afterAll(() => t.stop());
beforeEach(async () => {
  zhang = await paid();
});

async function paid(how: { account: string; reference: string } | { receiptNumber: string } = { account: 'wechat-37', reference: `WX${randomUUID().slice(0, 12)}` }): Promise<PaidOrder> {
  const whose = { accountId: AccountId.parse(randomUUID()), applicationId: ApplicationId.parse(randomUUID()) };
  of.set(whose.applicationId, whose.accountId);
  await t.asOwner(`insert into application (account_id, id, version, number, sitting_id, exam_code, exam_year, province, prefecture, review_point_id, level_code, specialty_code, subject_codes, data_state, commitment_state, materials_state, review_state, payment_state, form, confirmed_at, started_at, changed_at)
    values ($1, $2, 1, $3, '2026-yijian', '001', 2026, '37', '3701', '3701-01', '01', '01', '{1}', 'confirmed', 'signed', 'not_needed', 'approved', 'paid', '\\x00', now(), now(), now())`, [whose.accountId, whose.applicationId, whose.applicationId.slice(0, 18)]);
  return paidOrder(t, whose, { at: START, ...how });
}
const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const as = (who = liu ?? '') => t.signInStaff(who);
const ask = async (p: PaidOrder, who = liu) => t.api.post(`/api/staff/orders/${p.orderNumber}/refund-requests`, { ground: 'authority_error', application: 'ends', reason: '审核点收费标准录入有误' }, { as: await as(who) });
const listed = async (query = '', who = liu) => (await t.api.get(`/api/staff/refund-requests?${query}`, { as: await as(who) })).json<RefundRequestList>();
const decide = async (p: PaidOrder, decision: string, who = chen) => {
  const mine = (await listed()).lines.filter((one) => one.orderNumber === p.orderNumber);
  const line = mine.find((one) => one.state === 'requested') ?? mine[0];
  return t.api.post(`/api/staff/refund-requests/${p.accountId}/${line?.id ?? randomUUID()}/decision`, { version: line?.version ?? 1, decision, reason: '已核对收费文件与流水' }, { as: await as(who) });
};
const refunds = (p: PaidOrder) => t.inTx((tx) => listRefunds(tx, p.accountId, p.applicationId));

describe('a refund a person asks for', () => {
  test('waits for a second person, then goes back whole to the account that was paid, in the books too', async () => {
    expect(codes(await ask(zhang))).toEqual([200]);
    expect(await refunds(zhang)).toEqual([]);
    expect(codes(await decide(zhang, 'approve', liu))).toEqual([409, 'refund.own_request']);
    expect((await listed('state=requested')).lines.find((one) => one.orderNumber === zhang.orderNumber)).toMatchObject({ requestedBy: '刘出纳', ground: 'authority_error', amountInFen: 24_400, decide: ['申请人不能复核自己的退费申请，请由另一人办理'] });
    expect(codes(await decide(zhang, 'approve'))).toEqual([200]);
    await t.runJobs();
    const [refund] = await refunds(zhang);
    expect(ended.filter((one) => (one as { applicationId: string }).applicationId === zhang.applicationId)).toMatchObject([{ refundNumber: refund?.number, amountInFen: 24_400, reason: 'authority_error', application: 'ends', staff: { staffId: chen } }]);
    expect(refund).toMatchObject({ state: 'done', reason: 'authority_error', way: 'channel', amountInFen: 24_400 });
    expect(bank.refunds.get(refund?.number ?? '')).toEqual({ account: 'wechat-37', amountInFen: 24_400 });
    expect((await t.inTx((tx) => listMovementsOf(tx, zhang.orderNumber))).map((m) => [m.kind, m.receiving]).sort()).toEqual([['refund_done', 'wechat-37'], ['refund_due', null]]);
    expect(codes(await ask(zhang))).toEqual([409, 'refund.exists_already']);
  });

  test('asked for by several and decided twice at once it goes back once; turned down it does not, and may be asked for again', async () => {
    const asked = await Promise.all([ask(zhang), ask(zhang, chen), ask(zhang)]);
    expect(asked.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    const by = (await listed()).lines.find((one) => one.orderNumber === zhang.orderNumber)?.requestedBy === '刘出纳' ? chen : liu;
    expect(codes(await decide(zhang, 'turn_down', by))).toEqual([200]);
    expect(codes(await ask(zhang))).toEqual([200]);
    const decided = await Promise.all([decide(zhang, 'approve'), decide(zhang, 'approve')]);
    expect(decided.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(await refunds(zhang)).toHaveLength(1);
  });

  test('what was paid at the desk goes back at the desk', async () => {
    const guli = await paid({ receiptNumber: 'SD-77' });
    await ask(guli);
    await decide(guli, 'approve');
    expect(await refunds(guli)).toMatchObject([{ way: 'desk', state: 'due', reason: 'authority_error' }]);
  });

  test('another province neither sees it nor decides it, and the table itself refuses one person for both', async () => {
    await ask(zhang);
    expect((await listed('', hunan)).lines).toEqual([]);
    expect(codes(await decide(zhang, 'approve', hunan))).toEqual([404, 'refund.not_found']);
    expect(codes(await ask(zhang, hunan))).toEqual([404, 'payment.order_not_found']);
    await expect(t.asOwner(`update refund_request set state = 'approved', decided_by_id = requested_by_id, decided_by_name = 'x', decided_at = now(), decision_reason = 'xxxx' where account_id = $1`, [zhang.accountId])).rejects.toThrow('check');
    await expect(t.asOwner(`insert into refund (account_id, id, refund_number, application_id, order_id, paid_order_id, reason, way, state, version, amount_in_fen, channel_reference, opened_at) values ($1, gen_random_uuid(), 'R202609120000000000019', $2, $3, $3, 'policy', 'channel', 'due', 1, 24400, 'x', now())`, [zhang.accountId, zhang.applicationId, zhang.orderId])).rejects.toThrow('refund_request_check');
  });
});

test('a payment is found by order, attempt, refund and the channel’s own numbers, within the jurisdiction', async () => {
  await ask(zhang);
  await decide(zhang, 'approve');
  await t.runJobs();
  const [refund] = await refunds(zhang);
  const reference = (await t.asOwner('select reference from payment_attempt where order_id = $1', [zhang.orderId])).rows[0]?.['reference'] as string;
  for (const [number, by] of [[zhang.orderNumber, 'order'], [`${zhang.orderNumber}01`, 'attempt'], [refund?.number, 'refund'], [reference, 'reference'], [refund?.reference, 'reference']] as const) {
    const found = await t.api.get(`/api/staff/payment-numbers/${number ?? ''}`, { as: await as() });
    expect([found.status, found.json<FoundPayment>().by, found.json<FoundPayment>().order.orderNumber, found.json<FoundPayment>().order.attempts.length]).toEqual([200, by, zhang.orderNumber, 1]);
    expect((await t.api.get(`/api/staff/payment-numbers/${number ?? ''}`, { as: await as(hunan) })).status).toBe(404);
  }
  for (const number of [`${zhang.orderNumber}02`, '20260708000000000000012', 'nothing-of-ours']) expect((await t.api.get(`/api/staff/payment-numbers/${number}`, { as: await as() })).status).toBe(404);
});
