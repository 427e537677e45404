import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { AttemptView, OrderView, PaymentView } from '#contracts/payments.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { listMovementsOf } from '#server/modules/ledger/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { fakeChannels, type Sent } from '#server/testing/fake-channels.ts';
import { payments, type PayableApplications } from './index.ts';
import { keepOrders } from './payments.jobs-declared.ts';

const START = Date.parse('2026-07-08T10:00:00+08:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WECHAT = 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.49';
const account = AccountId.parse(randomUUID());
const states = new Map<ApplicationId, 'due' | 'paying' | 'paid' | 'gone'>();
let closesAt = START + 30 * DAY;
let breaks = 0;
let checked: { day: string; dueOn: string | null } | undefined;

let t: TestApp;
let bank: ReturnType<typeof fakeChannels>;
let zhang: Browser;
let application: ApplicationId;

const move = (id: ApplicationId, from: string[], to: 'due' | 'paying' | 'paid') => {
  if (!from.includes(states.get(id) ?? '')) return refusedFor('payment.not_due');
  states.set(id, to);
  return ok({});
};
const applications: PayableApplications = {
  describe: async (tx, { applicationId }, now, { toPay }) => {
    // the row lock of the application, played by an advisory one
    if (toPay) await sql`select pg_advisory_xact_lock(hashtextextended(${applicationId}, 0))`.execute(tx);
    return states.has(applicationId) ? ok({
    title: '2026年度一级建造师', applicationNumber: '202600837000123456', province: '37', candidate: [{ term: '姓名', value: '张伟' }], lines: [{ text: '建设工程经济', amountInFen: 24_400 }], amountInFen: 24_400, mode: 'online' as const, closesAt,
    onSite: null, enquiryPhone: '0531-5550 0137', refusals: now >= closesAt ? [refuse('payment.after_window')] : ['due', 'paying'].includes(states.get(applicationId) ?? '') ? [] : [refuse('payment.not_due')],
    }) : refusedFor('request.not_found');
  },
  findForStaff: () => Promise.resolve(ok({ accountId: account })),
  startPayment: (_tx, { applicationId }) => Promise.resolve(move(applicationId, ['due'], 'paying')),
  endPayment: (_tx, { applicationId }) => { move(applicationId, ['paying'], 'due'); return Promise.resolve(ok({})); },
  recordPayment: (_tx, { applicationId }) => {
    if (breaks > 0) {
      breaks -= 1;
      throw new Error('the database went away');
    }
    return Promise.resolve(move(applicationId, ['due', 'paying'], 'paid'));
  },
  recordOnSitePayment: (_tx, { applicationId }) => Promise.resolve(move(applicationId, ['due'], 'paid')),
  tellRefundOpened: () => Promise.resolve(), refundFee: () => Promise.resolve(), tellRefunded: () => Promise.resolve(),
};

beforeAll(async () => {
  bank = fakeChannels(['alipay', 'wechat', 'unionpay'], () => t.clock.now());
  t = await testApp({ at: START, modules: () => [payments({ applications, channels: bank.channels, findCheck: () => Promise.resolve(checked) })], people: { candidateName: () => Promise.resolve('张伟'), staffActor: () => Promise.resolve({ name: '刘出纳', permissions: ['payment.see'], jurisdiction: { kind: 'nation' } }) } });
});
afterAll(() => t.stop());
beforeEach(async () => {
  t.clock.set(START);
  closesAt = START + 30 * DAY;
  breaks = 0;
  checked = undefined;
  bank.reset();
  await t.asOwner('delete from payment_channel_state');
  zhang = await t.signInCandidate(account);
  application = ApplicationId.parse(randomUUID());
  states.set(application, 'due');
  await t.asOwner(`insert into application (account_id, id, version, sitting_id, exam_code, exam_year, province, data_state, commitment_state, materials_state, review_state, payment_state, started_at, changed_at)
    values ($1, $2, 1, $3, '001', 2026, '37', 'choosing', 'unsigned', 'not_needed', 'not_started', 'unpaid', now(), now())`, [account, application, `s-${application.slice(-8)}`]);
});

type Begun = { orderNumber: string; attemptNumber: string; start: { kind: string; url?: string; text?: string } };
const begin = (at?: string, headers: Record<string, string> = {}) => t.api.post(`/api/applications/${application}/orders`, at === undefined ? {} : { account: at }, { as: zhang, headers });
const beginAt = async (at: string): Promise<Begun> => {
  const reply = await begin(at);
  expect([reply.status, reply.body]).toEqual([200, expect.any(String)]);
  return reply.json<Begun>();
};
const see = async (number: string) => (await t.api.get(`/api/orders/${number}`, { as: zhang })).json<OrderView>();
const check = (number: string) => t.api.post(`/api/orders/${number}/check`, {}, { as: zhang });
const tell = (sent: unknown, at: string) => t.api.post(`/api/payments/notices/${at}`, sent);
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const standing = (order: OrderView) => order.attempts.map((a) => [a.account, a.state]);
const booked = async (number: string) => (await t.inTx((tx) => listMovementsOf(tx, number))).map((m) => [m.kind, m.receiving, m.amountInFen]);
const keep = async () => {
  await t.inTx((tx) => enqueue(tx, keepOrders, {}));
  await t.runJobs();
};

describe('an order the channel’s bill differs about', () => {
  test('says so on its page, until when it is settled, and that nobody need pay again; and no longer once it is settled', async () => {
    const { orderNumber } = await beginAt('alipay');
    const page = async () => (await t.page.get(`/my/orders/${orderNumber}`, { as: zhang })).body;
    expect(await page()).not.toContain('正在与支付渠道核对');
    checked = { day: '2026-07-08', dueOn: '2026-07-14' };
    expect(await page()).toContain('支付渠道 2026-07-08 的账单与我们的记录有出入，工作人员正在核实，2026-07-14 前办结。');
    expect(await page()).toContain('请不要再次缴费');
    checked = { day: '2026-07-08', dueOn: null };
    expect((await t.page.get(`/my/orders/${orderNumber}?lang=en`, { as: zhang })).body).toContain('the staff are looking into it. If you were charged, do not pay again');
  });
});

describe('choosing a channel', () => {
  test('each channel leads on in its own way, on our own page, and every way of the province is offered', async () => {
    const page = await t.page.get(`/my/applications/${application}/pay`, { as: zhang });
    for (const name of ['支付宝', '微信支付', '银联在线']) expect(page.body).toContain(name);
    expect(page.headers['content-security-policy']).toContain("form-action 'self' https://alipay.example https://wechat.example https://unionpay.example");
    const sent = await t.page.post(`/my/applications/${application}/pay`, { account: 'wechat', _key: randomUUID() }, { as: zhang });
    expect(sent.location).toMatch(/^\/my\/orders\/\d{21}$/);
    const scan = await t.page.get(sent.location ?? '', { as: zhang });
    expect(scan.body).toContain('<svg class="scan-code"');
    expect(scan.body).toContain('0531-5550 0137');
    const other = await t.page.post(`/my/applications/${application}/pay`, { account: 'unionpay', _key: randomUUID() }, { as: zhang });
    expect((await t.page.get(other.location ?? '', { as: zhang })).body).toContain('action="https://unionpay.example/pay"');
    // paying needs no other window; the only link to one is the frame's, for signing in again
    const contents = [scan, page].map(({ body }) => /<main.*<\/main>/s.exec(body)?.[0] ?? '');
    for (const content of contents) expect(content).toMatch(/^<main(?!.*target="_blank")/s);
  });

  test('an account that is not offered, and one that does not open inside 微信, are refused at the field', async () => {
    expect([(await begin('alipay-44')).status, codes(await begin('alipay-44'))]).toEqual([422, ['payment.channel_not_offered']]);
    expect(codes(await begin('alipay', { 'user-agent': WECHAT }))).toEqual(['payment.channel_unsuited']);
    expect((await begin(undefined, { 'user-agent': WECHAT })).json<Begun>().attemptNumber).toMatch(/01$/);
  });

  test('the earlier attempt is asked about and closed at its channel before the other begins', async () => {
    const first = await beginAt('alipay');
    const second = await beginAt('wechat');
    expect([second.orderNumber, second.attemptNumber]).toEqual([first.orderNumber, `${first.orderNumber}02`]);
    expect(bank.asked.map(({ account: at, what }) => `${at} ${what}`)).toEqual(['alipay start', 'alipay query', 'alipay close', 'wechat start']);
    expect(standing(await see(first.orderNumber))).toEqual([['alipay', 'closed'], ['wechat', 'open']]);
    expect((await beginAt('wechat')).attemptNumber).toBe(second.attemptNumber);
    expect((await beginAt('alipay')).attemptNumber).toBe(`${first.orderNumber}03`);
  });

  test('what was paid before the payer chose another channel is found out: nothing else is begun', async () => {
    const first = await beginAt('alipay');
    bank.pay('alipay', first.attemptNumber);
    expect(codes(await begin('wechat'))).toEqual(['payment.already_paid']);
    expect(await see(first.orderNumber)).toMatchObject({ state: 'paid', refunds: [] });
  });
});

describe('a channel that is away', () => {
  test('people are told, go on at another one at once, and the old attempt is closed when its channel is back; money on both goes back once', async () => {
    const first = await beginAt('alipay');
    bank.behave('alipay', { away: true });
    const second = await beginAt('wechat');
    expect(standing(await see(first.orderNumber))).toEqual([['alipay', 'open'], ['wechat', 'open']]);
    const [offered] = (await t.api.get(`/api/applications/${application}/payment`, { as: zhang })).json<PaymentView>().channels;
    expect(offered).toMatchObject({ account: 'alipay', away: true });
    expect((await t.page.get(`/my/applications/${application}/pay`, { as: zhang })).body).toContain('该渠道目前没有响应');
    bank.pay('alipay', first.attemptNumber);
    expect((await tell(bank.pay('wechat', second.attemptNumber), 'wechat')).body).toBe('success');
    t.clock.set(START + 90 * MINUTE);
    await keep();
    expect((await see(first.orderNumber)).attempts[0]).toMatchObject({ state: 'open', askedText: expect.stringContaining('渠道没有响应') as string, nextText: expect.stringContaining('不会丢失') as string });
    bank.behave('alipay', { away: false });
    t.clock.set(START + 5 * 60 * MINUTE);
    zhang = await t.signInCandidate(account);
    await keep();
    await t.runJobs();
    const order = await see(first.orderNumber);
    expect([order.state, standing(order), order.refunds.map((r) => [r.reason, r.amountInFen, r.refund?.done])]).toEqual(['paid', [['alipay', 'refund_due'], ['wechat', 'paid']], [['paid_twice', 24_400, true]]]);
    expect((await booked(first.orderNumber)).sort()).toEqual([['charge_held', 'alipay', 24_400], ['charge_settled', 'wechat', 24_400], ['refund_done', 'alipay', 24_400]]);
    expect((await t.api.get(`/api/applications/${application}/payment`, { as: zhang })).json<PaymentView>().channels.some((c) => c.away)).toBe(false);
  });

  test('chosen itself, it says so and nothing is charged; another one can be chosen', async () => {
    bank.behave('wechat', { away: true });
    expect([(await begin('wechat')).status, codes(await begin('wechat'))]).toEqual([503, ['payment.channel_away']]);
    expect((await beginAt('unionpay')).attemptNumber).toMatch(/02$/);
  });

  test('an order whose time is over while its channel is away holds nobody up', async () => {
    const first = await beginAt('alipay');
    bank.behave('alipay', { away: true });
    t.clock.set(START + 40 * MINUTE);
    await t.runJobs({ all: true });
    expect((await see(first.orderNumber)).state).toBe('open');
    const second = await beginAt('wechat');
    expect(second.orderNumber).toBe(first.orderNumber);
    await tell(bank.pay('wechat', second.attemptNumber), 'wechat');
    expect((await see(first.orderNumber)).state).toBe('paid');
  });
});

describe('nothing is under way for ever', () => {
  test.each(['open', 'away', 'cannotClose', 'away again and again'] as const)('walking the clock over an order: %s', async (how) => {
    const { orderNumber } = await beginAt('alipay');
    if (how === 'cannotClose') bank.behave('alipay', { cannotClose: true });
    for (let hours = 0; hours < 6 * 24; hours += hours < 2 ? 0.25 : 3) {
      t.clock.set(START + hours * 60 * MINUTE);
      bank.behave('alipay', { away: (how === 'away' && hours < 48) || (how === 'away again and again' && Math.floor(hours) % 2 === 1) });
      await keep();
      const { attempts, state } = await viewed(orderNumber);
      // whatever is open says what comes next, and when
      for (const a of attempts.filter((one) => one.state === 'open')) expect([a.nextAskAt !== null && a.nextAskAt <= t.clock.now() + DAY, a.nextText.length > 5, state]).toMatchObject([true, true, expect.any(String)]);
    }
    const order = await viewed(orderNumber);
    expect([order.state, order.attempts.map((a) => a.state)]).toEqual(['closed', ['closed']]);
    expect(states.get(application)).toBe('due');
  }, 60_000);

  const viewed = async (number: string) => {
    zhang = await t.signInCandidate(account);
    return see(number);
  };

  test('a channel that can only let an attempt run out holds its order five minutes, is asked daily, and money that comes yet goes back', async () => {
    bank.behave('unionpay', { cannotClose: true });
    const { orderNumber, attemptNumber } = await beginAt('unionpay');
    t.clock.set(START + 31 * MINUTE);
    await keep();
    expect((await see(orderNumber)).state).toBe('open');
    t.clock.set(START + 36 * MINUTE);
    await keep();
    const order = await see(orderNumber);
    expect([order.state, standing(order), order.attempts[0]?.nextText]).toEqual(['closed', [['unionpay', 'open']], expect.stringContaining('每天核实')]);
    bank.pay('unionpay', attemptNumber, { paidAt: START + 29 * MINUTE });
    t.clock.set(START + DAY + 40 * MINUTE);
    zhang = await t.signInCandidate(account);
    await keep();
    expect(await see(orderNumber)).toMatchObject({ state: 'refund_due', refunds: [{ reason: 'paid_late' }] });
  });
});

describe('notices', () => {
  test('one whose handling failed is handled when it is said again, and one taken is taken once', async () => {
    const { orderNumber, attemptNumber } = await beginAt('alipay');
    const sent = bank.pay('alipay', attemptNumber);
    breaks = 1;
    expect((await tell(sent, 'alipay')).status).toBe(500);
    expect((await see(orderNumber)).state).toBe('open');
    const again = await Promise.all([tell(sent, 'alipay'), tell(sent, 'alipay'), tell(sent, 'alipay')]);
    expect(again.map((r) => r.body)).toEqual(['success', 'success', 'success']);
    expect(await see(orderNumber)).toMatchObject({ state: 'paid', refunds: [] });
    expect(await booked(orderNumber)).toEqual([['charge_settled', 'alipay', 24_400]]);
  });

  test('forged, of another merchant, of another account, unknown, under a known id or no notice at all: refused, kept, shown to staff', async () => {
    const { orderNumber, attemptNumber } = await beginAt('alipay');
    const true_ = { ...bank.pay('alipay', attemptNumber), amountInFen: 24_400 };
    const at = (await t.asOwner('select count(*)::int as n from refused_notice')).rows[0]?.['n'] as number;
    const refused: [Sent | string, string, string][] = [
      [{ ...true_, key: 'guessed' }, 'alipay', 'bad_signature'], [{ ...true_, merchant: 'merchant-other' }, 'alipay', 'other_merchant'], [{ ...true_, key: 'key-wechat', merchant: 'merchant-wechat' }, 'wechat', 'other_account'],
      [{ ...true_, number: `${attemptNumber.slice(0, -2)}77` }, 'alipay', 'unknown_number'], ['<xml>', 'alipay', 'malformed'],
    ];
    for (const [sent, to] of refused) expect(await tell(sent, to)).toMatchObject({ status: 400, body: 'fail' });
    expect((await see(orderNumber)).state).toBe('open');
    expect((await tell(true_, 'alipay')).status).toBe(200);
    expect((await tell({ ...true_, reference: 'another' }, 'alipay')).status).toBe(400);
    expect(await see(orderNumber)).toMatchObject({ state: 'paid', refunds: [] });
    const staff = await t.signInStaff(randomUUID());
    const { lines } = (await t.api.get('/api/staff/refused-notices', { as: staff })).json<{ lines: { fault: string; digest: string; from: string }[] }>();
    expect(lines.slice(0, lines.length - at).map((l) => l.fault).reverse()).toEqual([...refused.map(([, , fault]) => fault), 'id_reused']);
    expect(lines[0]).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string, from: '127.0.0.1' });
    expect((await t.api.get('/api/staff/refused-notices?fault=id_reused', { as: staff })).json<{ lines: unknown[] }>().lines).toHaveLength(1);
    await expect(t.db.updateTable('refused_notice').set({ fault: 'malformed' }).execute()).rejects.toThrow('permission denied');
  });
});

describe('races', () => {
  test('two tabs with two channels: one order, two attempts, one payment; the other one’s money goes back', async () => {
    const [one, two] = (await Promise.all([beginAt('alipay'), beginAt('wechat')]));
    expect(two.orderNumber).toBe(one.orderNumber);
    const told = await Promise.all([tell(bank.pay('alipay', one.attemptNumber), 'alipay'), tell(bank.pay('wechat', two.attemptNumber), 'wechat'), check(one.orderNumber), t.runJobs({ all: true })]);
    expect(told.slice(0, 2).every((r) => typeof r === 'object' && r.status === 200)).toBe(true);
    await t.runJobs({ all: true });
    const order = await see(one.orderNumber);
    expect([order.state, order.attempts.map((a) => a.state).sort(), order.refunds.map((r) => r.reason)]).toEqual(['paid', ['paid', 'refund_due'], ['paid_twice']]);
    expect((await booked(one.orderNumber)).map(([kind]) => kind).sort()).toEqual(['charge_held', 'charge_settled', 'refund_done']);
  });

  test('a notice and the close at the end of the order, at once: the money counts, as payment or as refund, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      application = ApplicationId.parse(randomUUID());
      states.set(application, 'due');
      await t.asOwner(`insert into application (account_id, id, version, sitting_id, exam_code, exam_year, province, data_state, commitment_state, materials_state, review_state, payment_state, started_at, changed_at)
        values ($1, $2, 1, $3, '001', 2026, '37', 'choosing', 'unsigned', 'not_needed', 'not_started', 'unpaid', now(), now())`, [account, application, `r-${application.slice(-8)}`]);
      t.clock.set(START);
      zhang = await t.signInCandidate(account);
      const { orderNumber, attemptNumber } = await beginAt('alipay');
      t.clock.set(START + 30 * MINUTE + 1500);
      const late = { ...bank.pay('unionpay', 'elsewhere', { amountInFen: 24_400, paidAt: START + 29 * MINUTE }), key: 'key-alipay', merchant: 'merchant-alipay', number: attemptNumber };
      await Promise.all([t.runJobs({ all: true }), tell(late, 'alipay'), tell(late, 'alipay')]);
      const order = await see(orderNumber);
      expect([['paid', []], ['refund_due', ['paid_late']]]).toContainEqual([order.state, order.refunds.map((r) => r.reason)]);
      expect((await booked(orderNumber)).filter(([kind]) => kind === 'charge_settled' || kind === 'charge_held')).toHaveLength(1);
    }
  }, 60_000);

  test('the button and the jobs at once', async () => {
    const { orderNumber, attemptNumber } = await beginAt('alipay');
    bank.pay('alipay', attemptNumber);
    const replies = await Promise.all([check(orderNumber), check(orderNumber), check(orderNumber), t.runJobs({ all: true })]);
    expect(replies.slice(0, 3).every((r) => typeof r === 'object' && r.status === 200)).toBe(true);
    expect(await booked(orderNumber)).toEqual([['charge_settled', 'alipay', 24_400]]);
    expect((await t.asOwner(`select count(*)::int as n from payment_attempt_event e join payment_attempt a on a.id = e.attempt_id where a.number = $1 and act = 'settle'`, [attemptNumber])).rows[0]).toEqual({ n: 1 });
  });
});

test('the candidate reads the truth of every attempt without a script, also of an order that is over', async () => {
  const { orderNumber } = await beginAt('alipay');
  await beginAt('wechat');
  t.clock.set(START + 40 * MINUTE);
  await t.runJobs({ all: true });
  const page = (await t.page.get(`/my/orders/${orderNumber}`, { as: zhang })).body;
  for (const text of ['支付情况', '支付宝 · 244.00 元', '微信支付 · 244.00 元', '渠道答复', '下一步', '0531-5550 0137', '我已付款，立即核实']) expect(page).toContain(text);
  const views: AttemptView[] = (await see(orderNumber)).attempts;
  expect(views.every((a) => a.askedText.includes('核实') && a.nextText !== '')).toBe(true);
});
