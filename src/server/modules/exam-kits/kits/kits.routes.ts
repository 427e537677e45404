import { z } from 'zod';
import { ExamKitId, KitList, KitQuery, KitSittings, MadeKits, MakeKits } from '#contracts/exam-kits.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { ticketingOf } from '#server/modules/tickets/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { findKit } from './kits.store.ts';
import { makeKits, remakeKit } from './make-kits.ts';
import { viewKits, viewSittings } from './view-kits.ts';

const see = { staff: 'ticket.see' } as const;
const One = z.object({ id: ExamKitId });

/** Kits for rooms without a network (考场离线包): made in the background, carried away as one archive. */
export const kitEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/exam-kit-sittings', summary: '考场离线包：已冻结编排的考次', access: see, audit: null, limit: 'read', output: KitSittings,
    handle: async (ctx) => ok(await viewSittings(ticketingOf(ctx))),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/exam-kits', summary: '考场离线包一览', access: see, audit: null, limit: 'read', query: KitQuery, output: KitList,
    handle: (ctx, { query }) => viewKits(ticketingOf(ctx), query),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/exam-kits', summary: '制作考场离线包（口令只显示一次）', access: { staff: 'ticket.arrange' }, audit: 'exam-kit.make', limit: 'write', body: MakeKits, output: MadeKits,
    handle: async (ctx, { body }) => {
      const done = await makeKits(ticketingOf(ctx), body);
      ctx.note({ subject: `sitting:${body.sittingId}`, after: { province: body.province, centres: done.ok ? done.value.passphrases.map((p) => p.centre) : [] } });
      return done;
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/exam-kits/:id/again', summary: '重新制作失败的考场离线包', access: { staff: 'ticket.arrange' }, audit: 'exam-kit.make_again', limit: 'write', params: One, body: z.strictObject({}), output: z.object({ id: ExamKitId }),
    handle: async (ctx, { params }) => {
      const done = await remakeKit(ticketingOf(ctx), params.id);
      if (!done.ok) return done;
      ctx.note({ subject: `exam-kit:${params.id}` });
      return ok({ id: done.value });
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/exam-kits/:id/file', summary: '下载考场离线包', access: see, audit: 'exam-kit.take', limit: 'read', seeAs: 'closed', params: One, output: BinaryParts,
    handle: async (ctx, { params }) => {
      const kit = await findKit(ctx.tx, ctx.actor.jurisdiction, params.id);
      if (!kit) return refusedFor('exam_kit.not_found');
      if (kit.blobId === null || kit.bytes === null || kit.state !== 'ready') return refusedFor('exam_kit.not_ready');
      ctx.note({ subject: `exam-kit:${params.id}`, after: { centre: kit.centre, halfDay: kit.halfDay } });
      return ok({ contentType: 'application/zip', fileName: `考场离线包-${kit.centre}-第${String(kit.halfDay)}场.zip`, bytes: kit.bytes, blobs: [kit.blobId] });
    },
  }),
];
