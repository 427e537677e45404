import { z } from 'zod';
import { MessageReceipt } from '#contracts/messages.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { REASONS, type Carrier, type Report } from '#server/platform/carriers/carrier.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { isSameText } from '#server/platform/crypto/same-text.ts';
import { addressAllowed } from '#server/platform/http/address-allowed.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import type { NoticesEnv } from './notices-env.ts';
import { findCarrierOf } from './receipts.store.ts';
import { takeReport } from './take-report.ts';

/** Where a province's own gateway says what became of messages, each report signed with the key of that gateway. */
const signedReceipt = (env: NoticesEnv) => defineEndpoint({
  method: 'POST', path: '/api/messages/receipts', summary: '短信、邮件状态报告（自建网关调用，须签名）', access: 'public', audit: 'message.receipt', limit: 'notice', idempotent: false, body: MessageReceipt, output: z.object({ received: z.literal(true) }),
  handle: async (ctx, { body }) => {
    const believing = env[body.channel].filter((one) => one.believes?.(body) === true);
    // one key may stand for several gateways: the report is of the one that took the message
    const by = believing.length > 1 ? await findCarrierOf(ctx.tx, body.messageId) : undefined;
    const carrier = believing.find((one) => one.name === by) ?? believing[0];
    if (!carrier) return refusedFor('message.receipt_refused');
    const taken = await takeReport(ctx.tx, env, ctx, carrier, reportOf(body));
    if (!taken.ok) return taken;
    ctx.note({ subject: `message:${body.messageId}`, after: taken.value.state, reason: body.receiptId });
    return ok({ received: true as const });
  },
});

function reportOf({ messageId, reference, status, reason, at, receiptId }: MessageReceipt): Report {
  return { about: { messageId, reference }, recipient: undefined, status, reason: status === 'delivered' ? null : (REASONS.find((one) => one === reason) ?? 'rejected'), at, receiptId };
}

const Address = z.object({ carrier: z.string().max(30), channel: z.enum(['sms', 'mail']), secret: z.string().max(100) });
const Batch = z.object({ items: z.array(z.unknown()).max(500) });
/** An answer that both providers know as "received". */
const Received = z.object({ code: z.literal(0), msg: z.string(), result: z.literal(0), errmsg: z.string() });

/** A report this young of a message nobody knows yet may be faster than the answer to its sending: the carrier is asked to bring it again. */
const EARLY = 2 * 60_000;

/**
 * Where providers push their reports, which they do not sign: the address itself holds a secret of this installation and that carrier, it may be bound to the provider's networks, and
 * each report is believed only by `takeReport`. A batch is taken as far as it is believed; forged reports in it are counted in the audit row and change nothing.
 */
const pushedReports = (env: NoticesEnv) => defineEndpoint({
  method: 'POST', path: '/api/messages/receipts/:channel/:carrier/:secret', summary: '短信、邮件状态报告（阿里云、腾讯云批量推送，退信）', access: 'public', audit: 'message.reports', limit: 'notice', idempotent: false, params: Address, body: Batch, output: Received,
  handle: async (ctx, { params, body }) => {
    const carrier = env[params.channel].find((one) => one.name === params.carrier);
    if (!carrier || !isSecretOf(ctx.kit.crypto, carrier, params.secret) || !comesFrom(networksOf(ctx.kit.settings[params.channel], carrier.name), ctx.visitor.ip)) return refusedFor('message.receipt_refused');
    let [taken, refused, early] = [0, 0, false];
    for (const item of body.items) {
      const report = carrier.readReport(item);
      const done = report && (await takeReport(ctx.tx, env, ctx, carrier, report));
      if (done?.ok) taken += 1;
      else refused += 1;
      if (report && done?.ok === false && done.refusals.some((r) => r.code === 'message.not_found') && ctx.now - report.at < EARLY) early = true;
    }
    ctx.note({ subject: `carrier:${carrier.name}`, after: { taken, refused } });
    // nothing of this batch is lost: what was taken is kept by its own number and taken once
    if (early && taken === 0) return refusedFor('request.busy');
    return ok({ code: 0 as const, msg: 'OK', result: 0 as const, errmsg: 'OK' });
  },
});

/** The secret part of the address a carrier pushes its reports to. */
export function reportSecret(crypto: FieldCrypto, { channel, name }: Pick<Carrier, 'channel' | 'name'>): string {
  return crypto.mac('message.reports', `${channel} ${name}`).toString('base64url');
}

function isSecretOf(crypto: FieldCrypto, carrier: Carrier, given: string): boolean {
  return isSameText(given, reportSecret(crypto, carrier));
}

type Channel = { kind: string; carriers?: readonly { name: string; reportsFrom?: readonly string[] }[] };

const networksOf = (channel: Channel, name: string): readonly string[] => channel.carriers?.find((one) => one.name === name)?.reportsFrom ?? [];

function comesFrom(networks: readonly string[], ip: string): boolean {
  return networks.length === 0 || addressAllowed(ip, networks);
}

/** Where carriers say what became of messages. */
export const receiptEndpoints = (env: NoticesEnv) => [signedReceipt(env), pushedReports(env)];
