import { z } from 'zod';
import { MessageReceipt } from '#contracts/messages.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { takeReceipt } from './take-receipt.ts';

/** Where carriers say what became of messages. */
export const receiptEndpoint = (ports: MessagePorts) => defineEndpoint({
  method: 'POST', path: '/api/messages/receipts', summary: '短信、邮件状态报告（运营商调用，须签名）', access: 'public', audit: 'message.receipt', limit: 'notice', idempotent: false, body: MessageReceipt, output: z.object({ received: z.literal(true) }),
  handle: async (ctx, { body }) => {
    const taken = await takeReceipt(ctx.tx, ports, body, ctx.now);
    if (!taken.ok) return taken;
    ctx.note({ subject: `message:${body.messageId}`, after: taken.value.state, reason: body.receiptId });
    return ok({ received: true as const });
  },
});
