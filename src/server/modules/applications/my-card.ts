import type { ActView } from '#contracts/applications.ts';
import type { Lang } from '#contracts/refusals.ts';
import { countUnread, inboxPath } from '#server/modules/notices/index.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import type { Application } from './application.ts';
import { listApplications } from './applications.store.ts';
import { presentSummary } from './applications.present.ts';
import { datesOfOwn } from './domain/deadlines.ts';
import { flowOf } from './domain/flow.ts';
import { whoActs } from './domain/who-acts.ts';
import { gatherOffer, gatherPerson, photoGate, type Offer, type Person } from './gather-facts.ts';
import { readLater, type Later, type LaterSource } from './later-stage.ts';
import type { LooksPort } from './looks-port.ts';
import { stateOf } from './move-application.ts';
import { offeredActs } from './offered-acts.ts';
import { cardWords } from './pages/card-words.ts';
import type { CardLine, CardView } from './pages/list-page.tsx';
import { words } from './pages/words.ts';
import { applicationPaths as paths } from './paths.ts';
import { startReasons } from './start-reasons.ts';

/** Before a sitting is chosen only what stops every one is told; the sitting's own switch is asked with it (D-01). */
export const MILDEST = { failedVerificationBlocks: false };
const LOOKS = 3;

type CandidateCtx = Pick<Ctx<'candidate'>, 'tx' | 'kit' | 'now' | 'visitor' | 'actor'>;

/** 我的报考 as one card: what is done, what comes next and until when, whose turn it is, for every application; the account, messages, and who looked. */
export async function loadCard(ctx: CandidateCtx, sources: readonly LaterSource[], recentLooks: LooksPort): Promise<CardView> {
  const { accountId } = ctx.actor;
  const { lang } = ctx.visitor;
  const reading = Promise.all([gatherPerson(ctx.tx, ctx.kit, accountId), listApplications(ctx.tx, ctx.kit.crypto, accountId)]);
  // what the applications lead to is asked for while the looks still come
  const listing = reading.then(([person, apps]) => Promise.all(apps.map((app) => lineOf(ctx, sources, person, app))));
  const [[person], unread, looks, lines] = await Promise.all([reading, countUnread(ctx.tx, accountId), recentLooks(ctx.tx, accountId, lang, LOOKS), listing]);
  return { reasons: startReasons(person, MILDEST), lines, messages: { unread, href: inboxPath }, standing: standingOf(person), looks };
}

async function lineOf(ctx: CandidateCtx, sources: readonly LaterSource[], person: Person, app: Application): Promise<CardLine> {
  const { lang } = ctx.visitor;
  const offer = await gatherOffer(ctx.tx, app);
  const photoAwaits = photoGate(app, person.photo).awaits;
  const own = stateOf(app, photoAwaits);
  const later = await readLater(sources, { tx: ctx.tx, now: ctx.now, lang }, app, own);
  const summary = presentSummary(app, offer, photoAwaits, later);
  const steps = flowOf(summary.state, app.dimensions, app.photoReviewed).filter((s) => s.state !== 'skipped' && s.id !== 'print');
  const next = nextAct(offeredActs({ app, offer, person, photoAwaits, state: own }, lang, ctx.now), later, lang) ?? onSite(summary.state, app, offer, lang);
  const turn = whoActs(summary.state);
  // a turn with nothing to do in it, as after a rejection whose window is over, is nobody's
  return { ...summary, who: turn === 'you' && next === null ? 'nobody' : turn, steps, next, dates: ownDates(app, offer, ctx.now) };
}

/** Whoever waits for an on-site review has to come: nothing is done here, but something is to be done. */
function onSite(state: CardLine['state'], app: Application, offer: Offer, lang: Lang): CardLine['next'] {
  return state === 'S8' ? { text: cardWords[lang].onSite, href: paths.status(app.id), until: offer.config?.windows.review.closesAt ?? null } : null;
}

/** The dates ahead of one application; before a province is chosen there are none. */
export function ownDates(app: Application, offer: Offer, now: number) {
  return offer.config === undefined ? [] : datesOfOwn({ dimensions: app.dimensions, windows: offer.config.windows, examOn: offer.sitting.examOn }, now);
}

function standingOf({ account, verification, photo }: Person): CardView['standing'] {
  return { state: account.state, identity: verification.identity.state, rows: verification.rows.map((r) => r.state), photo };
}

/** What the candidate does next with one application: an act of filling in, or the newest after payment. */
function nextAct(acts: readonly ActView[], later: Later, lang: Lang): CardLine['next'] {
  const open = acts.filter((a) => a.open);
  const next = LEADS_ON.map((act) => open.find((a) => a.act === act)).find((a) => a !== undefined);
  if (next?.href) return { text: words[lang].acts[next.act], href: next.href, until: next.until };
  const last = later.acts.findLast((a) => a.href !== null);
  return last?.href ? { text: last.text, href: last.href, until: last.until } : null;
}

/** Acts that bring an application forward, what comes next first: who has saved goes on to the commitment, not back to the form. */
const LEADS_ON: readonly string[] = ['accept_notices', 'sign_commitment', 'check_saved', 'save', 'submit_materials', 'confirm', 'start_payment'];
