import { articleText, DISPOSITIONS } from '#contracts/breach-articles.ts';
import type { PublishBreach } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { breachTerms } from '../breach-terms.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { lockBreachWithin, moveBreach } from '../breaches.store.ts';
import { nextBreachState } from '../domain/breach-transitions.ts';
import { maskName, maskPublishedNumber } from '../domain/mask-for-publication.ts';
import { addDays } from '../domain/terms.ts';
import { agencyOf } from '../letters/letter-facts.ts';
import { endPublication, insertPublication } from '../publications.store.ts';

/** 公布: a served decision is shown to everybody from a day to a day, name and number masked; it disappears by itself. Off unless somebody with the power turns it on. */
export async function publishBreach(by: Officer, of: Whose, p: PublishBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const today = beijingDay(now);
  const found = await lockBreachWithin(tx, kit.crypto, actor.jurisdiction, of);
  if (!found) return refusedFor('breach.not_found');
  if (nextBreachState(found.state, 'publish', 'staff') === undefined) return refusedFor('breach.not_served');
  const { publicationMostDays: days } = breachTerms();
  if (p.from < today || p.until < p.from || p.until > addDays(p.from, days)) return refusedFor('breach.publication_range', { path: 'until', params: { days } });
  const account = await findAccount(tx, kit.crypto, found.accountId);
  invariant(account && found.disposition && found.decisionNumber && found.decidedAt !== null, 'a served decision has all its parts');
  const shown = {
    name: maskName(account.name), documentNumber: maskPublishedNumber(account.documentNumber), exam: found.content.examText, article: articleText(found.article, found.item, 'zh'), disposition: DISPOSITIONS[found.disposition].zh,
    decisionNumber: found.decisionNumber, decidedOn: beijingDay(found.decidedAt), agency: (await agencyOf(tx, found)).name,
  };
  if (!(await insertPublication(tx, found, { from: p.from, until: p.until, shown, byId: actor.staffId }, today, now))) return refusedFor('breach.published_already');
  return ok(await moveBreach(tx, kit.crypto, found, { act: 'publish', to: found.state, note: `${p.from} – ${p.until} ${p.reason}` }, { kind: 'staff', id: actor.staffId }, now));
}

/** 停止公布: taken down at once, with a reason. */
export async function unpublishBreach(by: Officer, of: Whose, reason: string): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const found = await lockBreachWithin(tx, kit.crypto, actor.jurisdiction, of);
  if (!found) return refusedFor('breach.not_found');
  if (!(await endPublication(tx, found, actor.staffId, now))) return refusedFor('breach.not_published');
  return ok(await moveBreach(tx, kit.crypto, found, { act: 'unpublish', to: found.state, note: reason }, { kind: 'staff', id: actor.staffId }, now));
}
