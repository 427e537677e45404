import { z } from 'zod';
import { CertificateId } from '#contracts/certificates.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineForm, definePage, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { lookAddress } from './look-up/look-address.ts';
import { lookUpEndpoint } from './look-up/look-up.routes.ts';
import { readSheet } from './look-up/look-up-certificate.ts';
import { annotateEndpoint, readingOf, takeInEndpoint } from './mine/mine.routes.ts';
import { presentOne, presentOwn } from './mine/present-own.ts';
import { MyCertificatePage, MyCertificatesPage } from './pages/mine-pages.tsx';
import { CertificateQueryPage, CertificateResultPage } from './pages/query-pages.tsx';
import { certificateTerms } from './terms.ts';

const page = { access: 'public', audit: null, limit: 'page' } as const;
const own = { access: 'candidate', audit: null, limit: 'page' } as const;
const DAY = 86_400_000;

const queryPage = definePage({ ...page, path: '/certificates', load: () => Promise.resolve(ok({})), view: CertificateQueryPage });

const resultPage = definePage({
  ...page, path: '/certificates/result', alone: 'near', query: z.object({ of: z.string().max(400) }), view: CertificateResultPage,
  load: (ctx, { query }) => {
    const key = lookAddress.open(ctx.kit.crypto, query.of, ctx.now);
    return key ? readSheet(ctx, key) : Promise.resolve(refusedFor('request.not_found'));
  },
});

const minePage = definePage({ ...own, path: '/my/certificates', view: MyCertificatesPage, load: async (ctx) => ok(await presentOwn(readingOf(ctx), ctx.actor.accountId)) });

const onePage = definePage({
  ...own, path: '/my/certificates/:id', params: z.object({ id: CertificateId }), view: MyCertificatePage,
  load: async (ctx, { params }) => {
    const found = await presentOne(readingOf(ctx), { accountId: ctx.actor.accountId, id: params.id });
    if (!found.ok) return found;
    const { copies, reviewDays, lawsuitMonths } = certificateTerms('');
    const usual = beijingDay(ctx.now + copies.usualDays * DAY);
    return ok({ ...found.value, reviewDays, lawsuitMonths, usual: usual < found.value.latestUntil ? usual : found.value.latestUntil });
  },
});

const toOne = (_: unknown, { params }: { params: { id: CertificateId } }) => `/my/certificates/${params.id}`;

/** 证书查询 in the portal, and 我的证书. */
export const certificatePages: readonly AnyPage[] = [queryPage, resultPage, minePage, onePage];
export const certificateForms: readonly FormDef[] = [
  defineForm({ page: queryPage, endpoint: lookUpEndpoint, done: ({ address }) => address }),
  defineForm({ page: onePage, endpoint: annotateEndpoint, done: toOne }),
  defineForm({ page: onePage, path: '/my/certificates/:id/decisions/:caseId/receipt', endpoint: takeInEndpoint, done: toOne }),
];
