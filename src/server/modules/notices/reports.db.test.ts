import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import { aliyunSms } from '#server/platform/sms/aliyun/aliyun-sms.ts';
import { tencentSms } from '#server/platform/sms/tencent/tencent-sms.ts';
import { newId } from '#server/platform/ids.ts';
import { NORMAL, type CarrierBehaviour, type CarrierMood } from '#server/standins/carrier/behaviour.ts';
import { aliyunReports, tencentReports } from '#server/standins/carrier/provider-reports.ts';
import { receiptSender } from '#server/standins/carrier/receipt-sender.ts';
import { runAliyun, runTencent } from '#server/standins/carrier/run-stand-ins.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { testCarriers } from '#server/testing/carriers.ts';
import { noticesModule, queueMessage } from './index.ts';
import { reportSecret } from './receipts.routes.ts';

/** Both providers for real, as far as a stand-in is: their protocol over HTTP, their reports to our address. */
const mood: CarrierMood = { behaviour: NORMAL };
const { mail, env } = testCarriers();
let t: TestApp;
const push = (carrier: 'aliyun' | 'tencent', body: unknown, secret = reportSecret(t.kit.crypto, { channel: 'sms', name: carrier })) => t.api.post(`/api/messages/receipts/sms/${carrier}/${secret}`, body);
const senderOf = (carrier: 'aliyun' | 'tencent') => receiptSender({ reports: carrier === 'aliyun' ? aliyunReports : tencentReports, now: () => t.clock.now(), byItself: false, mood, deliver: async (report) => (await push(carrier, report)).status === 200 });
const senders: Partial<Record<'aliyun' | 'tencent', ReturnType<typeof senderOf>>> = {};
const announce = (carrier: 'aliyun' | 'tencent') => ({ id, to, reference }: { id: string; to: string; reference: string }) => { senders[carrier]?.announce({ channel: 'sms', id, to, reference }); };
let aliyun: Awaited<ReturnType<typeof runAliyun>>;
let tencent: Awaited<ReturnType<typeof runTencent>>;

beforeAll(async () => {
  [aliyun, tencent] = await Promise.all([runAliyun(announce('aliyun')), runTencent(announce('tencent'))]);
  env.sms = [aliyunSms(aliyun.settings), tencentSms(tencent.settings, () => t.clock.now())];
  // what the stand-ins write down and what the program asks about are real time
  t = await testApp({ modules: () => [noticesModule(env)], at: Date.now() });
  Object.assign(senders, { aliyun: senderOf('aliyun'), tencent: senderOf('tencent') });
});
beforeEach(() => {
  mood.behaviour = NORMAL;
  mail.taken = [];
  for (const one of [aliyun, tencent]) Object.assign(one.mood, { mode: 'normal', refuse: null });
});
afterAll(async () => {
  await Promise.all([t.stop(), aliyun.close(), tencent.close()]);
});

async function tell(phone: string, by: 'aliyun' | 'tencent', behaviour: Partial<CarrierBehaviour> = {}): Promise<string> {
  mood.behaviour = { ...NORMAL, ...behaviour };
  aliyun.mood.mode = by === 'aliyun' ? 'normal' : 'busy';
  await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone }, template: 'deadline_moved', params: { exam: '一级建造师', until: '2026-08-20 17:00' }, accountId: newId<AccountId>() }));
  await t.runJobs();
  const { rows: [row] } = await t.asOwner(`select message_id from message where recipient_key = $1 and channel = 'sms'`, [t.kit.crypto.index('message.recipient', phone)]);
  return (row as { message_id: string }).message_id;
}
const row = async (id: string) => (await t.asOwner(`select state, failure, carrier, (select count(*)::int from message_receipt r where r.message_id = m.message_id) as receipts from message m where message_id = $1`, [id])).rows[0];
const flush = (by: 'aliyun' | 'tencent') => senders[by]?.flush();

describe.each(['aliyun', 'tencent'] as const)('%s', (by) => {
  const phone = (n: number) => `138001${by === 'aliyun' ? '6' : '7'}${String(n).padStart(4, '0')}`;

  test('a message goes over its protocol and its report makes it delivered, once however often it comes', async () => {
    const id = await tell(phone(1), by, { repeat: 3 });
    expect(await row(id)).toMatchObject({ state: 'sent', carrier: by });
    await flush(by);
    expect(await row(id)).toEqual({ state: 'delivered', failure: null, carrier: by, receipts: 1 });
  });

  test('forged reports among true ones change nothing', async () => {
    const id = await tell(phone(2), by, { forge: true });
    await flush(by);
    expect(await row(id)).toEqual({ state: 'delivered', failure: null, carrier: by, receipts: 1 });
  });

  test('an older contrary report after the true one changes nothing', async () => {
    const id = await tell(phone(3), by, { reorder: true });
    await flush(by);
    expect(await row(id)).toMatchObject({ state: 'delivered' });
  });

  test('"not delivered" says why in our words, and the mail goes instead', async () => {
    const id = await tell(`${phone(0).slice(0, 7)}4444`, by);
    await flush(by);
    await t.runJobs();
    expect(await row(id)).toMatchObject({ state: 'failed', failure: 'empty_number' });
    expect(mail.taken).toMatchObject([{ to: 'zhangwei@example.cn', subject: '办理期限调整' }]);
  });

  test('without the secret of its address nothing is believed; nor what is no list', async () => {
    const id = await tell(phone(5), by, { lose: true });
    const writer = by === 'aliyun' ? aliyunReports : tencentReports;
    const { reference } = (by === 'aliyun' ? aliyun : tencent).taken.at(-1) ?? { reference: '' };
    const report = writer.write({ receiptId: '', channel: 'sms', messageId: id, to: phone(5), reference, status: 'delivered', reason: null, at: t.clock.now() });
    const other = reportSecret(t.kit.crypto, { channel: 'sms', name: by === 'aliyun' ? 'tencent' : 'aliyun' });
    expect((await push(by, report, other)).status).toBe(403);
    expect((await push(by, { items: 'x' })).status).toBe(422);
    expect((await push(by, [null, 1, 'x', {}, []])).status).toBe(200);
    expect(await row(id)).toMatchObject({ state: 'sent', receipts: 0 });
    expect((await push(by, report)).status).toBe(200);
    expect(await row(id)).toMatchObject({ state: 'delivered' });
  });

  test('a report about another person’s message, from the future, or before it was written is not believed', async () => {
    const id = await tell(phone(6), by, { lose: true });
    const writer = by === 'aliyun' ? aliyunReports : tencentReports;
    const { reference } = (by === 'aliyun' ? aliyun : tencent).taken.at(-1) ?? { reference: '' };
    const base = { receiptId: '', channel: 'sms' as const, messageId: id, to: phone(6), reference, status: 'failed' as const, reason: 'rejected', at: t.clock.now() };
    for (const change of [{ to: phone(1) }, { at: base.at + 3_600_000 }, { at: base.at - 3_600_000 }]) expect((await push(by, writer.write({ ...base, ...change }))).status).toBe(200);
    expect(await row(id)).toMatchObject({ state: 'sent', receipts: 0 });
    const { rows } = await t.asOwner(`select action from audit_event where action = 'message.reports' order by at desc limit 1`);
    expect(rows).toHaveLength(1);
  });
});

test('a report faster than the answer to its sending is asked for again', async () => {
  const unknown = aliyunReports.write({ receiptId: '', channel: 'sms', messageId: newId(), to: '13800168888', reference: 'b^0', status: 'delivered', reason: null, at: t.clock.now() });
  expect((await push('aliyun', unknown)).status).toBe(503);
});
