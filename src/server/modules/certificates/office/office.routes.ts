import { CertificateWhole, CaseList, CaseQuery } from '#contracts/certificate-cases.ts';
import { CertificateCounts, CertificateFilter, CertificateList, CertificateQuery, FindCertificate, OneCertificate } from '#contracts/certificates.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { certifyingOf } from '../asking.ts';
import { numberKey } from '../cards/card.ts';
import { takeCertificate } from '../cases/take-certificate.ts';
import { findByNumberKey } from '../certificates.store.ts';
import { viewCases } from './view-cases.ts';
import { viewCertificates, viewCounts } from './view-certificates.ts';
import { viewOne } from './view-one.ts';

const see = { staff: 'certificate.see' } as const;

/** What officers see of certificates: the list, the figures, one of them, and the cases about them. */
export const officeEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificates', summary: '证书列表', access: see, audit: 'certificate.list', limit: 'read', query: CertificateQuery, output: CertificateList,
    handle: async (ctx, { query: { after, ...filter } }) => {
      ctx.note({ after: filter });
      return ok(await viewCertificates(certifyingOf(ctx), filter, after));
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificate-counts', summary: '证书核发统计', access: see, audit: null, limit: 'read', query: CertificateFilter, output: CertificateCounts,
    handle: async (ctx, { query }) => ok(await viewCounts(certifyingOf(ctx), query)),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificates/by-number', summary: '按证书编号或管理号查证书', access: see, audit: 'certificate.look', limit: 'look_up', query: FindCertificate, output: CertificateWhole,
    handle: async (ctx, { query }) => {
      const key = await findByNumberKey(ctx.tx, numberKey(ctx.kit.crypto, query.number));
      const found = key ? await takeCertificate(certifyingOf(ctx), key) : refusedFor('certificate.not_there');
      if (!found.ok) return found;
      ctx.note({ subject: `certificate:${found.value.id}`, accountId: found.value.accountId });
      return ok(await viewOne(certifyingOf(ctx), found.value));
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificates/:accountId/:id', summary: '一本证书', access: see, audit: 'certificate.look', limit: 'read', params: OneCertificate, output: CertificateWhole,
    handle: async (ctx, { params }) => {
      const found = await takeCertificate(certifyingOf(ctx), params);
      if (!found.ok) return found;
      ctx.note({ subject: `certificate:${params.id}`, accountId: found.value.accountId });
      return ok(await viewOne(certifyingOf(ctx), found.value));
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/certificate-cases', summary: '证书撤销与换发', access: see, audit: 'certificate.list_cases', limit: 'read', query: CaseQuery, output: CaseList,
    handle: async (ctx, { query }) => {
      ctx.note({ after: { state: query.state } });
      return ok(await viewCases(certifyingOf(ctx), query));
    },
  }),
];
