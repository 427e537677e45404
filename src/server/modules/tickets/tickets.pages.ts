import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { refusalText } from '#contracts/refusals.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { applicationPaths } from '#server/modules/applications/index.ts';
import { defineForm, definePage, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { presentTicket, readLookedUp, readTicket } from './facts/read-ticket.ts';
import { MyTicketPage } from './pages/my-ticket-page.tsx';
import { TicketQueryPage, TicketResultPage, TicketsPage } from './pages/query-pages.tsx';
import { listOpenExams, queryView } from './query/open-exams.ts';
import { lookUp } from './query/query.routes.ts';
import { lookAddress } from './query/sealed-look.ts';

const page = { access: 'public', audit: null, limit: 'page' } as const;

const listPage = definePage({ ...page, path: '/tickets', cacheSeconds: 15, view: TicketsPage, load: async ({ tx, now, visitor: { lang } }) => ok({ exams: await listOpenExams(tx, lang, now) }) });

const queryPage = definePage({
  ...page, path: '/tickets/:sittingId', view: TicketQueryPage, params: z.object({ sittingId: SittingId }),
  load: async ({ tx, kit, now, visitor: { lang } }, { params }) => {
    if (kit.settings.publicLookUps === 'closed') return refusedFor('ticket.query_closed');
    const view = await queryView(tx, params.sittingId, lang, now);
    return view ? ok(view) : refusedFor('request.not_found');
  },
});

const resultPage = definePage({
  ...page, path: '/tickets/result', alone: 'near', view: TicketResultPage, query: z.object({ of: z.string().max(600) }),
  load: async ({ tx, kit, now }, { query }) => {
    const whose = lookAddress.open(kit.crypto, query.of, now);
    if (!whose) return refusedFor('request.not_found');
    const ticket = await readLookedUp(tx, kit, whose, now);
    return ticket.ok ? ok({ ticket: presentTicket(ticket.value), pdf: `/api/tickets/print?of=${encodeURIComponent(query.of)}` }) : ticket;
  },
});

const minePage = definePage({
  path: '/my/applications/:id/ticket', access: 'candidate', audit: null, limit: 'page', view: MyTicketPage, params: z.object({ id: ApplicationId }),
  load: async ({ tx, kit, now, actor, visitor: { lang } }, { params: { id } }) => {
    const ticket = await readTicket(tx, kit, { accountId: actor.accountId, applicationId: id }, now);
    if (!ticket.ok && ticket.refusals.some((r) => r.code === 'application.not_found')) return ticket;
    return ok({ status: applicationPaths.status(id), pdf: `/api/applications/${id}/ticket`, ticket: ticket.ok ? presentTicket(ticket.value) : null, reasons: ticket.ok ? [] : ticket.refusals.map((r) => refusalText(r, lang)) });
  },
});

/** 准考证打印 in the portal, and from one's own application. */
export const ticketPages: readonly AnyPage[] = [listPage, queryPage, resultPage, minePage];
export const ticketForms: readonly FormDef[] = [defineForm({ page: queryPage, endpoint: lookUp, done: ({ address }) => address })];
