import { z } from 'zod';
import { NextPath } from '#contracts/accounts.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { refusalText } from '#contracts/refusals.ts';
import { SELF_TEST_FIELDS } from '#contracts/self-test.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { factsOfLink, listCurrentSittings, listProvinceConfigs, listProvinces, type OpenSitting } from '#server/modules/catalogue/index.ts';
import { isOwnPath } from '#server/modules/accounts/index.ts';
import { LETTER_VERSION, letterText } from '#server/modules/commitments/index.ts';
import { hasPhoto } from '#server/modules/photos/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { defineForm, definePage, goTo, type AnyPage, type FormDef } from '#server/platform/http/page.ts';
import { applicationPage, hasBeenNotified } from './application-page.ts';
import { listApplications } from './applications.store.ts';
import { leave, province, start } from './applications.routes.ts';
import { decideInstructions, decideNotification } from './decide-notices.ts';
import { advance } from './domain/transitions.ts';
import { mayPrepare } from './domain/window-guards.ts';
import { gatherPerson } from './gather-facts.ts';
import type { LaterSource } from './later-stage.ts';
import { letterAbout } from './letter-about.ts';
import type { LooksPort } from './looks-port.ts';
import { loadCard, MILDEST } from './my-card.ts';
import { ChoosePage, ConfirmChoicePage, type CarriedTest, type SittingLine } from './pages/choose-page.tsx';
import { GiveUpPage } from './pages/give-up-page.tsx';
import { presentHead } from './pages/head.ts';
import { ListPage } from './pages/list-page.tsx';
import { NoticePage } from './pages/notice-page.tsx';
import { provinceChoices, ProvincePage } from './pages/province-page.tsx';
import { words } from './pages/words.ts';
import { applicationPaths as paths } from './paths.ts';
import { startReasons } from './start-reasons.ts';

const page = { access: 'candidate', audit: null, limit: 'page' } as const;
type CandidateCtx = Ctx<'candidate'>;

const listPage = (sources: readonly LaterSource[], recentLooks: LooksPort) => definePage({
  ...page, path: paths.list, alone: 'here', view: ListPage,
  load: async (ctx) => ok(await loadCard(ctx, sources, recentLooks)),
});

/** Where a sign-in leads: to the photo page while there is no photo (R-2.2.1-01), then where the candidate was going, else to 我的报考. */
const startPage = definePage({
  ...page, path: '/my', view: ListPage, query: z.object({ next: NextPath }),
  load: async (ctx, { query }) => {
    const next = query.next !== undefined && isOwnPath(query.next) ? query.next : paths.list;
    return goTo((await hasPhoto(ctx.tx, ctx.actor.accountId)) ? next : paths.photoFirst(next));
  },
});

async function sittingLines(ctx: CandidateCtx): Promise<(SittingLine & { sitting: OpenSitting['sitting'] })[]> {
  const { lang } = ctx.visitor;
  const mine = await listApplications(ctx.tx, ctx.kit.crypto, ctx.actor.accountId);
  return (await listCurrentSittings(ctx.tx, ctx.now)).map(({ sitting, exam, phase }) => {
    const live = mine.find((a) => a.sittingId === sitting.id && a.dimensions.ended === null);
    return {
      sitting, sittingId: sitting.id, exam: words[lang].examOf(exam.name[lang], sitting.year), code: exam.code, examOn: sitting.examOn,
      phase: phase.phase === 'open' ? 'open' : 'before', at: phase.phase === 'open' ? phase.closesAt : phase.opensAt, openProvinces: phase.openProvinces, mayPrepare: phase.phase === 'before' && mayPrepare({ opensAt: phase.opensAt, closesAt: Infinity }, ctx.now),
      mine: live ? paths.status(live.id) : null,
    };
  });
}

/** The facts of a self-test as its link carries them: any field, any text; what cannot be read is not carried on. */
const CarriedFacts = z.object(Object.fromEntries(SELF_TEST_FIELDS.map((field) => [field, z.string().max(200).optional()])));
function carriedTest(query: Partial<Record<string, string | undefined>>): CarriedTest | undefined {
  const link = new URLSearchParams(SELF_TEST_FIELDS.flatMap((field): [string, string][] => (query[field] === undefined ? [] : [[field, query[field]]]))).toString();
  const facts = factsOfLink(link);
  return facts && { exam: facts.exam, link };
}

const choosePage = definePage({
  ...page, path: paths.choose, view: ChoosePage, query: CarriedFacts,
  load: async (ctx, { query }) => {
    const person = await gatherPerson(ctx.tx, ctx.kit, ctx.actor.accountId);
    return ok({ reasons: startReasons(person, MILDEST), lines: await sittingLines(ctx), test: carriedTest(query) });
  },
});

const confirmChoicePage = definePage({
  ...page, path: '/my/applications/choose/:sittingId', view: ConfirmChoicePage, params: z.object({ sittingId: SittingId }), query: CarriedFacts,
  load: async (ctx, { params, query }) => {
    const line = (await sittingLines(ctx)).find((l) => l.sittingId === params.sittingId);
    if (!line || (line.phase !== 'open' && !line.mayPrepare)) return refusedFor('application.sitting_closed');
    if (line.mine !== null) return goTo(line.mine);
    return ok({ line, test: carriedTest(query), reasons: startReasons(await gatherPerson(ctx.tx, ctx.kit, ctx.actor.accountId), line.sitting) });
  },
});

const provincePage = applicationPage({
  path: '/my/applications/:id/province', at: ['choosing'], view: ProvincePage,
  load: async (facts, { tx, visitor, now }) => ok({
    head: presentHead(facts, visitor.lang), chosen: facts.app.province ?? undefined,
    choices: provinceChoices(await listProvinces(tx), await listProvinceConfigs(tx, facts.app.sittingId), visitor.lang, now),
  }),
});

const noticePage = applicationPage({
  path: '/my/applications/:id/notice', at: ['choosing'], view: NoticePage,
  load: (facts, { visitor: { lang } }) => {
    if (!facts.offer.config) return goTo(paths.province(facts.app.id));
    return ok({ head: presentHead(facts, lang), letter: 'notification' as const, version: LETTER_VERSION.notification, paragraphs: letterText('notification', lang, letterAbout(facts)) });
  },
});

const instructionsPage = applicationPage({
  path: '/my/applications/:id/instructions', at: ['choosing'], view: NoticePage,
  load: async (facts, ctx) => {
    const { lang } = ctx.visitor;
    if (!facts.offer.config) return goTo(paths.province(facts.app.id));
    if (!(await hasBeenNotified(ctx, facts.app))) return goTo(paths.notice(facts.app.id));
    return ok({ head: presentHead(facts, lang), letter: 'instructions' as const, version: LETTER_VERSION.instructions, paragraphs: letterText('instructions', lang, letterAbout(facts)) });
  },
});

const giveUpPage = applicationPage({
  path: '/my/applications/:id/give-up', view: GiveUpPage,
  load: (facts, { visitor: { lang } }) => {
    const may = advance(facts.app.dimensions, { awaits: facts.photoAwaits }, 'give_up', 'candidate');
    return ok({ head: presentHead(facts, lang), confirmed: facts.app.dimensions.data === 'confirmed', closed: may.ok ? [] : may.refusals.map((r) => refusalText(r, lang)) });
  },
});

/** From 我的报考 to the form: choosing exam and province, the notices, and giving up. */
export const choosePages = (later: readonly LaterSource[], recentLooks: LooksPort): readonly AnyPage[] => [startPage, listPage(later, recentLooks), choosePage, confirmChoicePage, provincePage, noticePage, instructionsPage, giveUpPage];

export const chooseForms: readonly FormDef[] = [
  defineForm({ page: confirmChoicePage, endpoint: start, done: ({ id }) => paths.province(id) }),
  defineForm({ page: provincePage, endpoint: province, done: ({ id }) => paths.notice(id) }),
  defineForm({ page: noticePage, endpoint: decideNotification, done: ({ decision }, { params }) => (decision === 'agree' ? paths.instructions(params.id) : paths.giveUp(params.id)) }),
  defineForm({ page: instructionsPage, endpoint: decideInstructions, done: ({ decision }, { params }) => (decision === 'agree' ? paths.form(params.id) : paths.giveUp(params.id)) }),
  defineForm({ page: giveUpPage, endpoint: leave, done: () => paths.list }),
];
