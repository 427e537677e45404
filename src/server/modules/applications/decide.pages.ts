import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import { isFreshSignIn } from '#server/modules/accounts/index.ts';
import { modifyPolicyWords } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION, letterText } from '#server/modules/commitments/index.ts';
import { defineForm, goTo, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { applicationPage } from './application-page.ts';
import type { ViewFacts } from './applications.present.ts';
import { amend, check, decline, holdRead, sign, withdraw } from './applications.routes.ts';
import { letterAbout } from './letter-about.ts';
import { offeredActs } from './offered-acts.ts';
import { stateOf } from './move-application.ts';
import { CheckPage } from './pages/check-page.tsx';
import { CommitmentPage, DeclinePage } from './pages/commitment-page.tsx';
import { presentHead } from './pages/head.ts';
import { hasIntegrityHold } from './gather-facts.ts';
import { ModifyPage, WithdrawPage } from './pages/take-back-pages.tsx';
import { particularsOf } from './particulars.ts';
import { applicationPaths as paths } from './paths.ts';

const policyOf = ({ offer }: ViewFacts, lang: Lang) => (offer.config ? modifyPolicyWords(offer.config.modifyPolicy)[lang] : '');

const commitmentPage = applicationPage({
  path: '/my/applications/:id/commitment', at: ['committing'], view: CommitmentPage,
  load: async (facts, ctx) => ok({
    head: presentHead(facts, ctx.visitor.lang), kind: (await hasIntegrityHold(ctx, facts.person)) ? 'hold' as const : 'letter' as const, version: LETTER_VERSION.commitment,
    paragraphs: letterText('commitment', ctx.visitor.lang, letterAbout(facts)), mayDecline: facts.offer.sitting.commitmentMode === 'optional', askPassword: !isFreshSignIn(ctx.actor, ctx.now),
  }),
});

const declinePage = applicationPage({
  path: '/my/applications/:id/commitment/decline', at: ['committing'], view: DeclinePage,
  load: async (facts, ctx) => (facts.offer.sitting.commitmentMode === 'optional' && !(await hasIntegrityHold(ctx, facts.person)) ? ok({ head: presentHead(facts, ctx.visitor.lang) }) : goTo(paths.commitment(facts.app.id))),
});

const checkPage = applicationPage({
  path: '/my/applications/:id/check', at: ['checking'], view: CheckPage,
  load: (facts, { visitor: { lang } }) => ok({ head: presentHead(facts, lang), particulars: particularsOf(facts, lang), policy: policyOf(facts, lang) }),
});

/** Why one of the acts is closed now, in words; an act the table does not offer at all says so as well. */
function closedReasons(facts: ViewFacts, act: 'edit' | 'reopen' | 'withdraw_commitment', lang: Lang, now: number): string[] {
  const offered = offeredActs({ ...facts, state: stateOf(facts.app, facts.photoAwaits) }, lang, now).find((a) => a.act === act);
  return offered ? offered.reasons : [refusalText({ code: 'application.wrong_state' }, lang)];
}

const modifyPage = applicationPage({
  path: '/my/applications/:id/modify', at: ['saved', 'confirmed'], view: ModifyPage,
  load: (facts, { visitor: { lang }, now }) => {
    const confirmed = facts.app.dimensions.data === 'confirmed';
    return ok({ head: presentHead(facts, lang), confirmed, policy: policyOf(facts, lang), closed: closedReasons(facts, confirmed ? 'reopen' : 'edit', lang, now) });
  },
});

const withdrawPage = applicationPage({
  path: '/my/applications/:id/withdraw-commitment', at: ['saved', 'confirmed'], view: WithdrawPage,
  load: (facts, { visitor: { lang }, now }) => ok({ head: presentHead(facts, lang), closed: closedReasons(facts, 'withdraw_commitment', lang, now) }),
});

/** The commitment, the last check, and what can be taken back. */
export const decidePages: readonly AnyPage[] = [commitmentPage, declinePage, checkPage, modifyPage, withdrawPage];

export const decideForms: readonly FormDef[] = [
  defineForm({ page: commitmentPage, endpoint: sign, done: ({ id }) => paths.check(id) }),
  defineForm({ page: declinePage, endpoint: decline, done: ({ id }) => paths.check(id) }),
  defineForm({ page: commitmentPage, path: '/my/applications/:id/commitment/local-review', endpoint: holdRead, done: ({ id }) => paths.check(id) }),
  defineForm({ page: checkPage, endpoint: check, done: ({ id }) => paths.status(id) }),
  defineForm({ page: modifyPage, endpoint: amend, done: ({ id }) => paths.form(id) }),
  defineForm({ page: withdrawPage, endpoint: withdraw, done: ({ id }) => paths.status(id) }),
];
