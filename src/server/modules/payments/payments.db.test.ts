import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { OrderNumber, type OrderView } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { alipayWriter } from '#server/standins/bank/alipay/alipay-letters.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { NORMAL } from '#server/standins/bank/behaviour.ts';
import { openBook } from '#server/standins/bank/book.ts';
import type { Letter } from '#server/standins/bank/desk.ts';
import { journalInMemory } from '#server/standins/bank/journal.ts';
import { DEMO_MERCHANTS } from '#server/standins/bank/merchants.ts';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { shiftOpened } from '#server/testing/cash-shift.ts';
import { deliverTo, testBank } from '#server/testing/payment-bank.ts';
import { keepOrders } from './payments.jobs-declared.ts';
import { paymentChannels, payments, readAccounts, type PayableApplications, type PaymentDue } from './index.ts';

const START = Date.parse('2026-07-08T10:00:00+08:00');
const MINUTE = 60_000;
const account = AccountId.parse(randomUUID());
const stranger = AccountId.parse(randomUUID());
const cashier = randomUUID();

let t: TestApp;
let bank: Awaited<ReturnType<typeof testBank>>;
let ouyang: Browser;
let application: ApplicationId;
let mode: PaymentDue['mode'] = 'online';
/** The applications, reduced to what payments ask of them: state by id, the row lock played by an advisory one. */
const states = new Map<ApplicationId, 'due' | 'paying' | 'paid' | 'gone'>();
const recorded: string[] = [];

const lock = (tx: Tx, id: ApplicationId) => sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx);
const applications: PayableApplications = {
  describe: async (tx, { accountId, applicationId }, _now, { toPay }) => {
    if (accountId !== account || !states.has(applicationId)) return refusedFor('request.not_found');
    if (toPay) await lock(tx, applicationId);
    const lines = ['建设工程经济', '建设工程法规及相关知识', '建设工程项目管理', '专业工程管理与实务'].map((text) => ({ text, amountInFen: 6_100 }));
    return ok({
      title: '2026年度一级建造师', applicationNumber: '2026-008-37-00012345-6', province: '37', candidate: [{ term: '姓名', value: '欧阳倩' }, { term: '证件号码', value: '3701021991****2531' }],
      lines, amountInFen: 24_400, mode, closesAt: START + 86_400_000, onSite: { place: '济南市考试院', address: '建设路85号', hours: '工作日' }, enquiryPhone: '0531-5550 0137',
      refusals: ['due', 'paying'].includes(states.get(applicationId) ?? '') ? [] : [refuse('payment.not_due')],
    });
  },
  findForStaff: (_tx, staff, applicationId) => Promise.resolve(staff.staffId === cashier && states.has(applicationId) ? ok({ accountId: account }) : refusedFor('request.not_found')),
  startPayment: (_tx, { applicationId }) => Promise.resolve(move(applicationId, ['due'], 'paying')),
  endPayment: (_tx, { applicationId }) => {
    move(applicationId, ['paying'], 'due');
    return Promise.resolve(ok({}));
  },
  recordPayment: async (tx, { applicationId, orderNumber }) => {
    await lock(tx, applicationId);
    const moved = move(applicationId, ['due', 'paying'], 'paid');
    if (moved.ok) recorded.push(orderNumber);
    return moved;
  },
  tellRefundOpened: () => Promise.resolve(), refundFee: () => Promise.resolve(), tellRefunded: () => Promise.resolve(),
  recordOnSitePayment: (_tx, { applicationId }) => Promise.resolve(move(applicationId, ['due'], 'paid')),
};

function move(id: ApplicationId, from: string[], to: 'due' | 'paying' | 'paid') {
  if (!from.includes(states.get(id) ?? '')) return refusedFor('payment.not_due');
  states.set(id, to);
  return ok({});
}

beforeAll(async () => {
  bank = await testBank({ now: () => t.clock.now(), deliver: deliverTo(() => t) });
  t = await testApp({
    at: START,
    modules: (kit) => [payments({ applications, channels: paymentChannels(readAccounts(bank.env.PAYMENT_CHANNELS, { production: false }), { now: () => kit.clock.now() }) })],
    people: { candidateName: () => Promise.resolve('欧阳倩'), staffActor: () => Promise.resolve({ name: '刘出纳', permissions: ['payment.see', 'payment.register'], jurisdiction: { kind: 'nation' } }) },
  });
  await t.runJobs({ all: true });
  await shiftOpened(t, cashier, { place: '37' });
});
afterAll(async () => {
  await bank.close();
  await t.stop();
});
beforeEach(async () => {
  t.clock.set(START);
  mode = 'online';
  ouyang = await t.signInCandidate(account);
  application = ApplicationId.parse(randomUUID());
  await due(application);
  recorded.length = 0;
  await bank.behave({});
  await bank.flush();
});

/** An application that waits for its fee, and the row the books know it by. */
const due = async (id: ApplicationId) => {
  states.set(id, 'due');
  await t.asOwner(`insert into application (account_id, id, version, sitting_id, exam_code, exam_year, province, data_state, commitment_state, materials_state, review_state, payment_state, started_at, changed_at)
    values ($1, $2, 1, $3, '001', 2026, '37', 'choosing', 'unsigned', 'not_needed', 'not_started', 'unpaid', now(), now())`, [account, id, `2026-yijian-${id.slice(-6)}`]);
};
const { behave, flush } = { behave: (change: Parameters<typeof bank.behave>[0]) => bank.behave(change), flush: () => bank.flush() };
const sendTo = (path: string, { headers, body }: Letter) => t.app.http.inject({ method: 'POST', url: path, headers, payload: body });
const told = ({ statusCode, body }: { statusCode: number; body: string }) => ({ status: statusCode, body });
const open = () => t.api.post(`/api/applications/${application}/orders`, { account: 'alipay' }, { as: ouyang });
const openOne = async () => {
  const reply = await open();
  expect(reply.status).toBe(200);
  const { orderNumber, start } = reply.json<{ orderNumber: OrderNumber; start: { url: string } }>();
  await fetch(start.url);
  return orderNumber;
};
const press = (orderNumber: string, act: 'pay' | 'fail' | 'cancel' = 'pay') => bank.press('alipay', `${orderNumber}01`, act);
const see = async (orderNumber: string) => (await t.api.get(`/api/orders/${orderNumber}`, { as: ouyang })).json<OrderView>();
const check = (orderNumber: string, as = ouyang) => t.api.post(`/api/orders/${orderNumber}/check`, {}, { as });
const refusedNotices = async () => (await t.asOwner('select account, fault, number, digest, from_address from refused_notice order by id')).rows;
const codesOf = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const historyOf = async (orderNumber: string) => (await t.db.selectFrom('payment_event').innerJoin('payment_order', (j) => j.onRef('payment_order.id', '=', 'payment_event.order_id').onRef('payment_order.account_id', '=', 'payment_event.account_id'))
  .select(['payment_event.act', 'payment_event.source']).where('order_number', '=', orderNumber).orderBy('payment_event.version').execute()).map((e) => `${e.act} by ${e.source}`);
/** A notice as 支付宝 would write it: who pays how much, for which merchant, signed with whose key. */
const notice = (orderNumber: OrderNumber, more: { amountInFen?: number; reference?: string; paidAt?: number; merchant?: string; forged?: boolean } = {}): Letter => {
  const [merchant] = DEMO_MERCHANTS;
  if (!merchant) throw new Error('no account at 支付宝');
  const payment = { amountInFen: more.amountInFen ?? 24_400, reference: more.reference ?? `MB${orderNumber}`, at: more.paidAt ?? t.clock.now() };
  const trade = { account: 'alipay', number: `${orderNumber}01`, amountInFen: 24_400, title: '考试费', startedAt: START, expiresAt: START + 30 * MINUTE, returnUrl: '', noticeUrl: '', token: 'token', status: 'paid' as const, payments: [payment] };
  return alipayWriter({ keys: bank.keys, mood: { behaviour: NORMAL }, book: openBook(journalInMemory()), merchants: DEMO_MERCHANTS })
    .payment(trade, { status: 'paid', payment }, { sentAt: t.clock.now(), merchant: { ...merchant, merchant: more.merchant ?? merchant.merchant }, forged: more.forged ?? false });
};
const tell = async (letter: Letter, account = 'alipay') => told(await sendTo(`/api/payments/notices/${account}`, letter));

describe('paying online', () => {
  test('the notice completes it; the page never says so before', async () => {
    const page = await t.page.get(`/my/applications/${application}/pay`, { as: ouyang });
    expect(page.body).toContain('244.00');
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${new URL(bank.url).origin}`);
    const sent = await t.page.post(`/my/applications/${application}/pay`, { account: 'alipay', _key: randomUUID() }, { as: ouyang });
    expect([sent.status, sent.location?.startsWith(`${bank.url}/alipay/gateway.do?`)]).toEqual([303, true]);
    const asked = JSON.parse(new URL(sent.location ?? '').searchParams.get('biz_content') ?? '{}') as { out_trade_no: string };
    const orderNumber = asked.out_trade_no.slice(0, -2);
    await fetch(sent.location ?? '');
    expect((await t.page.get(`/my/orders/${orderNumber}/return`, { as: ouyang })).body).toContain('正在向支付渠道核实');
    await press(orderNumber);
    expect((await t.page.get(`/my/orders/${orderNumber}/return`, { as: ouyang })).body).not.toContain('支付成功');
    await flush();
    expect((await t.page.get(`/my/orders/${orderNumber}/return`, { as: ouyang })).body).toContain('支付成功，报名完成');
    expect(await historyOf(orderNumber)).toEqual(['open by candidate', 'settle by notice']);
    expect((await t.page.get(`/my/orders/${orderNumber}/receipt`, { as: ouyang })).body).toContain('欧阳倩');
    expect(recorded).toEqual([orderNumber]);
  });

  test('with every notice lost, coming back asks the channel', async () => {
    await behave({ lose: true });
    const orderNumber = await openOne();
    await press(orderNumber);
    await t.page.get(`/my/orders/${orderNumber}/return`, { as: ouyang });
    await t.runJobs();
    expect(await historyOf(orderNumber)).toEqual(['open by candidate', 'settle by query']);
  });

  test('with every notice lost and nobody coming back, the channel is asked by itself', async () => {
    await behave({ lose: true });
    const orderNumber = await openOne();
    await press(orderNumber);
    await t.runJobs({ all: true });
    expect((await see(orderNumber)).state).toBe('paid');
  });

  test('我已付款 asks at once, and says so when the channel is down', async () => {
    await behave({ lose: true });
    const orderNumber = await openOne();
    expect((await check(orderNumber)).json<OrderView>().state).toBe('open');
    await press(orderNumber);
    await behave({ down: true });
    expect(codesOf(await check(orderNumber))).toEqual(['payment.gateway_unavailable']);
    await behave({ falseAnswers: true });
    expect(codesOf(await check(orderNumber))).toEqual(['payment.gateway_unavailable']);
    await behave({});
    expect((await check(orderNumber)).json<OrderView>().state).toBe('paid');
  });

  test('a failed try leaves the order open, a second try pays it', async () => {
    const orderNumber = await openOne();
    await press(orderNumber, 'fail');
    await flush();
    expect((await see(orderNumber)).state).toBe('open');
    await press(orderNumber);
    await flush();
    expect((await see(orderNumber)).state).toBe('paid');
  });

  test('an order nobody pays is closed after thirty minutes, at the channel first, and a new one can be opened', async () => {
    const orderNumber = await openOne();
    t.clock.set(START + 31 * MINUTE);
    await t.runJobs({ all: true });
    expect((await see(orderNumber)).state).toBe('closed');
    expect(await press(orderNumber)).toBe(false);
    expect(states.get(application)).toBe('due');
    expect((await open()).json<{ orderNumber: string }>().orderNumber).not.toBe(orderNumber);
  });

  test('while the channel is down nothing is closed, because it may be paid', async () => {
    const orderNumber = await openOne();
    await press(orderNumber);
    await behave({ down: true, lose: true });
    t.clock.set(START + 31 * MINUTE);
    await t.runJobs({ all: true });
    expect((await see(orderNumber)).state).toBe('open');
    await behave({});
    expect((await check(orderNumber)).json<OrderView>().state).toBe('paid');
  });
});

test('an order whose end was missed is found and closed by the sweep', async () => {
  const orderNumber = await openOne();
  await t.runJobs();
  await t.asOwner("delete from jobs.job where name = 'payments.follow-order'");
  t.clock.set(START + 45 * MINUTE);
  await t.runJobs({ all: true });
  expect((await see(orderNumber)).state).toBe('open');
  await t.inTx((tx) => enqueue(tx, keepOrders, {}));
  await t.runJobs();
  expect((await see(orderNumber)).state).toBe('closed');
});

describe('notices that should not be believed, or not twice', () => {
  test('forged, for another merchant, for an unknown order: refused, nothing changes', async () => {
    const orderNumber = await openOne();
    const before = await refusedNotices();
    const tampered = notice(orderNumber);
    const forged = [notice(orderNumber, { forged: true }), { ...tampered, body: tampered.body.replace('244.00', '1.00') }, notice(orderNumber, { merchant: '2088000000000099' }), notice(orderNumber, { reference: '' }), notice(OrderNumber.parse('202607080000000000000')), { headers: { 'content-type': 'application/json' }, body: '{"what":"is this"}' }];
    for (const one of forged) expect((await tell(one)).body).not.toBe('success');
    expect((await refusedNotices()).slice(before.length).map((r) => r['fault'])).toEqual(['bad_signature', 'bad_signature', 'other_merchant', 'malformed', 'unknown_number', 'malformed']);
    expect((await tell(notice(orderNumber), 'nobody')).status).toBe(404);
    expect((await see(orderNumber)).state).toBe('open');
  });

  test('repeated, delayed and out of order: paid once', async () => {
    await behave({ repeat: 3, reorder: true, forge: true });
    const orderNumber = await openOne();
    await press(orderNumber);
    await flush();
    await flush();
    expect(await see(orderNumber)).toMatchObject({ state: 'paid', refunds: [] });
    expect(recorded).toEqual([orderNumber]);
    expect(await historyOf(orderNumber)).toEqual(['open by candidate', 'settle by notice']);
  });
});

describe('money that cannot pay the application becomes a refund case, seen by the payer', () => {
  test.each<[string, (orderNumber: OrderNumber) => Promise<unknown>, string, string]>([
    ['another amount', (n) => tell(notice(n, { amountInFen: 24_300 })), 'wrong_amount', 'refund_due'],
    ['after expiry', (n) => { t.clock.set(START + 31 * MINUTE); return tell(notice(n)); }, 'paid_late', 'refund_due'],
    ['after closing', async (n) => { t.clock.set(START + 31 * MINUTE); await t.runJobs({ all: true }); return tell(notice(n, { paidAt: START })); }, 'paid_late', 'refund_due'],
    ['after withdrawal', (n) => { states.set(application, 'gone'); return tell(notice(n)); }, 'application_gone', 'refund_due'],
    ['paid twice', async (n) => { await tell(notice(n)); return tell(notice(n, { reference: 'SECOND' })); }, 'paid_twice', 'paid'],
  ])('%s', async (_, happen, reason, state) => {
    const orderNumber = await openOne();
    expect(await happen(orderNumber)).toMatchObject({ status: 200 });
    const order = await see(orderNumber);
    expect([order.state, order.refunds.map((r) => r.reason)]).toEqual([state, [reason]]);
    expect((await t.page.get(`/my/orders/${orderNumber}`, { as: ouyang })).body).toContain('将原路退回');
  });

  test('a bank that takes the money twice by one press is found out', async () => {
    await behave({ chargeTwice: true });
    const orderNumber = await openOne();
    await press(orderNumber);
    await flush();
    expect(await see(orderNumber)).toMatchObject({ state: 'paid', refunds: [{ reason: 'paid_twice', amountInFen: 24_400 }] });
    expect(recorded).toHaveLength(1);
  });
});

describe('races', () => {
  test('ordering many times at once gives one order', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, open));
    expect(new Set(replies.map((r) => r.json<{ orderNumber: string }>().orderNumber)).size).toBe(1);
    const rows = await t.db.selectFrom('payment_order').select('id').where('application_id', '=', application).execute();
    expect(rows).toHaveLength(1);
  });

  test('notice, query and button at the same moment settle once', async () => {
    const orderNumber = await openOne();
    await press(orderNumber);
    const payment = (await bank.book()).trades.find((trade) => trade.number === `${orderNumber}01`)?.payments[0];
    const replies = await Promise.all([
      ...Array.from({ length: 3 }, () => tell(notice(orderNumber, { reference: payment?.reference ?? '', paidAt: payment?.at ?? 0 }))),
      check(orderNumber), check(orderNumber), flush(), t.runJobs({ all: true }),
    ]);
    for (const reply of replies.slice(0, 5)) expect(reply).toMatchObject({ status: 200 });
    expect(await see(orderNumber)).toMatchObject({ state: 'paid', refunds: [] });
    expect(recorded).toEqual([orderNumber]);
    expect((await historyOf(orderNumber)).filter((line) => line.startsWith('settle'))).toHaveLength(1);
  });

  test('registered at the desk three times at once: it is taken once, under one receipt', async () => {
    mode = 'both';
    const staff = await t.signInStaff(cashier);
    const replies = await Promise.all([1, 2, 3].map(() => t.api.post(`/api/staff/applications/${application}/payments`, { amountInFen: 24_400 }, { as: staff })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    expect(states.get(application)).toBe('paid');
    const orderNumber = replies.find((r) => r.status === 200)?.json<OrderView>().orderNumber ?? '';
    expect((await t.asOwner('select number from counter_receipt where order_number = $1', [orderNumber])).rows).toHaveLength(1);
  });
});

describe('on site', () => {
  test('the amount must be the one due, the receipt the next of the desk, the province one that takes it, the cashier allowed', async () => {
    const staff = await t.signInStaff(cashier);
    const register = (more: object, as = staff) => t.api.post(`/api/staff/applications/${application}/payments`, { amountInFen: 24_400, ...more }, { as });
    expect(codesOf(await register({}))).toEqual(['payment.online_only']);
    mode = 'on_site';
    expect(codesOf(await open())).toEqual(['payment.on_site_only']);
    expect(codesOf(await register({ amountInFen: 24_000 }))).toEqual(['payment.amount_differs']);
    expect((await register({}, await t.signInStaff(randomUUID()))).status).toBe(404);
    const paid = (await register({})).json<OrderView>();
    expect(paid.receiptNumber).toMatch(/^S3701-2026-\d{6}$/);
    application = ApplicationId.parse(randomUUID());
    await due(application);
    expect((await register({ receiptNumber: paid.receiptNumber })).status).toBe(422);
    const next = (await register({})).json<OrderView>().receiptNumber ?? '';
    expect(Number(next.slice(-6))).toBe(Number(paid.receiptNumber?.slice(-6)) + 1);
    expect((await t.page.get(`/my/orders/${paid.orderNumber}/receipt`, { as: ouyang })).body).toContain(paid.receiptNumber);
    expect((await t.db.selectFrom('audit_event').select('account_id').where('action', '=', 'payment.register_on_site').execute()).every((row) => row.account_id === account)).toBe(true);
  });

  test('an order can be found by its number, by staff of its place only', async () => {
    const orderNumber = await openOne();
    expect((await t.api.get(`/api/staff/orders/${orderNumber}`, { as: await t.signInStaff(cashier) })).json<OrderView>().orderNumber).toBe(orderNumber);
    expect((await t.api.get(`/api/staff/orders/${orderNumber}`, { as: await t.signInStaff(randomUUID()) })).status).toBe(404);
  });
});

test('nobody else sees an order, checks it, or opens one', async () => {
  const orderNumber = await openOne();
  const other = await t.signInCandidate(stranger);
  expect((await t.api.get(`/api/orders/${orderNumber}`, { as: other })).status).toBe(404);
  expect((await check(orderNumber, other)).status).toBe(404);
  expect((await t.api.post(`/api/applications/${application}/orders`, {}, { as: other })).status).toBe(404);
  for (const page of ['', '/return', '/receipt']) expect((await t.page.get(`/my/orders/${orderNumber}${page}`, { as: other })).status).toBe(404);
});

test('a paid application opens no further order, and the running program can neither delete orders nor rewrite their history', async () => {
  const orderNumber = await openOne();
  await tell(notice(orderNumber));
  expect(codesOf(await open())).toEqual(['payment.already_paid']);
  await expect(t.db.deleteFrom('payment_order').where('order_number', '=', orderNumber).execute()).rejects.toThrow('permission denied');
  await expect(t.db.updateTable('payment_event').set({ source: 'notice' }).where('account_id', '=', account).execute()).rejects.toThrow('permission denied');
});
