import { z } from 'zod';
import { CertificateCaseId } from '#contracts/certificate-cases.ts';
import { AnnotateCertificate, CertificateId, OwnCertificate, OwnCertificates } from '#contracts/certificates.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { annotateCertificate } from './annotate-certificate.ts';
import { insertDownload } from './copies.store.ts';
import { presentOne, presentOwn } from './present-own.ts';
import { printCopy } from './print-copy.ts';
import { takeInDecision } from './take-in-decision.ts';

const One = z.object({ id: CertificateId });
const OneCopy = One.extend({ copy: z.coerce.number().int().positive().max(100_000) });

/** A candidate's reading of their own certificates. */
export const readingOf = ({ tx, kit, now, visitor }: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'>) => ({ tx, kit, now, lang: visitor.lang });

/** 加注, also as a plain form. */
export const annotateEndpoint = defineEndpoint({
  method: 'POST', path: '/api/certificates/:id/copies', summary: '电子证书加注', access: 'candidate', audit: 'certificate.annotate', limit: 'write', params: One, body: AnnotateCertificate, output: OwnCertificate,
  handle: async (ctx, { params, body }) => {
    const key = { accountId: ctx.actor.accountId, id: params.id };
    const done = await annotateCertificate(ctx, key, body);
    if (!done.ok) return done;
    ctx.note({ subject: `certificate:${params.id}`, after: { copy: done.value.copy, purpose: body.purpose, validUntil: body.validUntil } });
    return presentOne(readingOf(ctx), key);
  },
});

/** 签收 of a decision about one's certificate, also as a plain form. */
export const takeInEndpoint = defineEndpoint({
  method: 'POST', path: '/api/certificates/:id/decisions/:caseId/receipt', summary: '签收证书决定书', access: 'candidate', audit: 'certificate.take_in', limit: 'write', params: One.extend({ caseId: CertificateCaseId }), output: OwnCertificate,
  handle: async (ctx, { params }) => {
    const key = { accountId: ctx.actor.accountId, id: params.id };
    const done = await takeInDecision(ctx, key, params.caseId);
    if (!done.ok) return done;
    ctx.note({ subject: `certificate:${params.id}`, after: { caseId: params.caseId } });
    return presentOne(readingOf(ctx), key);
  },
});

/** One's own certificates (我的证书): read, annotated, downloaded; nobody else's is there. */
export const mineEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/certificates', summary: '我的证书', access: 'candidate', audit: null, limit: 'read', output: OwnCertificates,
    handle: async (ctx) => ok(await presentOwn(readingOf(ctx), ctx.actor.accountId)),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/certificates/:id', summary: '我的证书：一本', access: 'candidate', audit: null, limit: 'read', params: One, output: OwnCertificate,
    handle: (ctx, { params }) => presentOne(readingOf(ctx), { accountId: ctx.actor.accountId, id: params.id }),
  }),
  annotateEndpoint, takeInEndpoint,
  defineEndpoint({
    method: 'GET', path: '/api/certificates/:id/copies/:copy/pdf', summary: '下载电子证书（加注副本，PDF）', access: 'candidate', audit: null, limit: 'read', params: OneCopy, output: Binary,
    prepare: (env, { params }) => printCopy(env, { accountId: env.actor.accountId, id: params.id }, params.copy),
    handle: async ({ tx, now, actor }, { params }, file) => {
      await insertDownload(tx, { accountId: actor.accountId, id: params.id }, params.copy, new Date(now));
      return ok(file);
    },
  }),
];
