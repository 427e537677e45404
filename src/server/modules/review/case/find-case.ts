import type { ApplicationId, StaffId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findApplication, findOwnerWithin, findSnapshot, readConfirmed, type Application, type ConfirmedContent } from '#server/modules/applications/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Visitor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { CaseStanding } from '../decisions/case-acts.ts';
import { findOpenDecision } from '../decisions/decisions.store.ts';
import { assignmentsOf } from '../work/assignments.store.ts';
import { liveClaims } from '../work/claims.store.ts';

export type FoundCase = { app: Application; confirmed: ConfirmedContent };
/** Who asks, over what part of the country, in which transaction. */
export type Asking = {
  tx: Tx; kit: Kit; now: Instant;
  actor: { staffId: StaffId; jurisdiction: Jurisdiction; permissions: readonly Permission[] };
  visitor?: Pick<Visitor, 'lang'>;
};

/** An application within the jurisdiction that was confirmed at least once; anything else does not exist. */
export async function findCase({ tx, kit, actor }: Omit<Asking, 'now'>, id: ApplicationId): Promise<Result<FoundCase>> {
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await findApplication(tx, kit.crypto, owner.accountId, id));
  const snapshot = app && (await findSnapshot(tx, app.accountId, id));
  if (!app || !snapshot) return refusedFor('application.not_found');
  return ok({ app, confirmed: readConfirmed(kit, snapshot.content) });
}

export type Holder = { staffId: StaffId; name: string; mine: boolean; until: Instant };

/** Who holds these cases now, by name. */
export async function holdersOf({ tx, actor, now }: Pick<Asking, 'tx' | 'actor' | 'now'>, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, Holder>> {
  const holders = new Map<ApplicationId, Holder>();
  const claims = await liveClaims(tx, ids, now);
  const names = await staffNames(tx, [...claims.values()].map((c) => c.staffId));
  for (const [id, { staffId, until }] of claims) holders.set(id, { staffId, until, mine: staffId === actor.staffId, name: names.get(staffId) ?? '' });
  return holders;
}

/** Where a case stands for this person: what the rules of deciding ask. */
export async function standingOf(asking: Asking, app: Application): Promise<CaseStanding> {
  const { tx, actor } = asking;
  const holder = (await holdersOf(asking, [app.id])).get(app.id);
  const assignment = (await assignmentsOf(tx, [app.id])).get(app.id);
  const open = await findOpenDecision(tx, app);
  const others = [...(assignment && assignment.staffId !== actor.staffId ? [assignment.staffId] : []), ...(open ? [open.decidedById] : [])];
  const names = await staffNames(tx, others);
  return {
    review: app.dimensions.review, ended: app.dimensions.ended !== null, mayDecide: actor.permissions.includes('review.decide'),
    heldBy: holder && !holder.mine ? holder : undefined,
    assignedTo: assignment && assignment.staffId !== actor.staffId ? (names.get(assignment.staffId) ?? '') : undefined,
    openBy: open && (names.get(open.decidedById) ?? ''),
  };
}
