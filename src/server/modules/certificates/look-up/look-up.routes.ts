import { z } from 'zod';
import { CertificateAddress, CertificateSheet, LookUpCertificate } from '#contracts/certificates.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { lookAddress } from './look-address.ts';
import { lookUpCertificate, readSheet } from './look-up-certificate.ts';

/** 证书查询 (R-2.3-02, R-2.4-05): either number, the name and a captcha; the answer's address holds the key sealed. */
export const lookUpEndpoint = defineEndpoint({
  method: 'POST', path: '/api/certificate-look-ups', summary: '证书查询', access: 'public', audit: 'certificate.look_up', limit: 'look_up', alone: true, idempotent: false, body: LookUpCertificate, output: CertificateAddress,
  check: (_, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    const found = await lookUpCertificate(ctx, body);
    if (!found.ok) return found;
    const token = lookAddress.seal(ctx.kit.crypto, oldestOf(found.value.key).toString('base64'), ctx.now);
    return ok({ address: `/certificates/result?of=${token}`, token });
  },
});

/** What an address of a look-up shows. */
export const sheetEndpoint = defineEndpoint({
  method: 'GET', path: '/api/certificate-sheets/:token', summary: '证书信息（凭查询所得的地址）', access: 'public', audit: null, limit: 'read', alone: true, params: z.object({ token: z.string().max(400) }), output: CertificateSheet,
  handle: (ctx, { params }) => {
    const key = lookAddress.open(ctx.kit.crypto, params.token, ctx.now);
    return key ? readSheet(ctx, key) : Promise.resolve(refusedFor('request.not_found'));
  },
});
