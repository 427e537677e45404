import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MessageCarriersView, SentMessages } from '#contracts/messages.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import { standInCarrierKey } from '#server/open-carriers.ts';
import { gatewayReports } from '#server/standins/carrier/gateway-reports.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let centre: Colleague;
let shandong: Colleague;
let zhang: Candidate;
beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-08-10T10:00:00+08:00') });
  centre = await colleague(t, { name: '王建军', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  zhang = await readyCandidate(t, { name: '张伟' });
  await t.runJobs();
}, 120_000);
afterAll(() => t.stop());

const view = async (who: Colleague) => must(await t.api.get('/api/staff/message-carriers', { as: who.as })).json<MessageCarriersView>();
const tell = () => t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone: '13800137001' }, template: 'deadline_moved', params: { exam: '一级建造师', until: '2026-08-20 17:00' }, accountId: zhang.accountId }));

test('staff see each carrier in its order, what it took and refused, what waits, and the limits; its failure and the way round it show at the message', async () => {
  await t.api.put('/api/demo/outside', { failing: ['firstSms'] });
  await tell();
  await t.runJobs();
  await t.api.put('/api/demo/outside', { failing: ['sms'] });
  await tell();
  await t.runJobs();
  await t.api.put('/api/demo/outside', {});
  const { carriers, waiting, limits } = await view(centre);
  expect(carriers.map((c) => [c.channel, c.place, c.name, c.state])).toEqual([['sms', 1, 'stand-in-a', 'working'], ['sms', 2, 'stand-in-b', 'working'], ['mail', 1, 'stand-in', 'working']]);
  expect(carriers[0]).toMatchObject({ refused: 2, lastNo: '通道不通', reportsTo: null, lacking: [] });
  expect(carriers[1]?.taken).toBeGreaterThan(0);
  expect(waiting).toContainEqual({ channel: 'sms', why: 'carrier', count: 1 });
  expect(limits.sms.code).toEqual({ minute: 2, hour: 10, day: 20 });

  const { messages } = must(await t.api.get(`/api/staff/accounts/${zhang.accountId}/messages`, { as: centre.as })).json<SentMessages>();
  expect(messages.find((m) => m.state === 'sent' && m.tries.length === 2)?.tries.map((one) => [one.carrier, one.became])).toEqual([['stand-in-a', '通道不通'], ['stand-in-b', '已接收']]);
  expect(messages.find((m) => m.state === 'queued')?.waits).toMatch(/^等候通道/);
  expect((await view(shandong)).carriers).toHaveLength(3);
});

test('the report of a message the second carrier took alone is believed, though both have one key', async () => {
  await t.api.put('/api/demo/outside', { failing: ['firstSms'] });
  const held = vi.spyOn(t.kit.outside, 'standings').mockReturnValue([{ service: 'sms:stand-in-a', breaker: 'open', openUntil: Date.now() + 60_000, since: 0, lastSuccessAt: null, lastFaultAt: null, lastFault: 'unreachable' }]);
  t.clock.set(t.clock.now() + 60_000);
  await tell();
  await t.runJobs();
  held.mockRestore();
  await t.api.put('/api/demo/outside', {});
  const { rows: [sent] } = await t.asOwner(`select message_id, provider_reference, carrier from message where state = 'sent' and template = 'deadline_moved' order by message_id desc limit 1`);
  const { message_id, provider_reference, carrier } = sent as { message_id: string; provider_reference: string; carrier: string };
  expect(carrier).toBe('stand-in-b');
  const report = gatewayReports(standInCarrierKey(t.kit.settings)).write({ receiptId: 'report-of-b', channel: 'sms', messageId: message_id, to: '', reference: provider_reference, status: 'failed', reason: 'powered_off', at: t.clock.now() });
  must(await t.api.post('/api/messages/receipts', report));
  const { rows } = await t.asOwner(`select channel, state, failure from message where message_id = $1 or instead_of = $1 order by channel desc`, [message_id]);
  expect(rows).toMatchObject([{ channel: 'sms', state: 'failed', failure: 'powered_off' }, { channel: 'mail' }]);
});

test('nobody without the task of messages sees the carriers', async () => {
  const reviewer = await colleague(t, { name: '孙敏', roles: ['reviewer'], jurisdiction: { kind: 'province', province: '37' } });
  expect((await t.api.get('/api/staff/message-carriers', { as: reviewer.as })).status).toBe(403);
});
