import { StaffId, type AccountId, type ApplicationId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findApplication, findOwnerWithin, findSnapshot, readConfirmed, type Application, type ConfirmedContent } from '#server/modules/applications/index.ts';
import { findMember } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { liveClaims } from './claims.store.ts';

export type FoundCase = { app: Application; confirmed: ConfirmedContent };
export type Asking = { tx: Tx; kit: Kit; now: Instant; actor: { staffId: StaffId; jurisdiction: Jurisdiction } };

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
  for (const [id, { staffId, until }] of await liveClaims(tx, ids, now)) {
    holders.set(id, { staffId, until, mine: staffId === actor.staffId, name: (await findMember(tx, staffId))?.name ?? '' });
  }
  return holders;
}

/** Names of the staff in a history, each asked for once. */
export async function staffNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const known = StaffId.safeParse(id);
    const member = known.success ? await findMember(tx, known.data) : undefined;
    if (member) names.set(member.id, member.name);
  }
  return names;
}

export type Whose = { accountId: AccountId; id: ApplicationId };
