import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { testCarriers } from '#server/testing/carriers.ts';
import { noticesModule, queueMessage, readMessages } from './index.ts';

const { first, second, mail, env } = testCarriers();
let t: TestApp;
beforeAll(async () => { t = await testApp({ modules: () => [noticesModule(env)], at: Date.parse('2026-07-08T10:00:00+08:00') }); });
beforeEach(() => {
  for (const one of [first, second, mail]) Object.assign(one, { answer: 'well', standIn: false, says: undefined, words: () => true });
});
afterAll(() => t.stop());

const to = (phone: string) => ({ to: { phone } });
const office = () => ({ crypto: t.kit.crypto, now: t.clock.now() });
const queueCode = (phone: string) => t.inTx((tx) => queueMessage(tx, office(), { ...to(phone), template: 'code_register', params: { code: '068614', minutes: '5' } }));
const read = (phone: string) => t.inTx((tx) => readMessages(tx, t.kit.crypto, to(phone)));
const takenFor = (phone: string) => [first, second].flatMap((one) => one.taken.filter((m) => m.to === phone).map(() => one.name));
const later = (ms: number) => { t.clock.set(t.clock.now() + ms); };

test('a message is sent after its transaction, signed, with what its words were filled with, and once; a really sent code is forgotten', async () => {
  await queueCode('13800138001');
  expect(await read('13800138001')).toMatchObject([{ state: 'queued', text: expect.stringContaining('068614') }]);
  await t.runJobs();
  await t.runJobs();
  expect(first.taken.filter((m) => m.to === '13800138001')).toMatchObject([{ text: expect.stringMatching(/^【金榜】.*068614/), event: 'code_register', params: { code: '068614', minutes: '5' }, lang: 'zh' }]);
  expect(await read('13800138001')).toMatchObject([{ state: 'sent', text: undefined }]);
});

test('the stand-in keeps the text for the drawer', async () => {
  first.standIn = true;
  await queueCode('13800138002');
  await t.runJobs();
  expect(await read('13800138002')).toMatchObject([{ state: 'sent', text: expect.stringContaining('068614') }]);
});

test('a transaction that is undone sends nothing', async () => {
  await expect(t.inTx(async (tx) => {
    await queueMessage(tx, office(), { ...to('13800138003'), template: 'code_register', params: { code: '068614', minutes: '5' } });
    throw new Error('undone');
  })).rejects.toThrow('undone');
  await t.runJobs();
  expect(takenFor('13800138003')).toEqual([]);
});

test('while every carrier is away a message waits and is sent when one is back; a code too old is not sent any more', async () => {
  first.answer = second.answer = 'down';
  await queueCode('13800138004');
  await t.runJobs();
  expect(await read('13800138004')).toMatchObject([{ state: 'queued' }]);
  first.answer = second.answer = 'well';
  later(6_000);
  await t.runJobs({ all: true });
  expect(await read('13800138004')).toMatchObject([{ state: 'sent' }]);
  expect(takenFor('13800138004')).toEqual(['first']);

  first.answer = second.answer = 'down';
  await queueCode('13800138005');
  await t.runJobs();
  first.answer = second.answer = 'well';
  later(5 * 60_000 + 1_000);
  await t.runJobs({ all: true });
  expect(await read('13800138005')).toMatchObject([{ state: 'failed', text: undefined }]);
  expect(takenFor('13800138005')).toEqual([]);
});

test('while the mail server is away a mail waits, the text message goes all the same, and the mail is sent when it is back', async () => {
  mail.answer = 'down';
  const order = { template: 'deadline_moved', params: { exam: '一级建造师', until: '2026-08-20 17:00' } } as const;
  await t.inTx((tx) => queueMessage(tx, office(), { to: { mail: 'ayiguli@example.cn' }, ...order }));
  await t.inTx((tx) => queueMessage(tx, office(), { ...to('13800138006'), ...order }));
  const mails = () => t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { mail: 'ayiguli@example.cn' } }));
  await t.runJobs();
  expect(await mails()).toMatchObject([{ state: 'queued' }]);
  expect(takenFor('13800138006')).toEqual(['first']);
  mail.answer = 'well';
  later(6_000);
  await t.runJobs({ all: true });
  expect(await mails()).toMatchObject([{ state: 'sent' }]);
});
