import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Instant } from '#contracts/dates.ts';
import { ok } from '#server/kernel/result.ts';
import { modifyPolicyWords } from '#server/modules/catalogue/index.ts';
import { defineForm, goTo, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { applicationPage } from './application-page.ts';
import type { ViewFacts } from './applications.present.ts';
import { answer, confirm } from './applications.routes.ts';
import { refusalsToConfirm } from './domain/confirm.ts';
import { advance } from './domain/transitions.ts';
import { ConfirmFinalPage, ConfirmPage, type ConfirmView } from './pages/confirm-page.tsx';
import { presentHead } from './pages/head.ts';
import { PrintPage } from './pages/print-page.tsx';
import { StatusPage } from './pages/status-page.tsx';
import { presentStatus } from './pages/status-view.ts';
import { particularsOf } from './particulars.ts';
import { applicationPaths as paths } from './paths.ts';
import type { LaterSource } from './later-stage.ts';
import { withLater } from './read-application.ts';

const statusPage = (later: readonly LaterSource[]) => applicationPage({
  path: '/my/applications/:id', alone: 'here', history: true, view: StatusPage,
  load: async (facts, ctx) => ok(presentStatus(await withLater(later, ctx, facts), ctx.visitor.lang, ctx.now)),
});

function confirmView(facts: ViewFacts, lang: Lang, now: Instant): ConfirmView {
  const { app, offer, person } = facts;
  const matches = app.majorMatches ?? true;
  const answered = app.mismatchAnsweredAt !== null;
  const may = advance(app.dimensions, { awaits: facts.photoAwaits }, 'confirm', 'candidate');
  const guards = offer.config ? refusalsToConfirm({ windows: offer.config.windows, photo: person.photo, photoReviewed: app.photoReviewed, majorMatches: matches, mismatchAnswered: answered }, now) : [];
  const noes = guards.length > 0 || may.ok ? guards : may.refusals;
  return {
    head: presentHead(facts, lang), particulars: particularsOf(facts, lang), fileNumber: app.fileNumber, hasPhoto: person.photo !== 'missing',
    policy: offer.config ? modifyPolicyWords(offer.config.modifyPolicy)[lang] : '',
    mismatch: matches ? 'none' : answered ? 'answered' : 'unanswered', reasons: noes.map((r) => refusalText(r, lang)),
  };
}

const confirmPage = applicationPage({
  path: '/my/applications/:id/confirm', alone: 'here', at: ['saved'], view: ConfirmPage,
  load: (facts, { visitor: { lang }, now }) => ok(confirmView(facts, lang, now)),
});

const confirmFinalPage = applicationPage({
  path: '/my/applications/:id/confirm/final', alone: 'here', at: ['saved'], view: ConfirmFinalPage,
  load: (facts, { visitor: { lang }, now }) => ok(confirmView(facts, lang, now)),
});

const printPage = applicationPage({
  path: '/my/applications/:id/print', alone: 'here', history: true, view: PrintPage,
  load: (facts, { visitor: { lang }, now }) => (facts.app.dimensions.data === 'confirmed' && !facts.app.dimensions.ended ? ok(presentStatus(facts, lang, now)) : goTo(paths.status(facts.app.id))),
});

/** The status page, the confirmation and the printed form. */
export const statusPages = (later: readonly LaterSource[]): readonly AnyPage[] => [statusPage(later), confirmPage, confirmFinalPage, printPage];

export const statusForms: readonly FormDef[] = [
  defineForm({ page: confirmPage, endpoint: confirm, done: ({ id }) => paths.status(id) }),
  defineForm({ page: confirmPage, path: '/my/applications/:id/confirm/mismatch', endpoint: answer, done: ({ id }) => paths.confirm(id) }),
];
