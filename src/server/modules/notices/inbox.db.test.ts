import { afterAll, beforeAll, expect, test } from 'vitest';
import { beijingTime } from '#contracts/dates.ts';
import { testCarriers } from '#server/testing/carriers.ts';
import { newId } from '#server/platform/ids.ts';
import { AccountId } from '#contracts/ids.ts';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { countUnread, noticesModule, queueMessage, type MessageOrder, type Recipient, type TemplateName } from './index.ts';
import { forgetMessages } from './notices.jobs.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';

let t: TestApp;
const zhang = AccountId.parse(newId());
const ouyang = AccountId.parse(newId());
let as: Browser;
let other: Browser;

beforeAll(async () => {
  t = await testApp({ modules: () => [noticesModule(testCarriers().env)], people: { candidateName: () => Promise.resolve('张伟'), staffActor: () => Promise.resolve(undefined) } });
  as = await t.signInCandidate(zhang);
  other = await t.signInCandidate(ouyang);
});
afterAll(() => t.stop());

const tell = <N extends TemplateName>(accountId: AccountId, template: N, params: MessageOrder<N>['params'], to: Recipient = { phone: '13800138001' }) =>
  t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to, template, params, accountId }));
const nearTo = (todo: string) => ({ exam: '一级建造师', todo, until: beijingTime(t.clock.now()) });
const unread = (accountId: AccountId) => t.inTx((tx) => countUnread(tx, accountId));
const linksOf = (body: string): string[] => [...body.matchAll(/href="(\/my\/messages\/[0-9a-f-]{36})"/g)].map(([, href]) => href ?? '');

test('what was told stands there, the newest first, without the sign and without codes, and is read once it was opened', async () => {
  expect((await t.page.get('/my/messages', { as })).body).toContain('还没有消息');
  await tell(zhang, 'registered', { name: '张伟', phone: '138****8001' });
  await tell(zhang, 'code_rebind_phone', { code: '068614', minutes: '5' });
  await tell(zhang, 'deadline_near', nearTo('缴费'));
  const list = await t.page.get('/my/messages', { as });
  expect(list.body).not.toContain('068614');
  expect(list.body).not.toContain('【金榜】');
  expect(list.body.indexOf('报名截止提醒')).toBeLessThan(list.body.indexOf('注册成功'));
  expect(list.body).toContain('2 条未读');
  const [newest = ''] = linksOf(list.body);
  expect((await t.page.get(newest, { as })).body).toContain('您报考的一级建造师尚未完成：缴费。');
  expect((await t.page.get('/my/messages', { as })).body).toContain('1 条未读');
  expect(await unread(zhang)).toBe(1);
});

test('somebody else’s message is not found and stays unread', async () => {
  const [theirs = ''] = linksOf((await t.page.get('/my/messages', { as })).body).slice(1);
  expect((await t.page.get(theirs, { as: other })).status).toBe(404);
  expect(await unread(zhang)).toBe(1);
  expect((await t.page.get('/my/messages')).location).toContain('/sign-in');
});

test('told by phone and by mail it stands there once', async () => {
  const now = t.clock.now();
  const order = { template: 'password_changed', params: { time: beijingTime(now) }, accountId: ouyang } as const;
  await t.inTx(async (tx) => {
    for (const to of [{ mail: 'ouyang@example.cn' }, { phone: '13800138002' }]) await queueMessage(tx, { crypto: t.kit.crypto, now }, { ...order, to });
  });
  const { body } = await t.page.get('/my/messages', { as: other });
  expect(linksOf(body)).toHaveLength(1);
  expect(body).toContain('短信');
});

test('a long list goes on by links; a wrong place shows the newest', async () => {
  for (let i = 0; i < 25; i++) await tell(ouyang, 'deadline_near', nearTo(`第${String(i)}项`));
  const first = await t.page.get('/my/messages', { as: other });
  expect(linksOf(first.body)).toHaveLength(20);
  const older = /href="(\/my\/messages\?before=[0-9a-f-]{36})"/.exec(first.body)?.[1] ?? '';
  const second = await t.page.get(older, { as: other });
  expect(linksOf(second.body)).toHaveLength(6);
  expect(second.body).toContain('第4项');
  expect((await t.page.get('/my/messages?before=zzz', { as: other })).status).toBe(200);
});

test('the text is kept for a year and then said to be gone', async () => {
  const forget = async (days: number) => {
    t.clock.set(t.clock.now() + days * 86_400_000);
    await t.inTx((tx) => enqueue(tx, forgetMessages, {}));
    await t.runJobs();
    as = await t.signInCandidate(zhang);
    return (await t.page.get('/my/messages', { as })).body;
  };
  expect(await forget(60)).toContain('注册成功');
  const gone = await forget(366);
  expect(gone).not.toContain('注册成功');
  expect(gone).toContain('消息内容已过保存期限');
  expect(await unread(zhang)).toBe(0);
});
