import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationsView } from '#contracts/operations.ts';
import type { DeliveryLine, PausedHooks } from '#contracts/partner-hooks.ts';
import type { PartnerEvent, PartnerView } from '#contracts/partners.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { factsSettled, partnerWithKey, receiver, type PartnerDesk } from '#server/testing/partners.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const HOUR = 3_600_000;
let t: TestApp;
let desk: PartnerDesk;
beforeAll(async () => {
  t = await testApp();
  desk = await partnerWithKey(t, ['applications.read']);
});
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const tell = (event: PartnerEvent, subject: string, province: string | null = '37') => t.inTx((tx) => { recordFact(tx, { event, subject, province, examCode: '034', sittingId: '034-2026' }, t.clock.now()); return Promise.resolve(); });
/** A minute passes, as the schedule sees it. */
async function tick(ms = 60_000): Promise<void> {
  t.clock.set(t.clock.now() + ms);
  desk.admin.as.cookies = (await t.signInStaff(desk.admin.id)).cookies;
  await factsSettled(t);
  await t.inTx(async (tx) => {
    const job = t.app.modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === 'partners.hand-on');
    if (job) await enqueue(tx, job, {});
  });
  await t.runJobs();
}
async function subscribed(url: string, events: readonly PartnerEvent[] = ['application.paid']) {
  const made = await t.api.post(`/api/staff/partners/${desk.id}/hooks`, { url, events }, { as: desk.admin.as });
  return made.json<{ hookId: string; secret: string }>();
}
const log = async (hookId: string, query = '') => (await t.api.get(`/api/staff/partners/${desk.id}/hooks/${hookId}/deliveries${query}`, { as: desk.admin.as })).json<{ items: DeliveryLine[] }>().items;
const act = (hookId: string, what: string, body: unknown = {}) => t.api.post(`/api/staff/partners/${desk.id}/hooks/${hookId}/${what}`, body, { as: desk.admin.as });
const hook = async (hookId: string) => (await t.api.get(`/api/staff/partners/${desk.id}`, { as: desk.admin.as })).json<PartnerView>().hooks.find((h) => h.id === hookId);

/** Whether a pause is told to the officers of that province on every screen, to those of another, and to operators, with what waits. */
async function whoIsTold(hookId: string) {
  const elsewhere = await colleague(t, { name: '古丽娜尔', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '62' } });
  const paused = async (as: Colleague['as']) => (await t.api.get('/api/staff/partners/paused-hooks', { as })).json<PausedHooks>().items;
  const own = (await paused(desk.admin.as)).find((h) => h.hookId === hookId);
  const { troubles } = (await t.api.get('/api/staff/operations', { as: desk.admin.as })).json<OperationsView>();
  return { own: own !== undefined, elsewhere: (await paused(elsewhere.as)).length > 0, operators: troubles.some((x) => x.code === 'hook_paused' && x.figure === 1 && own !== undefined && x.of === `${own.partner} · ${own.host}`) };
}

describe('a webhook', () => {
  it('tells what happened from its opening on, of its events and its province, signed so that the public library verifies it, and nobody’s data', async () => {
    const far = await receiver();
    await tell('application.paid', 'BEFORE-1');
    const { hookId, secret } = await subscribed(far.url, ['application.paid', 'scores.released']);
    await tell('application.paid', 'A-1');
    await tell('application.ended', 'A-2');
    await tell('application.paid', 'ELSEWHERE-1', '36');
    await tell('scores.released', '034-2026', null);
    await tick();
    const subjects = far.got.map((g) => (JSON.parse(g.body) as { data: { subject: string } }).data.subject);
    expect(subjects).toEqual(['A-1', '034-2026']);
    for (const { headers, body } of far.got) {
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeDefined();
      expect(() => new Webhook(secret).verify(body.replace('A-1', 'A-9').replace('034-2026', '034-2027'), headers as Record<string, string>)).toThrow();
      expect(Object.keys((JSON.parse(body) as { data: object }).data).toSorted()).toEqual(['examCode', 'id', 'province', 'sittingId', 'subject']);
    }
    await tick();
    expect(far.got).toHaveLength(2);
    expect((await log(hookId)).map((d) => [d.state, d.answerStatus])).toEqual([['delivered', 204], ['delivered', 204]]);
    await far.stop();
  });

  it('is told again with growing pauses until it answers, with the same id, and later ones of its subject wait behind it', async () => {
    const far = await receiver();
    const { hookId } = await subscribed(far.url, ['application.paid', 'payment.refunded']);
    far.answers((_, body) => ({ status: body.includes('B-1') && far.got.length < 4 ? 503 : 204, body: 'down for repair' }));
    await tell('application.paid', 'B-1');
    await tell('payment.refunded', 'B-1');
    await tell('application.paid', 'B-2');
    await tick();
    const told = () => far.got.map((g) => { const m = JSON.parse(g.body) as { type: string; data: { subject: string } }; return `${m.type} ${m.data.subject}`; });
    expect(told().toSorted()).toEqual(['application.paid B-1', 'application.paid B-2']);
    expect((await log(hookId, '?state=waiting')).map((d) => [d.subject, d.tries]).toSorted()).toEqual([['B-1', 0], ['B-1', 1]]);
    await tick();
    await tick(5 * 60_000);
    await tick();
    expect(told().slice(-2)).toEqual(['application.paid B-1', 'payment.refunded B-1']);
    const ids = far.got.filter((g) => g.body.includes('application.paid') && g.body.includes('B-1')).map((g) => g.headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    await far.stop();
  });

  it('pauses after a day without an answer, says so, and delivers everything in order once it is opened again', async () => {
    const far = await receiver();
    const { hookId } = await subscribed(far.url);
    far.answers(() => ({ status: 500, body: 'x'.repeat(5_000) }));
    await tell('application.paid', 'C-1');
    await tick();
    for (let hours = 0; hours < 40; hours += 3) await tick(3 * HOUR);
    expect(await hook(hookId)).toMatchObject({ state: 'paused', pausedWhy: 'HTTP 500', waiting: 1 });
    expect((await log(hookId))[0]?.answer).toHaveLength(500);
    expect(await whoIsTold(hookId)).toEqual({ own: true, elsewhere: false, operators: true });
    const sent = far.got.length;
    await tick(24 * HOUR);
    expect(far.got).toHaveLength(sent);
    await tell('application.paid', 'C-2');
    far.answers(() => ({ status: 200 }));
    expect((await act(hookId, 'resumption')).status).toBe(200);
    expect(codes(await act(hookId, 'resumption'))).toEqual(['partner.hook_not_paused']);
    expect(await whoIsTold(hookId)).toEqual({ own: false, elsewhere: false, operators: false });
    await tick();
    expect(far.got.slice(sent).map((g) => (JSON.parse(g.body) as { data: { subject: string } }).data.subject)).toEqual(['C-1', 'C-2']);
    await far.stop();
  });

  it('follows no redirect, and reads no long answer', async () => {
    const [far, trap] = [await receiver(), await receiver()];
    const { hookId } = await subscribed(far.url);
    far.answers(() => ({ status: 302, location: trap.url }));
    await tell('application.paid', 'D-1');
    await tick();
    expect([trap.got.length, (await log(hookId))[0]?.answerStatus]).toEqual([0, 302]);
    expect((await act(hookId, 'closing', { reason: '地址已停用' })).status).toBe(200);
    await tick(HOUR);
    expect(far.got).toHaveLength(1);
    await Promise.all([far.stop(), trap.stop()]);
  });

  it('is signed with both secrets for a day after a renewal', async () => {
    const far = await receiver();
    const { hookId, secret } = await subscribed(far.url);
    const renewed = (await act(hookId, 'secret')).json<{ secret: string }>().secret;
    await tell('application.paid', 'E-1');
    await tick();
    for (const one of [secret, renewed]) expect(new Webhook(one).verify(far.got[0]?.body ?? '', far.got[0]?.headers as Record<string, string>)).toBeDefined();
    await tell('application.paid', 'E-2');
    await tick(25 * HOUR);
    expect(() => new Webhook(secret).verify(far.got[1]?.body ?? '', far.got[1]?.headers as Record<string, string>)).toThrow();
    expect(new Webhook(renewed).verify(far.got[1]?.body ?? '', far.got[1]?.headers as Record<string, string>)).toBeDefined();
    await far.stop();
  });

  it('is sent again when an officer asks, with its id, and never without one', async () => {
    const far = await receiver();
    const { hookId } = await subscribed(far.url);
    await tell('application.paid', 'F-1');
    await tick();
    const [line] = await log(hookId);
    expect((await act(hookId, `deliveries/${line?.id ?? ''}/resending`)).status).toBe(200);
    await t.runJobs();
    expect(far.got.map((g) => g.headers['webhook-id'])).toEqual([line?.id, line?.id]);
    expect(codes(await act(hookId, `deliveries/${hookId}/resending`))).toEqual(['partner.delivery_not_found']);
    await far.stop();
  });

  it('waits out a receiver that is gone: people go on, and what happened meanwhile arrives when it is back', async () => {
    const gone = await receiver();
    await gone.stop();
    const { hookId } = await subscribed(gone.url);
    await tell('application.paid', 'G-1');
    await tick();
    expect((await log(hookId))[0]).toMatchObject({ state: 'waiting', tries: 1, answerStatus: null });
    await act(hookId, 'closing', { reason: '测试结束' });
  });

  it('is never led into our own network where only public addresses are allowed', async () => {
    const u = await testApp({ env: { WEBHOOK_NETWORKS: 'public' } });
    try {
      const there = await partnerWithKey(u, ['applications.read']);
      for (const url of ['http://hooks.example.cn/', 'https://127.0.0.1/', 'https://localhost/', 'https://[::1]/', 'https://169.254.169.254/', 'https://u:p@hooks.example.cn/']) {
        expect([url, codes(await u.api.post(`/api/staff/partners/${there.id}/hooks`, { url, events: ['application.paid'] }, { as: there.admin.as }))]).toEqual([url, ['partner.hook_address']]);
      }
    } finally {
      await u.stop();
    }
  });
});
