import type { ApplicationView } from '#contracts/applications.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { amountDue, findReviewPoint, levelsIn, listFees, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Application } from './application.ts';
import { findApplication, listEvents } from './applications.store.ts';
import { presentApplication, type ViewFacts } from './applications.present.ts';
import { gatherOffer, gatherPerson, photoGate, type Offer } from './gather-facts.ts';
import { NOTHING_LATER, readLater, type LaterSource } from './later-stage.ts';
import { stateOf } from './move-application.ts';
import type { Asking } from './take-application.ts';

/** The candidate's own application with everything its pages show, read without a lock; its history only for those that show it. */
export async function readApplication({ tx, kit, actor }: Pick<Asking, 'tx' | 'kit' | 'actor'>, id: ApplicationId, how: { history: boolean }): Promise<Result<ViewFacts>> {
  const [app, person, history] = await Promise.all([findApplication(tx, kit.crypto, actor.accountId, id), gatherPerson(tx, kit, actor.accountId), how.history ? listEvents(tx, actor.accountId, id) : []]);
  if (!app) return refusedFor('application.not_found');
  const offer = await gatherOffer(tx, app);
  return ok({
    app, offer, person, photoAwaits: photoGate(app, person.photo).awaits,
    reviewPoint: app.form ? await findReviewPoint(tx, app.form.reviewPointId) : undefined,
    feeBySubject: await feesOf(tx, app, offer),
    history, later: NOTHING_LATER,
  });
}

/** The same with what came after payment, which the pages of filling in need not know. */
export async function withLater(sources: readonly LaterSource[], { tx, now, visitor: { lang } }: Pick<Asking, 'tx' | 'now' | 'visitor'>, facts: ViewFacts): Promise<ViewFacts> {
  return { ...facts, later: await readLater(sources, { tx, now, lang }, facts.app, stateOf(facts.app, facts.photoAwaits)) };
}

/** The status page of an application. */
export async function readStatus(sources: readonly LaterSource[], asking: Asking, id: ApplicationId): Promise<Result<ApplicationView>> {
  const facts = await readApplication(asking, id, { history: true });
  return facts.ok ? ok(presentApplication(await withLater(sources, asking, facts.value), asking.visitor.lang, asking.now)) : facts;
}

async function feesOf(tx: Tx, app: Application, offer: Offer): Promise<Record<string, number>> {
  const { form } = app;
  if (!form || app.province === null) return {};
  const level = levelsIn(offer.exam, offer.sitting.year).find((l) => l.code === form.levelCode);
  if (!level) return {};
  const chosen = subjectsOf(offer.exam, form.levelCode, form.specialtyCode, offer.sitting.year).filter((s) => form.subjectCodes.includes(s.code));
  const amount = amountDue(await listFees(tx, offer.exam.code, app.province, offer.sitting.year), level.code, chosen, offer.sitting.year, null);
  return 'code' in amount ? {} : Object.fromEntries(amount.lines.map((l) => [l.subjectCode, l.amountInFen]));
}
