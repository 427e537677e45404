import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FiscalLine, FiscalList, FiscalWhole } from '#contracts/fiscal-receipts.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { OrderNumber } from '#contracts/payments.ts';
import { STAND_IN_FISCAL } from '#server/open-fiscal.ts';
import { payableApplications } from '#server/modules/applications/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { applyCharge, beginAttempt } from '#server/modules/payments/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { NORMAL_FISCAL, type FiscalMode } from '#server/standins/fiscal/behaviour.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { fiscalReceiptsOf, inventedUnits } from './index.ts';
import { keepReceipts } from './receipts.jobs-declared.ts';

const MINUTE = 60_000;
let t: TestApp;
let port: ReturnType<typeof fiscalReceiptsOf>;
let liu: Colleague;
let wang: Colleague;
/** Whether the settings have forgotten every collecting unit. */
let unitless = false;

beforeAll(async () => {
  t = await testApp({ env: { FISCAL_RECEIPTS: 'stand-in' } });
  port = fiscalReceiptsOf((province) => (unitless ? undefined : inventedUnits(province)), t.kit.crypto);
  liu = await colleague(t, { name: '刘出纳', roles: ['cashier'], jurisdiction: { kind: 'province', province: '37' } });
  wang = await colleague(t, { name: '王出纳', roles: ['cashier'], jurisdiction: { kind: 'province', province: '43' } });
});
afterAll(() => t.stop());
beforeEach(() => {
  behave('normal');
  unitless = false;
});

function behave(mode: FiscalMode): void {
  if (!t.outside?.fiscal.mood) throw new Error('the stand-in is in use');
  Object.assign(t.outside.fiscal.mood, NORMAL_FISCAL, { mode });
}

type Paid = { candidate: Candidate; id: ApplicationId; orderNumber: OrderNumber; orderId: Awaited<ReturnType<typeof settle>>['id'] };
/** Somebody whose application was just paid online, in a transaction of the commands a notice runs. */
async function paid(name: string): Promise<Paid> {
  const candidate = await readyCandidate(t, { name });
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  const id = await apply(t, candidate, { sittingId: open.find((one) => one.exam.code === '034')?.sitting.id ?? '' });
  const order = await settle(candidate, id);
  return { candidate, id, orderNumber: order.orderNumber, orderId: order.id };
}
function settle({ accountId }: Candidate, applicationId: ApplicationId) {
  const applications = payableApplications(t.kit);
  const now = t.clock.now();
  return t.inTx(async (tx) => {
    const channel = t.outside?.bank.channels.offered('37')[0];
    if (!channel) throw new Error('a channel is offered');
    const begun = await beginAttempt(tx, applications, { accountId, applicationId }, { channel, device: 'desktop' }, now);
    if (!begun.ok) throw new Error(JSON.stringify(begun.refusals));
    const { order, attempt } = begun.value;
    const charge = { status: 'paid' as const, amountInFen: order.amountInFen, reference: `ref-${order.orderNumber}`, paidAt: now };
    for (let n = 0; n < 2; n++) await applyCharge(tx, { applications, fiscal: port }, { accountId, orderId: order.id, attemptId: attempt.id }, charge, 'notice', now);
    return order;
  });
}
const refund = (p: Paid) => t.inTx((tx) => port.reverse(tx, { accountId: p.candidate.accountId, id: p.orderId }, t.clock.now()));
const listed = async (query: string, who = liu) => (await t.api.get(`/api/staff/fiscal-receipts?${query}`, { as: who.as })).json<FiscalList>();
const lineOf = async (p: Paid): Promise<FiscalLine> => {
  const [line] = (await listed(`orderNumber=${p.orderNumber}`)).lines;
  if (!line) throw new Error('the order has a receipt');
  return line;
};
const later = async (minutes: number) => {
  t.clock.set(t.clock.now() + minutes * MINUTE);
  // sign-ins of staff end while nothing is done
  for (const who of [liu, wang]) who.as = await t.signInStaff(who.id);
  await t.inTx((tx) => enqueue(tx, keepReceipts, {}));
  await t.runJobs();
};
/** In how many minutes it is asked again. */
const waits = (line: FiscalLine) => Math.round(((line.nextAt ?? 0) - t.clock.now()) / MINUTE);
const resend = (line: FiscalLine, who = liu, reason = '财政平台已恢复') => t.api.post(`/api/staff/fiscal-receipts/${line.accountId}/${line.id}/resend`, { version: line.version, reason }, { as: who.as });
const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const page = async (p: Paid) => (await t.api.get(`/my/orders/${p.orderNumber}/receipt`, { as: p.candidate.as })).body;

describe('the receipt of a paid order', () => {
  test('waits honestly, has its numbers after the job, and stays one however often the charge is told', async () => {
    const p = await paid('阿依古丽·买买提');
    expect(await lineOf(p)).toMatchObject({ state: 'waiting', payer: '阿依古丽·买买提', issued: null });
    expect(await page(p)).toContain('票据正在向财政部门申请开具');
    await t.runJobs();
    const line = await lineOf(p);
    expect(line).toMatchObject({ state: 'issued', fault: null, nextAt: null, issued: { url: expect.stringContaining(STAND_IN_FISCAL) } });
    const shown = await page(p);
    for (const said of [line.issued?.code, line.issued?.number, line.issued?.checkCode, line.issued?.url, '省级人事考试机构', '103044609', '陈静 / 周敏', '打开票据的二维码']) expect(shown).toContain(said);
    expect((await t.api.get(`/my/applications/${p.id}`, { as: p.candidate.as })).body).toContain(`/my/applications/${p.id}/receipt`);
    expect((await t.api.get(`/my/applications/${p.id}/receipt`, { as: p.candidate.as })).body).toContain(line.issued?.number);
    const atPlatform = await t.api.get(new URL(line.issued?.url ?? '').pathname + new URL(line.issued?.url ?? '').search);
    for (const said of ['阿依古丽·买买提', line.issued?.number, '专业技术人员职业资格考试考务费', '复核人']) expect(atPlatform.body).toContain(said);
    expect((await t.api.get(`${new URL(line.issued?.url ?? '').pathname}?check=000000`)).status).toBe(404);
    expect((await t.asOwner('select count(*)::int as n from fiscal_receipt where order_number = $1', [p.orderNumber])).rows).toEqual([{ n: 1 }]);
  });

  test('is reversed when the fee goes back, once', async () => {
    const p = await paid('王晓沛');
    await t.runJobs();
    await Promise.all([refund(p), refund(p), refund(p)]);
    await t.runJobs();
    const line = await lineOf(p);
    expect(line).toMatchObject({ state: 'reversed', red: { code: expect.stringMatching(/^37/) } });
    expect(line.red?.number).not.toBe(line.issued?.number);
    expect(await page(p)).toContain('已经冲红作废');
  });

  test('refunded before it was issued is issued and then reversed', async () => {
    behave('down');
    const p = await paid('𠮷田');
    await t.runJobs();
    await refund(p);
    behave('normal');
    await later(2);
    await t.runJobs();
    expect(await lineOf(p)).toMatchObject({ state: 'reversed', issued: { code: expect.any(String) }, red: { code: expect.any(String) } });
  });
});

describe('a platform that is away', () => {
  test.each([['down', 'unanswered'], ['lost', 'unanswered'], ['forged', 'forged'], ['garbled', 'garbled'], ['stranger', 'not_admitted']] as const)('%s: people pay, the work waits longer each time, and catches up', async (mode, fault) => {
    behave(mode);
    const p = await paid('欧阳倩');
    await t.runJobs();
    const first = await lineOf(p);
    expect(first).toMatchObject({ state: 'waiting', fault, tries: 1 });
    expect(waits(first)).toBe(1);
    expect((await listed('standing=delayed')).lines.map((l) => l.orderNumber)).toContain(p.orderNumber);
    await later(1);
    const second = await lineOf(p);
    expect([second.tries, waits(second)]).toEqual([2, 2]);
    behave('normal');
    await later(2);
    expect(await lineOf(p)).toMatchObject({ state: 'issued', fault: null, tries: 0 });
  });

  test.each([['refuse', 'refused'], ['wrong_amount', 'differs'], ['other_payer', 'differs']] as const)('%s: a person looks at it and sends it again with a reason', async (mode, fault) => {
    behave(mode);
    const p = await paid('张伟');
    await t.runJobs();
    const line = await lineOf(p);
    expect(line).toMatchObject({ state: 'waiting', fault, nextAt: null });
    await later(30);
    expect(await lineOf(p)).toMatchObject({ fault });
    behave('normal');
    expect(codes(await resend(line, liu, ''))[0]).toBe(422);
    expect(codes(await resend(line, wang))).toEqual([404, 'fiscal.not_found']);
    const both = await Promise.all([resend(line), resend(line)]);
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
    await t.runJobs();
    const done = await lineOf(p);
    expect(done).toMatchObject({ state: 'issued', fault: null });
    expect(codes(await resend(done))).toEqual([409, 'fiscal.nothing_to_send']);
  });

  test('a number another receipt has is never recorded', async () => {
    behave('taken');
    const [a, b] = [await paid('张伟'), await paid('欧阳倩')];
    await t.runJobs();
    expect([(await lineOf(a)).state, (await lineOf(b)).state].sort()).toEqual(['issued', 'waiting']);
    expect((await listed('standing=stuck')).lines.map((l) => l.fault)).toContain('number_taken');
  });
});

describe('what a person puts right', () => {
  test('a province without a unit: the receipt waits, and is asked with the unit the settings have by then', async () => {
    unitless = true;
    const p = await paid('张伟');
    await t.runJobs();
    const line = await lineOf(p);
    expect(line).toMatchObject({ state: 'waiting', fault: 'no_unit', nextAt: null, unit: null });
    expect((await resend(line)).status).toBe(200);
    await t.runJobs();
    expect(await lineOf(p)).toMatchObject({ state: 'issued', unit: expect.stringContaining('省级人事考试机构') });
  });

  test('all that the platform refused for one reason go again at one press, within the jurisdiction, and the history says who and why', async () => {
    behave('refuse');
    const both = [await paid('张伟'), await paid('欧阳倩')];
    await t.runJobs();
    behave('normal');
    const again = (who: Colleague) => t.api.post('/api/staff/fiscal-resends', { fault: 'refused', reason: '项目编码已启用' }, { as: who.as });
    expect((await again(wang)).json()).toEqual({ sent: 0, left: 0 });
    expect((await again(liu)).json()).toEqual({ sent: 2, left: 0 });
    await t.runJobs();
    for (const p of both) {
      const line = await lineOf(p);
      expect(line.state).toBe('issued');
      const whole = await t.api.get(`/api/staff/fiscal-receipts/${line.accountId}/${line.id}`, { as: liu.as });
      expect(whole.json<FiscalWhole>()).toMatchObject({ payerDocument: expect.stringContaining('****'), payee: '陈静', history: [{ act: 'open' }, { act: 'stop', note: '执收单位未启用该项目' }, { act: 'resend', by: '刘出纳', note: '项目编码已启用' }, { act: 'issue' }] });
      expect((await t.api.get(`/api/staff/fiscal-receipts/${line.accountId}/${line.id}`, { as: wang.as })).status).toBe(404);
    }
  });
});

test('the number of the payer’s document lies sealed', async () => {
  const p = await paid('欧阳倩');
  const { rows } = await t.asOwner('select payer_document from fiscal_receipt where order_number = $1', [p.orderNumber]);
  expect(rows).toHaveLength(1);
  const [{ payer_document: stored } = {}] = rows;
  expect(Buffer.isBuffer(stored) && !stored.includes('3701121991')).toBe(true);
});

test('another province sees none of it, a candidate nothing', async () => {
  const p = await paid('张伟');
  expect((await listed('', wang)).lines).toEqual([]);
  expect((await t.api.get('/api/staff/fiscal-receipts', { as: p.candidate.as })).status).not.toBe(200);
});
