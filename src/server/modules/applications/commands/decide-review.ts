import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { MaterialKind } from '#contracts/materials.ts';
import type { Lang } from '#contracts/refusals.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { MATERIAL_KINDS } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from '../application.ts';
import { lockApplication, updateMaterialsAsked } from '../applications.store.ts';
import { gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';

export type ReviewDecision = { decision: 'approve' | 'reject' | 'return'; reason: string | null; /** What a return asks for (退回补正). */ materials?: readonly MaterialKind[] };
export type Reviewer = { tx: Tx; kit: Kit; staffId: string; now: Instant };

/**
 * 核验通过 / 核验不通过 / 退回补正 (T12–T14): the reviewer's jurisdiction was checked by the caller, who read the application within it. A no
 * needs its reason, a return may ask for files, which then have to come anew; `version` is the one the reviewer looked at, so that nobody
 * decides on data changed meanwhile.
 */
export async function decideReview(by: Reviewer, of: { accountId: AccountId; id: ApplicationId; version: number }, d: ReviewDecision): Promise<Result<Application>> {
  const { tx, kit, now } = by;
  const app = await lockApplication(tx, kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  if (app.version !== of.version) return refusedFor('application.changed_meanwhile');
  if (d.decision !== 'approve' && (d.reason === null || d.reason.trim().length < 2)) return refusedFor('application.reason_needed', { path: 'reason' });
  const kinds = d.decision === 'return' ? [...new Set(d.materials)] : [];
  const { exam, config } = await gatherOffer(tx, app);
  const gate = await gatherPhotoGate(tx, app);
  const free = d.decision === 'approve' && app.dueInFen === 0 && app.dimensions.payment === 'unpaid';
  const moved = moveApplication(tx, kit.crypto, app, {
    act: d.decision, by: 'reviewer', byId: by.staffId, photoAwaits: gate.awaits, windows: config?.windows, note: d.reason,
    changes: { reviewReason: d.reason }, ...(free && { also: { payment: 'exempt' } }),
  }, now);
  if (!moved.ok) return moved;
  if (d.decision === 'return') await updateMaterialsAsked(tx, app, kinds.length === 0 ? null : { kinds, at: now });
  const until = moved.value.lapsesAt === null ? '' : beijingTime(moved.value.lapsesAt);
  const reason = d.reason ?? '';
  if (d.decision === 'approve') await tellAccount({ ...by, province: app.province }, app.accountId, 'application_approved', (lang) => ({ exam: exam.name[lang], until }));
  else if (d.decision === 'return') await tellAccount({ ...by, province: app.province }, app.accountId, 'application_returned', (lang) => ({ exam: exam.name[lang], reason: withAsked(reason, kinds, lang), until }));
  else await tellAccount({ ...by, province: app.province }, app.accountId, 'application_refused', (lang) => ({ exam: exam.name[lang], reason }));
  return moved;
}

/** The reason as the message tells it, with the files that have to come. */
function withAsked(reason: string, kinds: readonly MaterialKind[], lang: Lang): string {
  const named = kinds.map((kind) => MATERIAL_KINDS[kind][lang]);
  if (named.length === 0) return reason;
  return lang === 'zh' ? `${reason}（须补充：${named.join('、')}）` : `${reason} (needed: ${named.join(', ')})`;
}
