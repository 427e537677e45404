import { z } from 'zod';
import { ComparisonFilter, ComparisonId, ComparisonItems, CreditReportFilter, CreditReportItems, DifferenceFilter, DifferenceItems, ResendReport } from '#contracts/credit-reports.ts';
import type { Instant } from '#contracts/dates.ts';
import { IntegrityRecordId } from '#contracts/integrity.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { countReportsWithin, findReconciliation, listDifferencesWithin, listReconciliations, listReportsWithin, resendReport } from '#server/modules/integrity/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { presentComparisons, presentDifferences, presentReports } from './present-credit.ts';

const see = { staff: 'integrity.see' } as const;
const PAGE = 30;
const placeIn = (after: string | undefined): { at: Instant; id: string } | undefined => {
  const [at, id] = after?.split('.') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
};

/** 上报信用平台: where the platform stands with the records of the jurisdiction. */
export const listCreditReports = defineEndpoint({
  method: 'GET', path: '/api/staff/credit-reports', summary: '上报信用平台：列表', access: see, audit: 'integrity.list_reports', limit: 'read', query: CreditReportFilter, output: CreditReportItems,
  handle: async ({ tx, actor, visitor, note }, { query }) => {
    const rows = await listReportsWithin(tx, actor.jurisdiction, { state: query.state, after: placeIn(query.after), size: PAGE });
    const last = rows.at(-1);
    note({ subject: 'credit-reports', after: { shown: rows.map((r) => r.id) } });
    return ok({ items: await presentReports(tx, rows, actor.permissions, visitor.lang), next: rows.length < PAGE || !last ? null : `${String(last.orderedAt)}.${last.id}`, counts: await countReportsWithin(tx, actor.jurisdiction) });
  },
});

/** 重新上报. */
export const resendCreditReport = defineEndpoint({
  method: 'POST', path: '/api/staff/credit-reports/:recordId/resending', summary: '上报信用平台：重新上报', access: { staff: 'integrity.handle' }, audit: 'integrity.resend_report', limit: 'write', params: z.object({ recordId: IntegrityRecordId }), body: ResendReport, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const done = await resendReport(ctx, params.recordId, body.reason);
    if (!done.ok) return done;
    ctx.note({ subject: `integrity-record:${done.value.id}`, reason: body.reason });
    return ok({});
  },
});

/** 双向核对: the comparisons of both sides, with what of each lies within the jurisdiction. */
export const listCreditComparisons = defineEndpoint({
  method: 'GET', path: '/api/staff/credit-comparisons', summary: '上报信用平台：双向核对', access: see, audit: null, limit: 'read', query: ComparisonFilter, output: ComparisonItems,
  handle: async ({ tx, actor, visitor }, { query }) => {
    const rows = await listReconciliations(tx, { after: placeIn(query.after), size: PAGE });
    const last = rows.at(-1);
    return ok({ items: await presentComparisons(tx, actor.jurisdiction, rows, visitor.lang), next: rows.length < PAGE || !last ? null : `${String(last.beganAt)}.${last.id}` });
  },
});

/** What differed in one comparison, within the jurisdiction. */
export const listCreditDifferences = defineEndpoint({
  method: 'GET', path: '/api/staff/credit-comparisons/:id/differences', summary: '上报信用平台：核对差异', access: see, audit: 'integrity.list_differences', limit: 'read', params: z.object({ id: ComparisonId }), query: DifferenceFilter, output: DifferenceItems,
  handle: async ({ tx, actor, visitor, note }, { params, query }) => {
    if (!(await findReconciliation(tx, params.id))) return refusedFor('integrity.comparison_not_found');
    const rows = await listDifferencesWithin(tx, actor.jurisdiction, params.id, query.after, PAGE);
    note({ subject: `credit-comparison:${params.id}`, after: { shown: rows.map((r) => r.recordId) } });
    return ok({ items: await presentDifferences(tx, rows, visitor.lang), next: rows.length < PAGE ? null : (rows.at(-1)?.recordId ?? null) });
  },
});
