import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ApplicationView } from '#contracts/applications.ts';
import type { ProvinceConfig } from '#contracts/catalogue.ts';
import type { MaterialsView } from '#contracts/materials.ts';
import type { OrderView } from '#contracts/payments.ts';
import type { RefundRequestList } from '#contracts/refund-requests.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague } from '#server/testing/staff.ts';
import { STAND_IN_BANK } from './open-bank.ts';
import { freePort } from '#server/testing/free-port.ts';

let t: TestApp;
let address: string;
let sittingId: string;
let config: ProvinceConfig;

/** The program with its own bank needs an address that both can reach. */
beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${String(port)}`;
  t = await testApp({ env: { PUBLIC_URL: address } });
  await t.app.http.listen({ host: '127.0.0.1', port });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!open) throw new Error('一级建造师 is not open');
  sittingId = open.sitting.id;
  const shandong = await t.inTx((tx) => findProvinceConfig(tx, open.sitting.id, '37'));
  if (!shandong) throw new Error('山东 does not hold it');
  config = shandong;
}, 120_000);
afterAll(() => t.stop());

const FINANCE = { roles: ['cashier'], jurisdiction: { kind: 'province', province: '37' } };
type Begun = { orderNumber: string; start: { url: string } };
const status = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>();
/** Where the payer is sent leads to the cashier; what is pressed there leads back. */
const press = async (start: string, act: string) => fetch(`${(await fetch(start)).url}/${act}`, { method: 'POST', redirect: 'manual' });
const flush = async () => must(await t.api.post(`${STAND_IN_BANK}/control/flush`, {}));

async function dueCandidate(): Promise<{ c: Candidate; id: string }> {
  const c = await readyCandidate(t, { name: '欧阳倩' });
  const id = await apply(t, c, { sittingId });
  t.clock.set(Math.max(t.clock.now(), config.windows.pay.opensAt));
  return { c: { ...c, as: await t.signInCandidate(c.accountId) }, id };
}

test('from 待缴费 by the page and the bank to 报名完成, with receipt and message', async () => {
  const { c, id } = await dueCandidate();
  expect((await status(c, id)).state).toBe('S10');
  const page = must(await t.page.get(`/my/applications/${id}/pay`, { as: c.as }));
  expect(page.body).toContain('欧阳倩');
  const sent = await t.page.post(`/my/applications/${id}/pay`, {}, { as: c.as });
  expect(sent.location).toContain(`${address}${STAND_IN_BANK}/alipay/gateway.do?`);
  const { out_trade_no: attempt } = z.object({ out_trade_no: z.string() }).parse(JSON.parse(new URL(sent.location ?? '').searchParams.get('biz_content') ?? ''));
  const orderNumber = attempt.slice(0, -2);
  expect((await status(c, id)).state).toBe('S11');
  const back = await press(sent.location ?? '', 'pay');
  expect(back.headers.get('location')).toMatch(new RegExp(`^${address}/my/orders/${orderNumber}/return\\?`));
  expect((await t.page.get((back.headers.get('location') ?? '').slice(address.length), { as: c.as })).status).toBeLessThan(400);
  await flush();
  // the bank sends by itself as well: its letter may be on its way
  await expect.poll(async () => (await status(c, id)).state).toBe('S12');
  const done = await status(c, id);
  expect([done.state, done.dimensions.payment]).toEqual(['S12', 'paid']);
  expect(done.history.map((h) => h.act).slice(-2)).toEqual(['start_payment', 'record_payment']);
  const told = await t.db.selectFrom('message').select('template').where('account_id', '=', c.accountId).execute();
  expect(told.map((m) => m.template)).toContain('application_complete');
  expect((await t.page.get(`/my/orders/${orderNumber}/receipt`, { as: c.as })).body).toContain('欧阳倩');
}, 60_000);

test('银联 by its form: the payer is brought back by a form from its own site and finds the order paid', async () => {
  const { c, id } = await dueCandidate();
  const { orderNumber, start } = must(await t.api.post(`/api/applications/${id}/orders`, { account: 'unionpay' }, { as: c.as })).json<{ orderNumber: string; start: { action: string; fields: Record<string, string> } }>();
  const cashier = await fetch(start.action, { method: 'POST', body: new URLSearchParams(start.fields) });
  const result = await (await fetch(`${cashier.url}/pay`, { method: 'POST' })).text();
  const action = /<form method="post" action="([^"]+)"/.exec(result)?.[1] ?? '';
  const back = await (await fetch(action, { method: 'POST', body: new URLSearchParams({ orderId: `${orderNumber}01`, respCode: '00' }) })).text();
  expect(back).toContain(`url=/my/orders/${orderNumber}/return`);
  expect((await t.page.get(`/my/orders/${orderNumber}/return`, { as: c.as })).body).not.toContain('支付成功，报名完成');
  await flush();
  // its letter may be on its way already when it is asked to send what it has
  await expect.poll(async () => (await t.page.get(`/my/orders/${orderNumber}/return`, { as: c.as })).body).toContain('支付成功，报名完成');
}, 60_000);

test('cancelled at the bank and never paid: the order closes, 待缴费 again, and a second order pays', async () => {
  const { c, id } = await dueCandidate();
  const first = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as: c.as })).json<Begun>();
  await press(first.start.url, 'cancel');
  t.clock.set(t.clock.now() + 31 * 60_000);
  await t.runJobs({ all: true });
  const as = await t.signInCandidate(c.accountId);
  expect((await status({ ...c, as }, id)).state).toBe('S10');
  const second = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as })).json<Begun>();
  await press(second.start.url, 'pay');
  must(await t.api.post(`/api/orders/${second.orderNumber}/check`, {}, { as }));
  expect((await status({ ...c, as }, id)).state).toBe('S12');
}, 60_000);

test('paid after the application was given up: the money is a refund case, the application stays as it is', async () => {
  const { c, id } = await dueCandidate();
  const order = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as: c.as })).json<Begun>();
  await t.asOwner(`update application set payment_state = 'unpaid', ended = 'given_up' where id = '${id}'`);
  await press(order.start.url, 'pay');
  await flush();
  const seen = must(await t.api.get(`/api/orders/${order.orderNumber}`, { as: c.as })).json<OrderView>();
  expect([seen.state, seen.refunds.map((r) => r.reason)]).toEqual(['refund_due', ['application_gone']]);
  expect((await status(c, id)).state).toBe('X1');
  const told = await t.db.selectFrom('message').select(['template', 'channel']).where('account_id', '=', c.accountId).where('template', 'in', ['refund_opened', 'fee_refunded']).execute();
  expect(new Set(told.map((m) => `${m.template} by ${m.channel}`)).size).toBe(told.length);
  expect(told.map((m) => m.template)).toContain('refund_opened');
}, 60_000);

test('a fee two of finance give back ends the application, frees the sitting for another one, and is told with the refund’s number', async () => {
  const { c, id } = await dueCandidate();
  const order = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as: c.as })).json<Begun>();
  await press(order.start.url, 'pay');
  await flush();
  await expect.poll(async () => (await status(c, id)).state).toBe('S12');
  const [first, second] = [await colleague(t, { name: '刘出纳', ...FINANCE }), await colleague(t, { name: '陈会计', ...FINANCE })];
  must(await t.api.post(`/api/staff/orders/${order.orderNumber}/refund-requests`, { ground: 'policy', application: 'ends', reason: '因公出国，持单位证明' }, { as: first.as }));
  const request = must(await t.api.get('/api/staff/refund-requests', { as: second.as })).json<RefundRequestList>().lines.find((line) => line.orderNumber === order.orderNumber);
  expect((await status(c, id)).state).toBe('S12');
  t.clock.set(t.clock.now() + 60_000);
  must(await t.api.post(`/api/staff/refund-requests/${c.accountId}/${request?.id ?? ''}/decision`, { version: request?.version, decision: 'approve', reason: '情况属实' }, { as: second.as }));
  const ended = await status(c, id);
  expect([ended.state, ended.dimensions.payment, ended.history.at(-1)?.act]).toEqual(['X6', 'paid', 'refund_fee']);
  expect((await t.page.get(`/my/applications/${id}`, { as: c.as })).body).toContain('本次报名随之终止');
  const [message] = await t.db.selectFrom('message').select('template').where('account_id', '=', c.accountId).where('template', '=', 'application_refunded').execute();
  expect(message).toBeDefined();
  t.clock.set(config.windows.apply.closesAt - 3_600_000);
  const again = await t.api.post('/api/applications', { sittingId }, { as: await t.signInCandidate(c.accountId) });
  expect(again.status).toBe(200);
}, 60_000);

test('without the commitment: what is demanded is uploaded and handed in, and the confirmation opens (S4 → S6)', async () => {
  const c = await readyCandidate(t, { name: '阿依古丽·买买提' });
  const id = await apply(t, c, { sittingId, commitment: 'decline', until: 'checked' });
  const at = `/api/applications/${id}/materials`;
  const asked = must(await t.api.get(at, { as: c.as })).json<MaterialsView>();
  expect(asked.missing).toBeGreaterThan(0);
  for (const [n, demand] of asked.demands.entries()) {
    const kind = demand.anyOf[0] ?? 'other';
    const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: { r: 200, g: 20 * n, b: 90 } } }).jpeg().toBuffer();
    must(await t.api.upload(at, multipartOf({ kind }, [{ field: `file-${kind}`, fileName: `${kind}.jpg`, contentType: 'image/jpeg', bytes }]), { as: c.as }));
  }
  expect(must(await t.api.get(at, { as: c.as })).json<MaterialsView>().missing).toBe(0);
  const handedIn = await t.page.post(`/my/applications/${id}/materials/submission`, {}, { as: c.as });
  expect([handedIn.status, handedIn.location]).toEqual([303, `/my/applications/${id}`]);
  expect((await status(c, id)).state).toBe('S6');
}, 60_000);
