import { z } from 'zod';
import { RefundNumber } from '#contracts/payments.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ChannelNotice, NoticeFault, RawNotice } from '../channel.ts';
import { chargeOf, refundOf, RefundNoticed, Transaction } from './wechat-answers.ts';
import type { SignedText } from './wechat-platform-keys.ts';
import { openSealed } from './wechat-signing.ts';

/** 微信 signs each sending anew; what was signed longer ago is played back. */
const OLDEST = 5 * 60_000;

const Envelope = z.object({ id: z.string().min(1).max(64), event_type: z.string(), resource_type: z.literal('encrypt-resource'), resource: z.object({ algorithm: z.literal('AEAD_AES_256_GCM'), ciphertext: z.string(), nonce: z.string(), associated_data: z.string().optional() }) });

type Read = { ok: true; notice: ChannelNotice } | { ok: false; fault: NoticeFault };

/** 支付通知 and 退款通知: signed within the last five minutes over these very bytes, sealed with our APIv3 key, for our merchant. */
export function readWechatNotice({ headers, body }: RawNotice, { merchant, apiV3Key, verifies, now }: { merchant: string; apiV3Key: string; verifies: (text: SignedText) => boolean; now: Instant }): Read {
  const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map((name) => headers[`wechatpay-${name}`]);
  if (timestamp === undefined || nonce === undefined || serial === undefined || signature === undefined || !/^\d{10}$/.test(timestamp)) return { ok: false, fault: 'malformed' };
  const text = body.toString('utf8');
  if (!verifies({ serial, timestamp, nonce, signature, body: text })) return { ok: false, fault: 'bad_signature' };
  if (Math.abs(now - Number(timestamp) * 1000) > OLDEST) return { ok: false, fault: 'too_old' };
  try {
    const envelope = Envelope.parse(JSON.parse(text));
    return understand(envelope, openSealed(apiV3Key, envelope.resource), merchant);
  } catch {
    return { ok: false, fault: 'malformed' };
  }
}

function understand({ id, event_type: event }: z.infer<typeof Envelope>, resource: string, merchant: string): Read {
  if (event.startsWith('REFUND.')) {
    const said = RefundNoticed.parse(JSON.parse(resource));
    if (said.mchid !== merchant) return { ok: false, fault: 'other_merchant' };
    return { ok: true, notice: { id, about: 'refund', refundNumber: RefundNumber.parse(said.out_refund_no), number: said.out_trade_no, answer: refundOf({ ...said, status: said.refund_status }) } };
  }
  const said = Transaction.parse(JSON.parse(resource));
  if (said.mchid !== merchant) return { ok: false, fault: 'other_merchant' };
  return { ok: true, notice: { id, about: 'payment', number: said.out_trade_no, charge: chargeOf(said) } };
}
