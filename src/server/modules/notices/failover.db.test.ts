import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { no } from '#server/platform/carriers/carrier.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { testCarriers } from '#server/testing/carriers.ts';
import { noticesModule, queueMessage, sendMessage, type TemplateName } from './index.ts';
import { sendOverdue } from './notices.jobs.ts';
import { insertTry } from './tries.store.ts';

const { first, second, mail, env } = testCarriers();
let t: TestApp;
beforeAll(async () => { t = await testApp({ modules: () => [noticesModule(env)], at: Date.parse('2026-07-08T10:00:00+08:00') }); });
beforeEach(() => {
  for (const one of [first, second, mail]) Object.assign(one, { answer: 'well', says: undefined, words: () => true, taken: [] });
  t.clock.set(t.clock.now() + 3_600_000);
});
afterAll(() => t.stop());

let phones = 13_800_140_000;
const nextPhone = () => String(++phones);
const near = { exam: '一级建造师', todo: '缴费', until: '2026-08-20 17:00' };
async function tell(phone: string, template: Extract<TemplateName, 'deadline_near' | 'deadline_moved' | 'photo_approved'> = 'deadline_near', accountId: AccountId = newId()) {
  await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone }, template, params: near, accountId }));
  return accountId;
}
const code = (phone: string) => t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone }, template: 'code_register', params: { code: '068614', minutes: '5' } }));
type Row = { message_id: string; channel: string; state: string; failure: string | null; carrier: string | null; waits_for: string | null; instead_of: string | null };
const rows = async (phone: string) => (await t.asOwner(`select message_id, channel, state, failure, carrier, waits_for, instead_of from message where recipient_key = $1`, [t.kit.crypto.index('message.recipient', phone)])).rows as Row[];
const only = async (phone: string) => (await rows(phone))[0] ?? expect.fail('no message');
const insteadOf = async (phone: string) => (await t.asOwner(`select channel, state, instead_of from message where instead_of = $1`, [(await only(phone)).message_id])).rows;
const tries = async (phone: string) => (await t.asOwner(`select carrier, outcome, verdict, reason from message_try where message_id = $1 order by number`, [(await only(phone)).message_id])).rows;
const later = (ms: number) => { t.clock.set(t.clock.now() + ms); };
const sweep = async () => {
  await t.inTx((tx) => enqueue(tx, sendOverdue, {}));
  await t.runJobs();
};

describe('通道切换', () => {
  test('the second carrier takes what the first cannot, at once, and the tries say so', async () => {
    first.answer = 'down';
    await tell('13800140101');
    await t.runJobs();
    expect(await only('13800140101')).toMatchObject({ state: 'sent', carrier: 'second' });
    expect(await tries('13800140101')).toEqual([{ carrier: 'first', outcome: 'refused', verdict: 'again', reason: 'carrier_down' }, { carrier: 'second', outcome: 'taken', verdict: null, reason: null }]);
  });

  test('an event the first has no template for goes by the second', async () => {
    first.words = ({ event }) => event !== 'deadline_near';
    await tell('13800140102');
    await t.runJobs();
    expect([first.taken, second.taken].map((taken) => taken.length)).toEqual([0, 1]);
  });

  test('a carrier whose breaker is open is not asked at all', async () => {
    const standing = { service: 'sms:first', breaker: 'open' as const, openUntil: Date.now() + 60_000, since: 0, lastSuccessAt: null, lastFaultAt: null, lastFault: 'unreachable' as const };
    const held = vi.spyOn(t.kit.outside, 'standings').mockReturnValue([standing]);
    await tell('13800140103');
    await t.runJobs();
    held.mockRestore();
    expect(await tries('13800140103')).toMatchObject([{ carrier: 'second', outcome: 'taken' }]);
  });

  test('a number that does not exist is not tried at the second carrier; the mail goes instead, once, and a code never', async () => {
    first.answer = no('never', 'empty_number');
    await tell('13800140104', 'deadline_moved');
    await t.runJobs();
    expect(await only('13800140104')).toMatchObject({ state: 'failed', failure: 'empty_number' });
    expect(second.taken).toEqual([]);
    expect(await insteadOf('13800140104')).toMatchObject([{ channel: 'mail', state: 'sent' }]);
    expect(mail.taken).toMatchObject([{ to: 'zhangwei@example.cn', subject: '办理期限调整', text: expect.stringMatching(/^您报考的一级建造师/) as string }]);
    await code('13800140105');
    await t.runJobs();
    expect(await only('13800140105')).toMatchObject({ state: 'failed', failure: 'empty_number' });
    expect(mail.taken).toHaveLength(1);
  });

  test('when every carrier refuses the words the mail goes instead', async () => {
    first.answer = no('other', 'template_refused');
    second.answer = no('other', 'sign_refused');
    await tell('13800140106', 'deadline_moved');
    await t.runJobs();
    expect(await only('13800140106')).toMatchObject({ state: 'failed', failure: 'sign_refused' });
    expect(mail.taken).toHaveLength(1);
  });
});

describe('同一消息不重复', () => {
  test('a carrier that took it and fell silent is asked before anybody else gets it', async () => {
    first.answer = 'takes_and_falls_silent';
    await tell('13800140201');
    await t.runJobs();
    expect(await only('13800140201')).toMatchObject({ state: 'queued', waits_for: 'carrier' });
    expect(second.taken).toEqual([]);
    later(61_000);
    await t.runJobs({ all: true });
    expect(await only('13800140201')).toMatchObject({ state: 'sent', carrier: 'first' });
    expect(second.taken).toEqual([]);
    expect(first.taken).toHaveLength(1);
  });

  test('one that never got it is tried again; one that cannot say is waited for ten minutes', async () => {
    first.answer = () => no('unclear', 'no_answer', true);
    await tell('13800140202');
    await t.runJobs();
    later(61_000);
    first.answer = 'well';
    await t.runJobs({ all: true });
    expect(await tries('13800140202')).toMatchObject([{ carrier: 'first', outcome: 'lost' }, { carrier: 'first', outcome: 'taken' }]);

    first.answer = 'takes_and_falls_silent';
    first.says = () => undefined;
    await tell('13800140203');
    await t.runJobs();
    later(61_000);
    await t.runJobs({ all: true });
    expect(await only('13800140203')).toMatchObject({ state: 'queued' });
    first.answer = 'well';
    later(10 * 60_000);
    await sweep();
    expect(await only('13800140203')).toMatchObject({ state: 'sent' });
  });

  test('a process killed between asking and answering leaves a try behind: the message is not sent again before the carrier was asked', async () => {
    await tell('13800140204');
    const { message_id } = await only('13800140204');
    await t.inTx((tx) => insertTry(tx, message_id, { number: 1, carrier: 'first' }, t.clock.now()));
    await t.runJobs();
    expect(first.taken).toEqual([]);
    first.says = (id) => ({ known: true, reference: `first-${id}` });
    later(110_000);
    await sweep();
    expect(await only('13800140204')).toMatchObject({ state: 'sent', carrier: 'first' });
    expect([...first.taken, ...second.taken]).toEqual([]);
  });

  test('many jobs for one message at once send it once', async () => {
    let under = 0;
    first.answer = async (message) => {
      under += 1;
      first.taken.push(message);
      await vi.waitFor(() => { expect(under).toBe(1); });
      return { taken: true, reference: 'r' };
    };
    await tell('13800140205');
    const { message_id } = await only('13800140205');
    const handler = noticesModule(env).handlers?.find((one) => one.job === sendMessage) ?? expect.fail('no handler');
    const run = async () => handler.prepare?.({ kit: t.kit, now: t.clock.now(), read: (work) => t.inTx(work), near: (work) => t.inTx(work) }, { messageId: message_id });
    const answers = await Promise.all(Array.from({ length: 8 }, run));
    expect(answers.filter((one) => one !== undefined)).toHaveLength(1);
    expect(first.taken).toHaveLength(1);
    await t.runJobs();
  });
});

describe('免打扰', () => {
  test('a reminder rests at night and goes in the morning; codes, urgent news and mails go at once', async () => {
    t.clock.set(Date.parse('2026-07-20T23:30:00+08:00'));
    await tell('13800140301');
    await tell('13800140302', 'deadline_moved');
    await code('13800140303');
    await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { mail: 'ouyangqian@example.cn' }, template: 'deadline_near', params: near }));
    await t.runJobs({ all: true });
    expect(await only('13800140301')).toMatchObject({ state: 'queued', waits_for: 'night' });
    expect(first.taken.map((m) => m.to).sort()).toEqual(['13800140302', '13800140303']);
    expect(mail.taken.map((m) => m.to)).toEqual(['ouyangqian@example.cn']);
    t.clock.set(Date.parse('2026-07-21T07:59:00+08:00'));
    await sweep();
    expect(await only('13800140301')).toMatchObject({ state: 'queued' });
    t.clock.set(Date.parse('2026-07-21T08:00:30+08:00'));
    await sweep();
    expect(await only('13800140301')).toMatchObject({ state: 'sent' });
  });

  test('a reminder that would be too late in the morning goes at night', async () => {
    t.clock.set(Date.parse('2026-07-22T23:30:00+08:00'));
    await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone: '13800140304' }, template: 'deadline_near', params: near, useBefore: Date.parse('2026-07-23T06:00:00+08:00') }));
    await t.runJobs();
    expect(await only('13800140304')).toMatchObject({ state: 'sent' });
  });
});

test('after an outage of everything what waited goes out, the most urgent first, and expired codes stay unsent', async () => {
  t.clock.set(Date.parse('2026-08-03T10:00:00+08:00'));
  first.answer = second.answer = 'down';
  const [old, fresh, urgent, reminder, news] = Array.from({ length: 5 }, nextPhone) as [string, string, string, string, string];
  await tell(reminder);
  await tell(news, 'photo_approved');
  await tell(urgent, 'deadline_moved');
  await code(old);
  await t.runJobs();
  for (let minute = 0; minute < 120; minute += 30) {
    later(30 * 60_000);
    await sweep();
  }
  first.answer = 'well';
  later(11 * 60_000);
  await code(fresh);
  await sweep();
  expect(await only(old)).toMatchObject({ state: 'failed', failure: 'too_late' });
  expect(first.taken.map((m) => m.to)).toEqual([fresh, urgent, news, reminder]);
});

test('what no carrier took in a day has failed, and the mail goes instead', async () => {
  first.answer = second.answer = 'down';
  const phone = nextPhone();
  await tell(phone, 'deadline_moved');
  await t.runJobs();
  later(24 * 3_600_000 + 1_000);
  await sweep();
  expect(await only(phone)).toMatchObject({ state: 'failed', failure: 'not_taken' });
  expect(await insteadOf(phone)).toMatchObject([{ channel: 'mail', state: 'sent' }]);
});
