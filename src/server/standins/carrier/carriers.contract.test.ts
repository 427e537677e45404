import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MessageReceipt } from '#contracts/messages.ts';
import { gatewayMail } from '#server/platform/mail/gateway-mail.ts';
import { recorderMail } from '#server/platform/mail/recorder-mail.ts';
import { gatewaySms } from '#server/platform/sms/gateway-sms.ts';
import { recorderSms } from '#server/platform/sms/recorder-sms.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { NORMAL, type CarrierBehaviour } from './behaviour.ts';
import { receiptSender } from './receipt-sender.ts';

const KEY = 'a key both sides know';
const NOW = Date.parse('2026-07-08T10:00:00+08:00');
const id = '0198c7d2-0000-7000-8000-000000000001';

const Sample = z.object({ persons: z.array(z.object({ userName: z.string(), phone: z.string(), application: z.object({ exam: z.string(), province: z.string(), window: z.string() }).nullish() })) });

/** What the stand-in sends of one message when it behaves so. */
async function receiptsOf(change: Partial<CarrierBehaviour>, to = '13800138000'): Promise<MessageReceipt[]> {
  const sent: unknown[] = [];
  const sender = receiptSender({ key: KEY, now: () => NOW, byItself: false, mood: { behaviour: { ...NORMAL, ...change } }, deliver: (receipt) => { sent.push(receipt); return Promise.resolve(true); } });
  sender.announce({ channel: 'sms', id, to, reference: 'r1' });
  await sender.flush();
  return sent.map((receipt) => MessageReceipt.parse(receipt));
}

const behind = { key: KEY, taken: () => undefined };
const mood = { failing: false, delayMs: 0 };
const ports = [
  ['recorder sms', recorderSms(mood, behind)], ['recorder mail', recorderMail(mood, behind)], ['gateway sms', gatewaySms({ url: 'https://sms.example.cn', key: KEY })], ['gateway mail', gatewayMail({ url: 'https://mail.example.cn', key: KEY })],
] as const;

describe.each(ports)('%s and the stand-in carrier', (_, port) => {
  test('agree on what a receipt looks like and who signed it', async () => {
    const [receipt] = await receiptsOf({});
    expect(receipt).toMatchObject({ messageId: id, reference: 'r1', status: 'delivered', reason: null, at: NOW });
    expect(receipt && port.believes(receipt)).toBe(true);
  });

  test('agree on what is not to be believed: another key, a changed word', async () => {
    const [forged, unknown, genuine] = await receiptsOf({ forge: true });
    expect([forged, unknown, genuine].map((r) => r !== undefined && port.believes(r))).toEqual([false, true, true]);
    expect(unknown?.messageId).not.toBe(id);
    expect(genuine && port.believes({ ...genuine, status: 'failed' })).toBe(false);
  });
});

test('the stand-in misbehaves on demand', async () => {
  expect(await receiptsOf({ lose: true })).toEqual([]);
  expect((await receiptsOf({ repeat: 2 })).map((r) => r.receiptId)).toHaveLength(3);
  expect(new Set((await receiptsOf({ repeat: 2 })).map((r) => r.receiptId)).size).toBe(1);
  expect((await receiptsOf({ reorder: true })).map((r) => r.status)).toEqual(['delivered', 'failed']);
  expect((await receiptsOf({ failAll: true })).map((r) => r.reason)).toEqual(['rejected']);
  expect((await receiptsOf({}, '13800134444')).map((r) => [r.status, r.reason])).toEqual([['failed', 'empty_number']]);
});

test('of the sample people who get the mass notice of the demonstration some are reached and some are not', async () => {
  const { persons } = Sample.parse(JSON.parse(await readFile(projectPath('seeds/demo/people.json'), 'utf8')));
  const told = persons.filter((p) => p.application?.exam === '034' && p.application.province === '37' && p.application.window === 'open');
  const byPhone = await Promise.all(told.map(async (p) => (await receiptsOf({}, p.phone))[0]?.reason));
  const byMail = await Promise.all(told.map(async (p) => (await receiptsOf({}, `${p.userName}@example.cn`))[0]?.reason));
  expect(new Set(byPhone)).toEqual(new Set([null, 'empty_number', 'powered_off']));
  expect(new Set(byMail)).toEqual(new Set([null, 'mailbox_unknown']));
});
