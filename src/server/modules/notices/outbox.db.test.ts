import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';
import type { Sms, SmsToSend } from '#server/platform/sms/sms.ts';
import { recorderMail } from '#server/platform/mail/recorder-mail.ts';
import { noticesModule, queueMessage, readMessages } from './index.ts';

/** A carrier of its own: it remembers what it took, and refuses while told to. */
const carrier = { taken: [] as SmsToSend[], failing: false, standIn: false };
const sms: Sms = {
  get standIn() { return carrier.standIn; },
  believes: () => false,
  send: (message) => {
    if (carrier.failing) return Promise.reject(new Error('the carrier is down'));
    carrier.taken.push(message);
    return Promise.resolve({ reference: `r-${carrier.taken.length}` });
  },
};

let t: TestApp;
beforeAll(async () => { t = await testApp({ modules: () => [noticesModule({ sms, mail: recorderMail() })] }); });
afterAll(() => t.stop());

const to = (phone: string) => ({ to: { phone } });
const queueCode = (phone: string) => t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { ...to(phone), template: 'code_register', params: { code: '068614', minutes: '5' } }));
const read = (phone: string) => t.inTx((tx) => readMessages(tx, t.kit.crypto, to(phone)));

test('a message is sent after its transaction, signed, and once; a really sent code is forgotten', async () => {
  await queueCode('13800138001');
  expect(await read('13800138001')).toMatchObject([{ state: 'queued', text: expect.stringContaining('068614') }]);
  await t.runJobs();
  await t.runJobs();
  expect(carrier.taken.filter((m) => m.to === '13800138001')).toMatchObject([{ text: expect.stringMatching(/^【金榜】.*068614/) }]);
  expect(await read('13800138001')).toMatchObject([{ state: 'sent', text: undefined }]);
});

test('the stand-in keeps the text for the drawer', async () => {
  carrier.standIn = true;
  await queueCode('13800138002');
  await t.runJobs();
  carrier.standIn = false;
  expect(await read('13800138002')).toMatchObject([{ state: 'sent', text: expect.stringContaining('068614') }]);
});

test('a transaction that is undone sends nothing', async () => {
  await expect(t.inTx(async (tx) => {
    await queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { ...to('13800138003'), template: 'code_register', params: { code: '068614', minutes: '5' } });
    throw new Error('undone');
  })).rejects.toThrow('undone');
  await t.runJobs();
  expect(carrier.taken.some((m) => m.to === '13800138003')).toBe(false);
});

test('a carrier that is down is tried again with the same id; a code too old is not sent any more', async () => {
  carrier.failing = true;
  await queueCode('13800138004');
  await t.runJobs();
  expect(await read('13800138004')).toMatchObject([{ state: 'queued' }]);
  carrier.failing = false;
  await t.runJobs({ all: true });
  const [message] = await read('13800138004');
  expect(message).toMatchObject({ state: 'sent' });
  expect(carrier.taken.filter((m) => m.to === '13800138004').map((m) => m.id)).toEqual([message?.id]);

  carrier.failing = true;
  await queueCode('13800138005');
  await t.runJobs();
  carrier.failing = false;
  t.clock.set(t.clock.now() + 5 * 60_000 + 1_000);
  await t.runJobs({ all: true });
  expect(await read('13800138005')).toMatchObject([{ state: 'failed', text: undefined }]);
  expect(carrier.taken.some((m) => m.to === '13800138005')).toBe(false);
});
