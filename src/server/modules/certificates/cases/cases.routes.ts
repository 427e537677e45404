import type { z } from 'zod';
import { CertificateWhole, MoveCase, OneCase, ProposeCase, ServeCase, type CertificateCaseId } from '#contracts/certificate-cases.ts';
import { OneCertificate } from '#contracts/certificates.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { certifyingOf } from '../asking.ts';
import { viewOne } from '../office/view-one.ts';
import { moveCase, serveCase } from './decide-case.ts';
import { proposeCase, wordCase } from './propose-case.ts';
import { takeCertificate } from './take-certificate.ts';

type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The certificate as it is after an act, and the act's audit row. */
async function after(ctx: Asking, at: z.output<typeof OneCertificate>, done: Result<CertificateCaseId>, note: { reason?: string; after?: unknown }): Promise<Result<CertificateWhole>> {
  if (!done.ok) return done;
  const found = await takeCertificate(certifyingOf(ctx), at);
  if (!found.ok) return found;
  ctx.note({ subject: `certificate:${at.id}`, accountId: found.value.accountId, ...note });
  return ok(await viewOne(certifyingOf(ctx), found.value));
}

const at = '/api/staff/certificates/:accountId/:id/cases';
const moving = (act: 'approve' | 'return' | 'withdraw', path: string, summary: string, staff: Permission): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `${at}/:caseId/${path}`, summary, access: { staff }, audit: `certificate.case_${act}`, limit: 'write', params: OneCase, body: MoveCase, output: CertificateWhole,
  handle: async (ctx, { params, body }) => after(ctx, params, await moveCase(certifyingOf(ctx), params, act, body), { reason: body.reason, after: { caseId: params.caseId } }),
});

/** Revocations and re-issues (撤销、换发): proposed by one, decided by another, a revocation served. */
export const caseEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'POST', path: at, summary: '提出撤销或换发证书', access: { staff: 'certificate.issue' }, audit: 'certificate.case_propose', limit: 'write', params: OneCertificate, body: ProposeCase, output: CertificateWhole,
    handle: async (ctx, { params, body }) => after(ctx, params, await proposeCase(certifyingOf(ctx), params, body), { reason: body.reason, after: { kind: body.kind, basis: body.basis } }),
  }),
  defineEndpoint({
    method: 'POST', path: `${at}/:caseId/proposal`, summary: '办理待处理的证书案件', access: { staff: 'certificate.issue' }, audit: 'certificate.case_propose', limit: 'write', params: OneCase, body: ProposeCase.extend({ version: MoveCase.shape.version }), output: CertificateWhole,
    handle: async (ctx, { params, body }) => after(ctx, params, await wordCase(certifyingOf(ctx), params, body), { reason: body.reason, after: { caseId: params.caseId, kind: body.kind, basis: body.basis } }),
  }),
  moving('approve', 'approval', '批准撤销或换发证书（第二人）', 'certificate.approve'),
  moving('return', 'return', '退回证书案件', 'certificate.approve'),
  moving('withdraw', 'withdrawal', '撤回证书案件', 'certificate.issue'),
  defineEndpoint({
    method: 'POST', path: `${at}/:caseId/service`, summary: '登记证书决定的送达', access: { staff: 'certificate.issue' }, audit: 'certificate.case_serve', limit: 'write', params: OneCase, body: ServeCase, output: CertificateWhole,
    handle: async (ctx, { params, body }) => after(ctx, params, await serveCase(certifyingOf(ctx), params, body), { after: { caseId: params.caseId, channel: body.channel, on: body.on } }),
  }),
];
