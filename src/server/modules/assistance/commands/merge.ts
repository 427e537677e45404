import type { CaseId } from '#contracts/assistance.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { deferMerge, findAccount, mergeAccounts, rowsAdded, type AccountFacts, type AssistOffice } from '#server/modules/accounts/index.ts';
import { carryPerson } from '#server/modules/candidate-files/index.ts';
import { findIntegrityHold, integrityKey } from '#server/modules/integrity/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { OpenMatters } from '../open-matters.ts';
import { askMerge } from '../read-merge.ts';

type Doing = { tx: Tx; kit: Kit; now: Instant; lang: Lang; openMatters: OpenMatters };

/**
 * 账号合并: at once where the account that goes has nothing under way, else agreed on and carried out when its last application is over. The archive of
 * the other identity is carried to the one kept, and copied rows are verified; a record of the integrity file is not left behind, nor an examination matter that is not settled.
 */
export async function merge({ tx, kit, now, lang, openMatters }: Doing, office: AssistOffice, kept: AccountFacts, otherId: AccountId, caseId: CaseId): Promise<Result<null>> {
  const other = await findAccount(tx, kit.crypto, otherId);
  if (!other) return refusedFor('account.not_found');
  const { plan, no } = await askMerge(tx, openMatters, { kept: kept.id, other: otherId }, now, lang);
  if (no.length > 0) return refused(no);
  const [a, b] = [integrityKey(kit.crypto, kept), integrityKey(kit.crypto, other)];
  if (!a.equals(b) && (await findIntegrityHold(tx, b, beijingDay(now)))) return refusedFor('assistance.recorded_document');
  if (plan.kind === 'later') return deferMerge(tx, office, kept.id, otherId, { caseId, until: plan.until });
  const done = await mergeAccounts(tx, office, kept.id, otherId, caseId);
  if (!done.ok) return done;
  await carryPerson(tx, kit.crypto, other, kept);
  await enqueue(tx, rowsAdded, { accountId: kept.id, educationIds: [], degreeIds: [] });
  return ok(null);
}
