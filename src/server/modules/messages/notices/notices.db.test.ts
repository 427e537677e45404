import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeFailures, NoticeReading, NoticeText, NoticeWhole } from '#contracts/mass-notices.ts';
import { MessageReceipt, type SentMessages } from '#contracts/messages.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { standInCarrierKey } from '#server/open-carriers.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { gatewayReports } from '#server/standins/carrier/gateway-reports.ts';
import type { StandInReport } from '#server/standins/carrier/receipt-sender.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { keepNotices } from './notices.jobs.ts';
import { continueNotice } from './send-notice.ts';

let t: TestApp;
let zhao: Colleague;
let sun: Colleague;
let jiangxi: Colleague;
let sittingId: string;
const people: (Candidate & { id: ApplicationId })[] = [];

beforeAll(async () => {
  t = await testApp({ env: { MASS_NOTICE_ALONE: '1' }, at: Date.parse('2026-08-10T10:00:00+08:00') });
  zhao = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  sun = await colleague(t, { name: '孙敏', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  for (const name of ['张伟', '欧阳倩', '阿依古丽·买买提']) {
    const c = await readyCandidate(t, { name });
    people.push({ ...c, id: await apply(t, c, { sittingId, until: 'saved' }) });
  }
}, 180_000);
afterAll(() => t.stop());

const signReceipt = (key: string, fields: Omit<StandInReport, 'to'>) => MessageReceipt.parse(gatewayReports(key).write({ ...fields, to: '' }));
const codes = (r: Reply) => r.json<{ refusals: { code: string }[] }>().refusals.map((f) => f.code);
const whole = (r: Reply) => must(r).json<NoticeWhole>();
const text = (changes: Partial<NoticeText> = {}): NoticeText => ({
  title: '停考通知', audience: { sitting: sittingId as NoticeText['audience']['sitting'], standings: ['filling'] },
  content: { sms: true, mail: false, zh: { subject: '考试延期', text: '{name}：{exam}延期举行，费用退回原账户。', sms: '{exam}延期举行，请登录查看。' }, en: null }, sendAt: null, urgentReason: null, ...changes,
});
const draft = async (by: Colleague, changes: Partial<NoticeText> = {}) => whole(await t.api.post('/api/staff/mass-notices', text(changes), { as: by.as }));
const move = (by: Colleague, n: { id: string; version: number }, act: string) => t.api.post(`/api/staff/mass-notices/${n.id}/${act}`, { version: n.version, reason: '省考试院决定停考' }, { as: by.as });
const read = async (by: Colleague, id: string) => whole(await t.api.get(`/api/staff/mass-notices/${id}`, { as: by.as }));
const sent = async (id: string) => (await t.asOwner(`select account_id, channel, count(*)::int as n from message where notice_id = $1 group by 1, 2`, [id])).rows as { account_id: string; channel: string; n: number }[];
async function approved(changes: Partial<NoticeText> = {}): Promise<NoticeWhole> {
  return whole(await move(sun, whole(await move(zhao, await draft(zhao, changes), 'proposal')), 'approval'));
}

describe('a mass notice', () => {
  test('is counted and read as three of its recipients would, masked and within the jurisdiction', async () => {
    const { audience, content } = text();
    const reading = must(await t.api.post('/api/staff/mass-notice-readings', { audience, content }, { as: zhao.as })).json<NoticeReading>();
    expect(reading).toMatchObject({ count: 3, aloneMost: 1, findings: [] });
    expect(reading.samples).toHaveLength(3);
    expect(JSON.stringify(reading)).not.toContain('欧阳倩');
    expect(must(await t.api.post('/api/staff/mass-notice-readings', { audience, content }, { as: jiangxi.as })).json<NoticeReading>()).toMatchObject({ count: 0, samples: [] });
  });

  test('to more people than one may write to alone waits for a second person, then everybody gets it once', async () => {
    const proposed = whole(await move(zhao, await draft(zhao), 'proposal'));
    expect(proposed).toMatchObject({ state: 'proposed', counted: 3 });
    expect(codes(await move(zhao, proposed, 'approval'))).toEqual(['notice.own_work']);
    expect((await t.api.get(`/api/staff/mass-notices/${proposed.id}`, { as: jiangxi.as })).status).toBe(404);
    const both = await Promise.all([move(sun, proposed, 'approval'), move(sun, proposed, 'approval')]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    await t.runJobs({ all: true });
    expect(await read(zhao, proposed.id)).toMatchObject({ state: 'sent', recipients: 3, told: 3, unreachable: 0, outcome: { sms: { sent: 3 } } });
    expect((await sent(proposed.id)).map((m) => [m.channel, m.n])).toEqual([['sms', 1], ['sms', 1], ['sms', 1]]);
    expect((await t.page.get('/my/messages', { as: people[0]?.as ?? t.browser() })).body).toContain('张伟：一级建造师延期举行，费用退回原账户。');
  });

  test('goes on after a killed process where it was: a batch that did not commit told nobody, one done twice tells nobody twice', async () => {
    const n = await approved({ title: '停考通知（二）' });
    const run = (part: number) => t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, part));
    expect(await run(0)).toMatchObject({ next: 1 });
    await expect(t.inTx(async (tx) => { await continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, 1); throw new Error('killed'); })).rejects.toThrow('killed');
    expect(await sent(n.id)).toEqual([]);
    await Promise.all([run(1), run(1), run(0)]);
    await t.runJobs({ all: true });
    expect((await sent(n.id)).map((m) => m.n)).toEqual([1, 1, 1]);
    await expect(t.asOwner(`insert into message (message_id, account_id, channel, template, recipient_sealed, recipient_key, state, queued_at, notice_id) select gen_random_uuid(), account_id, channel, template, recipient_sealed, recipient_key, 'queued', now(), notice_id from message where notice_id = $1 limit 1`, [n.id])).rejects.toThrow(/message_once/);
  });

  test('keeps the recipients it began with: who moves on meanwhile is still told, who comes later is not', async () => {
    const n = await approved({ title: '补充通知' });
    await t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, 0));
    await t.asOwner(`update application set ended = 'given_up' where id = $1`, [people[0]?.id]);
    const late = await readyCandidate(t, { name: '𠮷田' });
    await apply(t, late, { sittingId, until: 'saved' });
    await t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, 1));
    const accounts = (await sent(n.id)).map((m) => m.account_id);
    expect(accounts).toHaveLength(3);
    expect(accounts).toContain(people[0]?.accountId);
    expect(accounts).not.toContain(late.accountId);
    await t.asOwner(`update application set ended = null where id = $1`, [people[0]?.id]);
  });

  test('that is stopped tells nobody else and cancels what no carrier has taken', async () => {
    const n = await approved({ title: '误发的通知' });
    await t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, 0));
    const stop = () => t.api.post(`/api/staff/mass-notices/${n.id}/stop`, { reason: '内容有误，停止发送' }, { as: zhao.as });
    const [stopped] = await Promise.all([stop(), t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: t.clock.now() }, n.id, 1))]);
    if (stopped?.status !== 200) expect(codes(stopped ?? (await stop()))).toEqual(['notice.wrong_state']);
    await t.runJobs({ all: true });
    const after = await read(zhao, n.id);
    expect(['stopped', 'sent']).toContain(after.state);
    if (after.state === 'stopped') expect(after.outcome.sms?.sent ?? 0).toBe(0);
    expect(codes(await stop())).toEqual(['notice.wrong_state']);
  });

  test('rests at night unless it cannot wait, and is not scheduled into the night', async () => {
    const night = Date.parse('2026-08-11T23:30:00+08:00');
    expect(codes(await move(zhao, await draft(zhao, { sendAt: night }), 'proposal'))).toEqual(['notice.time_quiet']);
    const urgent = whole(await move(zhao, await draft(zhao, { sendAt: night, urgentReason: '台风停考，次日上午开考' }), 'proposal'));
    expect(urgent.state).toBe('proposed');
    const n = await approved({ title: '夜间' });
    const went = await t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: night }, n.id, 0));
    expect(went).toEqual({ next: 0, at: Date.parse('2026-08-12T08:00:00+08:00') });
  });

  test('whose batch was lost at night is taken up at once when it cannot wait or rings no phone, and in the morning else', async () => {
    const noon = t.clock.now();
    const { content } = text();
    const held = new Map<string, string>();
    for (const [title, changes] of Object.entries({ 夜间停考: { urgentReason: '台风停考，次日上午开考' }, 夜间站内: { content: { ...content, sms: false } }, 夜间普通: {} })) {
      const n = await approved({ title, ...changes });
      await t.inTx((tx) => continueNotice({ tx, kit: t.kit, now: noon }, n.id, 0));
      held.set(n.id, title);
    }
    // what killed processes never gave back: the orders for the next batches are gone
    await t.asOwner(`delete from jobs.job where name = 'messages.send-notice-part'`);
    const told = async () => ((await t.asOwner(`select notice_id from mass_notice where state = 'sent' and notice_id = any($1)`, [[...held.keys()]])).rows as { notice_id: string }[]).map((n) => held.get(n.notice_id)).toSorted();
    const look = async (at: string) => {
      t.clock.set(Date.parse(at));
      await t.inTx((tx) => enqueue(tx, keepNotices, {}));
      await t.runJobs();
    };
    await look('2026-08-10T23:30:00+08:00');
    expect(await told()).toEqual(['夜间停考', '夜间站内'].toSorted());
    await look('2026-08-11T07:58:00+08:00');
    expect(await told()).toEqual(['夜间停考', '夜间站内'].toSorted());
    await look('2026-08-11T08:00:00+08:00');
    expect(await told()).toEqual(['夜间停考', '夜间普通', '夜间站内'].toSorted());
    t.clock.set(noon);
    for (const [id] of held) expect((await sent(id)).every((m) => m.n === 1)).toBe(true);
  });

  test('with hostile words is not handed in: every reason at once', async () => {
    const { content } = text();
    const bad = await draft(zhao, { content: { ...content, zh: { ...content.zh, text: '<img src=x onerror=alert(1)>{password}', sms: '【假】https://evil.example/pay' } } });
    expect(codes(await move(zhao, bad, 'proposal')).toSorted()).toEqual(['template.link_foreign', 'template.markup', 'template.placeholder_unknown', 'template.sign_inside']);
    expect(codes(await move(zhao, await draft(zhao, { audience: { ...text().audience, standings: ['complete'] } }), 'proposal'))).toEqual(['notice.nobody']);
  });

  test('above the number is never sent without a second person: the table itself says so', async () => {
    const n = whole(await move(zhao, await draft(zhao), 'proposal'));
    await expect(t.asOwner(`update mass_notice set state = 'scheduled' where notice_id = $1`, [n.id])).rejects.toThrow(/check/);
    await expect(t.asOwner(`update mass_notice set state = 'scheduled', approved_by_id = writer_ids[1] where notice_id = $1`, [n.id])).rejects.toThrow(/check/);
  });
});

describe('receipts of carriers', () => {
  const receipt = (id: string, changes: Record<string, unknown> = {}) => ({ receiptId: `r-${id}`, channel: 'sms' as const, messageId: id as never, reference: `recorded-${id}`, status: 'delivered' as const, reason: null, at: t.clock.now(), ...changes });
  const send = (body: unknown) => t.api.post('/api/messages/receipts', body);
  const stateOf = async (id: string) => ((await t.asOwner(`select state, failure from message where message_id = $1`, [id])).rows as { state: string; failure: string | null }[])[0];
  const someSent = async () => ((await t.asOwner(`select message_id from message where state = 'sent' and channel = 'sms' and template = 'mass_notice' order by message_id limit 1`)).rows as { message_id: string }[])[0]?.message_id ?? '';

  test('are believed only with the right signature, of a message we sent, under its own number', async () => {
    const id = await someSent();
    const key = standInCarrierKey(t.kit.settings);
    expect(codes(await send(signReceipt('another key', receipt(id))))).toEqual(['message.receipt_refused']);
    expect(codes(await send({ ...signReceipt(key, receipt(id)), status: 'failed' }))).toEqual(['message.receipt_refused']);
    expect(codes(await send(signReceipt(key, receipt('0198c7d2-0000-7000-8000-000000000001'))))).toEqual(['message.not_found']);
    expect(codes(await send(signReceipt(key, receipt(id, { reference: 'recorded-other' }))))).toEqual(['message.receipt_other']);
    expect(await stateOf(id)).toEqual({ state: 'sent', failure: null });
  });

  test('may come twice and in the wrong order: failed gives way to delivered, delivered is final', async () => {
    const id = await someSent();
    const key = standInCarrierKey(t.kit.settings);
    must(await send(signReceipt(key, receipt(id, { receiptId: 'early-one', status: 'failed', reason: 'powered_off' }))));
    expect(await stateOf(id)).toEqual({ state: 'failed', failure: 'powered_off' });
    await Promise.all([send(signReceipt(key, receipt(id))), send(signReceipt(key, receipt(id))), send(signReceipt(key, receipt(id, { receiptId: 'late-one', status: 'failed', reason: 'empty_number' })))]);
    expect(await stateOf(id)).toEqual({ state: 'delivered', failure: null });
    expect((await t.asOwner(`select count(*)::int as n from message_receipt where message_id = $1`, [id])).rows).toEqual([{ n: 3 }]);
  });

  test('that say failed make the list of those a notice did not reach, from which each is sent again to the phone they have now, three times at most', async () => {
    const n = await approved({ title: '未送达的通知' });
    await t.runJobs({ all: true });
    const [one] = (await t.asOwner(`select message_id from message where notice_id = $1 order by message_id`, [n.id])).rows as { message_id: string }[];
    must(await send(signReceipt(standInCarrierKey(t.kit.settings), receipt(one?.message_id ?? '', { status: 'failed', reason: 'powered_off' }))));
    const failures = async (by: Colleague) => must(await t.api.get(`/api/staff/mass-notices/${n.id}/failures`, { as: by.as })).json<NoticeFailures>().failures;
    const [failed] = await failures(zhao);
    expect(failed).toMatchObject({ id: one?.message_id, again: 0, closed: null });
    expect(failed?.to).toContain('*');
    const again = () => t.api.post(`/api/staff/accounts/${failed?.accountId ?? ''}/messages/${failed?.id ?? ''}/resending`, { reason: '首次未送达，补发' }, { as: zhao.as });
    for (const times of [1, 2, 3]) {
      must(await again());
      expect(await failures(zhao)).toMatchObject([{ again: times }]);
    }
    expect(codes(await again())).toEqual(['message.resend_often']);
    expect((await failures(zhao))[0]?.closed).toContain('3');
    expect(await read(zhao, n.id)).toMatchObject({ outcome: { sms: { failed: 1 } } });
    expect((await t.api.get(`/api/staff/mass-notices/${n.id}/failures`, { as: jiangxi.as })).status).toBe(404);
  });
});

describe('the messages of one person', () => {
  const look = (by: Colleague, body: unknown) => t.api.post('/api/staff/message-look-ups', body, { as: by.as });

  test('are read within the jurisdiction, masked and without codes, and sent again but for codes', async () => {
    const kefu = await colleague(t, { name: '秦悦', roles: ['consultant'], jurisdiction: { kind: 'province', province: '37' } });
    const [zhang] = people;
    const account = zhang && (await t.inTx((tx) => findAccount(tx, t.kit.crypto, zhang.accountId)));
    const asked = { name: '张伟', documentNumber: account?.documentNumber };
    const found = must(await look(kefu, asked)).json<SentMessages>();
    expect(found.name).toBe('张伟');
    expect(JSON.stringify(found)).not.toContain(account?.phone ?? '');
    expect(codes(await look(jiangxi, asked))).toEqual(['message.nobody_found']);
    const one = found.messages.find((m) => m.closed === null);
    const again = must(await t.api.post(`/api/staff/accounts/${found.accountId}/messages/${one?.id ?? ''}/resending`, { reason: '考生称未收到' }, { as: kefu.as })).json<SentMessages>();
    expect(again.messages.filter((m) => m.resent)).toHaveLength(found.messages.filter((m) => m.resent).length + 1);
    expect((await t.api.post(`/api/staff/accounts/${found.accountId}/messages/${one?.id ?? ''}/resending`, { reason: '考生称未收到' }, { as: jiangxi.as })).status).toBe(404);
  });
});
