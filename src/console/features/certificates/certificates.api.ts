import { queryOptions } from '@tanstack/react-query';
import { BatchList, BatchWhole, MoveBatch, ProposeBatch } from '#contracts/certificate-batches.ts';
import { CaseList, CertificateWhole, MoveCase, ProposeCase, ServeCase, type CaseState } from '#contracts/certificate-cases.ts';
import { CertificateCounts, CertificateList } from '#contracts/certificates.ts';
import { call, route } from '../../shared/api/call.ts';

const batches = '/api/staff/certificate-batches';
const one = '/api/staff/certificates/:accountId/:id';
const moveCase = (act: string) => route({ method: 'POST', path: `${one}/cases/:caseId/${act}`, body: MoveCase, ok: CertificateWhole });

/** The addresses of certificates, their batches and the cases about them. */
export const certificatesApi = {
  list: route({ method: 'GET', path: '/api/staff/certificates', ok: CertificateList }),
  counts: route({ method: 'GET', path: '/api/staff/certificate-counts', ok: CertificateCounts }),
  find: route({ method: 'GET', path: '/api/staff/certificates/by-number', ok: CertificateWhole }),
  one: route({ method: 'GET', path: one, ok: CertificateWhole }),
  batches: route({ method: 'GET', path: batches, ok: BatchList }),
  batch: route({ method: 'GET', path: `${batches}/:id`, ok: BatchWhole }),
  propose: route({ method: 'POST', path: batches, body: ProposeBatch, ok: BatchWhole }),
  moveBatch: { approve: route({ method: 'POST', path: `${batches}/:id/approval`, body: MoveBatch, ok: BatchWhole }), withdraw: route({ method: 'POST', path: `${batches}/:id/withdrawal`, body: MoveBatch, ok: BatchWhole }) },
  cases: route({ method: 'GET', path: '/api/staff/certificate-cases', ok: CaseList }),
  proposeCase: route({ method: 'POST', path: `${one}/cases`, body: ProposeCase, ok: CertificateWhole }),
  wordCase: route({ method: 'POST', path: `${one}/cases/:caseId/proposal`, body: ProposeCase.extend({ version: MoveCase.shape.version }), ok: CertificateWhole }),
  moveCase: { approve: moveCase('approval'), return: moveCase('return'), withdraw: moveCase('withdrawal') },
  serve: route({ method: 'POST', path: `${one}/cases/:caseId/service`, body: ServeCase, ok: CertificateWhole }),
};

export type Filters = { exam?: string | undefined; province?: string | undefined; kind?: string | undefined; state?: string | undefined };

export const listQuery = (filters: Filters, after: string | undefined) => queryOptions({ queryKey: ['certificates', 'list', filters, after ?? ''], queryFn: ({ signal }) => call(certificatesApi.list, { query: { ...filters, after }, signal }) });
export const countsQuery = queryOptions({ queryKey: ['certificates', 'counts'], queryFn: ({ signal }) => call(certificatesApi.counts, { signal }) });
export const oneQuery = (accountId: string, id: string) => queryOptions({ queryKey: ['certificates', 'one', id], queryFn: ({ signal }) => call(certificatesApi.one, { params: { accountId, id }, signal }) });
export const batchesQuery = (after: string | undefined) => queryOptions({ queryKey: ['certificates', 'batches', after ?? ''], queryFn: ({ signal }) => call(certificatesApi.batches, { query: { after }, signal }) });
/** Asked again while certificates are being issued. */
export const batchQuery = (id: string) => queryOptions({ queryKey: ['certificates', 'batch', id], queryFn: ({ signal }) => call(certificatesApi.batch, { params: { id }, signal }), refetchInterval: (query) => (query.state.data?.state === 'issuing' ? 2_000 : false) });
export const casesQuery = (state: CaseState | undefined, after: string | undefined) => queryOptions({ queryKey: ['certificates', 'cases', state ?? '', after ?? ''], queryFn: ({ signal }) => call(certificatesApi.cases, { query: { state, after }, signal }) });
