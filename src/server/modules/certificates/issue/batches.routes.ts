import { z } from 'zod';
import { BatchList, BatchWhole, CertificateBatchId, MoveBatch, ProposeBatch } from '#contracts/certificate-batches.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { certifyingOf } from '../asking.ts';
import { moveBatch, proposeBatch } from './move-batch.ts';
import { viewBatch, viewBatches } from './view-batches.ts';

const One = z.object({ id: CertificateBatchId });
type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The batch as it is after an act, and the act's audit row. */
async function after(ctx: Asking, done: Result<CertificateBatchId>, note: { after?: unknown; reason?: string }): Promise<Result<BatchWhole>> {
  if (!done.ok) return done;
  ctx.note({ subject: `certificate-batch:${done.value}`, ...note });
  return viewBatch(certifyingOf(ctx), done.value);
}

/** Issuing certificates (核发证书): a batch a sitting and province, proposed by one, approved by another. */
export const batchEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificate-batches', summary: '证书核发：待核发与批次', access: { staff: 'certificate.see' }, audit: null, limit: 'read', query: z.object({ after: z.uuid('field.invalid').optional() }), output: BatchList,
    handle: async (ctx, { query }) => ok(await viewBatches(certifyingOf(ctx), query.after)),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/certificate-batches', summary: '提请核发证书', access: { staff: 'certificate.issue' }, audit: 'certificate.propose', limit: 'write', body: ProposeBatch, output: BatchWhole,
    handle: async (ctx, { body }) => after(ctx, await proposeBatch(certifyingOf(ctx), body), { after: body }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificate-batches/:id', summary: '证书核发批次', access: { staff: 'certificate.see' }, audit: 'certificate.look_batch', limit: 'read', params: One, output: BatchWhole,
    handle: (ctx, { params }) => {
      ctx.note({ subject: `certificate-batch:${params.id}` });
      return viewBatch(certifyingOf(ctx), params.id);
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/certificate-batches/:id/approval', summary: '批准核发证书（第二人）', access: { staff: 'certificate.approve' }, audit: 'certificate.approve', limit: 'write', params: One, body: MoveBatch, output: BatchWhole,
    handle: async (ctx, { params, body }) => after(ctx, await moveBatch(certifyingOf(ctx), params.id, 'approve', body), {}),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/certificate-batches/:id/withdrawal', summary: '撤回核发批次', access: { staff: 'certificate.issue' }, audit: 'certificate.withdraw', limit: 'write', params: One, body: MoveBatch, output: BatchWhole,
    handle: async (ctx, { params, body }) => after(ctx, await moveBatch(certifyingOf(ctx), params.id, 'withdraw', body), { reason: body.reason }),
  }),
];
