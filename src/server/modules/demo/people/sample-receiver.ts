import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { WireAnswer } from '#server/platform/http/mount-api.ts';

/** 样例接收端: stands for a province's receiver of messages: `well` takes them, `away` is under repair. */
export const sampleReceiver = defineEndpoint({
  method: 'POST', path: '/api/demo/receivers/:how', summary: '样例接收端：接收事件推送', access: 'public', audit: 'demo.receive_message', limit: 'notice', idempotent: false, raw: true,
  params: z.object({ how: z.string().regex(/^(well|away)(-\w{1,20})?$/, 'field.invalid') }), output: WireAnswer,
  handle: ({ note }, { params, wire }) => {
    note({ subject: 'demo_receiver', reason: wire?.headers['webhook-id'] ?? '' });
    return Promise.resolve(ok(params.how.startsWith('well') ? { status: 204, contentType: 'text/plain', body: '' } : { status: 503, contentType: 'text/plain', body: '系统维护中' }));
  },
});
