import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContacts } from '#contracts/message-trials.ts';
import { countDeliveries, readMessages, shippedContent } from '#server/modules/notices/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { codeSentTo } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { trialEndpoints } from './trial.routes.ts';

let t: TestApp;
let liming: Colleague;
let chen: Colleague;
const PHONE = '13905310001';

beforeAll(async () => {
  t = await testApp();
  liming = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  chen = await colleague(t, { name: '陈思远', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
}, 180_000);
afterAll(() => t.stop());

const codes = (r: Reply) => r.json<{ refusals: { code: string }[] }>().refusals.map((f) => f.code);
const shipped = shippedContent('deadline_near');
const template = (sms = shipped.zh.sms) => ({ kind: 'template', event: 'deadline_near', content: { ...shipped, zh: { ...shipped.zh, sms } } });
const notice = { kind: 'notice', content: { sms: true, mail: true, zh: { subject: '考试延期', text: '{name}：{exam}延期。', sms: '{exam}延期，请登录查看。' }, en: null } };
const send = (by: Colleague, words: unknown, channel = 'sms') => t.api.post('/api/staff/message-trials', { channel, lang: 'zh', words }, { as: by.as });
const contact = { channel: 'sms', to: PHONE };
const ask = (by: Colleague, to: unknown = contact) => t.api.post('/api/staff/test-contact-codes', { contact: to }, { as: by.as });
const confirm = (by: Colleague, code: string, to: unknown = contact) => t.api.post('/api/staff/test-contacts', { contact: to, code }, { as: by.as });
const trials = async () => (await t.asOwner('select template, channel, account_id, notice_id from message where trial')).rows;

test('nothing is sent before the contact is proven, by the right code, of the officer who asked for it', async () => {
  expect(codes(await send(liming, template()))).toEqual(['trial.unconfirmed']);
  expect(codes(await confirm(liming, '123456'))).toEqual(['account.code_spent']);
  must(await ask(liming));
  const code = await codeSentTo(t, { phone: PHONE });
  const wrong = code === '111111' ? '222222' : '111111';
  expect(codes(await confirm(liming, wrong))).toEqual(['account.code_wrong']);
  expect(codes(await confirm(chen, code))).toEqual(['account.code_spent']);
  expect(codes(await send(liming, template()))).toEqual(['trial.unconfirmed']);
  expect(await trials()).toEqual([]);
  expect(must(await confirm(liming, code)).json<TestContacts>()).toEqual({ sms: '139********', mail: null });
  expect(codes(await confirm(liming, code))).toEqual(['account.code_spent']);
  expect(must(await t.api.get('/api/staff/test-contacts', { as: chen.as })).json<TestContacts>()).toEqual({ sms: null, mail: null });
  const { rows } = await t.asOwner('select contact_sealed from message_test_contact');
  expect((rows as { contact_sealed: Buffer }[]).map((r) => r.contact_sealed.includes(PHONE))).toEqual([false]);
});

test('a draft and a mass notice arrive marked, with a sample person, and stand in no figures', async () => {
  must(await send(liming, template('{exam}：请{todo}，{until} 截止。')));
  must(await send(liming, notice));
  const texts = (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: PHONE }, limit: 5 }))).filter((m) => !m.template.startsWith('code_')).map((m) => m.text);
  expect(texts[0]).toBe('【金榜】【测试】一级建造师延期，请登录查看。');
  expect(texts[1]).toMatch(/^【金榜】【测试】.+：请.+ 截止。$/);
  expect(await trials()).toEqual(['deadline_near', 'mass_notice'].map((name) => ({ template: name, channel: 'sms', account_id: null, notice_id: null })));
  await t.inTx((tx) => enqueue(tx, countDeliveries, {}));
  await t.runJobs();
  expect((await t.asOwner(`select template from message_day where template = 'code_test_contact'`)).rows).toHaveLength(1);
  expect((await t.asOwner(`select template from message_day where template <> 'code_test_contact'`)).rows).toEqual([]);
  await expect(t.asOwner(`update message set account_id = gen_random_uuid() where trial`)).rejects.toThrow(/message_trial_check/);
  const { rows } = await t.asOwner(`select action, count(*)::int as n from audit_event where action like 'message.t%' and action not like '%refused' group by 1 order by 1`);
  expect(rows).toEqual([{ action: 'message.test_contact', n: 1 }, { action: 'message.test_contact_code', n: 1 }, { action: 'message.trial', n: 2 }]);
});

test('what may not be proposed is not sent, and each channel is proven by itself', async () => {
  expect(codes(await send(liming, template('{exam}{todo}{until} https://evil.example')))).toEqual(['template.link_foreign']);
  expect(codes(await send(liming, notice, 'mail'))).toEqual(['trial.unconfirmed']);
  expect(codes(await send(liming, { ...template(), event: 'nothing' }))).toEqual(['template.event_unknown']);
  expect(codes(await ask(liming, { channel: 'sms', to: 'li.ming@example.cn' }))).toEqual(['identity.phone_format']);
  expect(codes(await ask(liming))).toEqual(['account.code_too_soon']);
});

test('what costs money or guesses a code is counted in the strict class', () => {
  expect(trialEndpoints.filter((e) => e.method === 'POST').map((e) => e.limit)).toEqual(['code', 'code', 'code']);
});
