import { z } from 'zod';
import { Cursor, Limit, OfApplication, PartnerCertificates, PartnerPayments, PartnerScores } from '#contracts/partner-api.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { listCertificates } from '#server/modules/certificates/index.ts';
import { ordersAfter } from '#server/modules/payments/index.ts';
import { findNumberOf, marksOf, scoresAreOut } from '#server/modules/scores/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findNumbered, numbersOf } from './applications.store.ts';
import { pairCursor, pairPlace } from './cursors.ts';

const payments = defineEndpoint({
  method: 'GET', path: '/api/partner/payments', summary: '一个考次在本辖区的缴费记录', access: 'partner:payments.read', audit: 'partner.list_payments', limit: 'partner', query: z.object({ sitting: SittingId, after: Cursor.optional(), limit: Limit }), output: PartnerPayments,
  handle: async ({ tx, actor, note }, { query }) => {
    const place = pairPlace(query.after);
    if (query.after !== undefined && !place) return refusedFor('field.invalid', { path: 'after' });
    const found = await ordersAfter(tx, actor.jurisdiction, { sitting: query.sitting }, place, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    note({ subject: `sitting:${query.sitting}`, after: { shown: shown.map((o) => o.order_number) } });
    return ok({
      items: shown.map((o) => ({ orderNumber: o.order_number, applicationNumber: o.number ?? '', how: o.how, state: o.state, amountInFen: o.amount_in_fen, openedAt: o.opened_at.getTime(), paidAt: o.paid_at?.getTime() ?? null })),
      next: found.length > query.limit && last ? pairCursor(last.account_id, last.id) : null,
    });
  },
});

/** Marks of one application, as its candidate reads them: after the release, and not while they are held back. */
const scores = defineEndpoint({
  method: 'GET', path: '/api/partner/applications/:number/scores', summary: '一条报考已公布的成绩', access: 'partner:scores.read', audit: 'partner.read_scores', limit: 'partner', noes: ['partner.scores_not_out'], params: OfApplication, output: PartnerScores,
  handle: async ({ tx, actor, now, visitor, note }, { params }) => {
    const found = await findNumbered(tx, actor.jurisdiction, params.number);
    if (!found) return refusedFor('partner.application_not_found');
    if (!(await scoresAreOut(tx, found.sittingId, now))) return refusedFor('partner.scores_not_out');
    const ticket = await findNumberOf(tx, found.sittingId, found.id);
    const marks = ticket === undefined ? [] : await marksOf(tx, found.sittingId, ticket);
    note({ subject: `application:${found.id}`, accountId: found.accountId });
    return ok({ number: params.number, sittingId: found.sittingId, subjects: marks.map((m) => ({ code: m.subjectCode, name: m.name[visitor.lang], mark: m.text?.[visitor.lang] ?? null, fullMark: m.fullMark, passMark: m.passMark })) });
  },
});

const certificates = defineEndpoint({
  method: 'GET', path: '/api/partner/certificates', summary: '本辖区证书核发情况，新的在前', access: 'partner:certificates.read', audit: 'partner.list_certificates', limit: 'partner', query: z.object({ exam: z.string().regex(/^\d{3}$/, 'field.invalid').optional(), after: z.uuid('field.invalid').optional(), limit: Limit }), output: PartnerCertificates,
  handle: async ({ tx, actor, now, note }, { query }) => {
    const found = await listCertificates(tx, actor.jurisdiction, query.exam === undefined ? {} : { exam: query.exam }, beijingDay(now), query.after, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const numbers = await numbersOf(tx, shown);
    note({ subject: 'certificates', after: { shown: shown.map((c) => c.id) } });
    return ok({
      items: shown.map((c) => ({
        applicationNumber: numbers.get(c.applicationId) ?? '', examCode: c.examCode, year: c.examYear, kind: c.kind, level: c.levelCode, specialty: c.specialtyCode, approvedOn: c.approvedOn, validThrough: c.validThrough, revokedAt: c.revokedAt,
      })),
      next: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    });
  },
});

export const resultEndpoints = { payments, scores, certificates };
