import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { isReleased } from '../domain/release-acts.ts';
import { findRelease } from '../release/release.store.ts';

/** A release that is out cannot be taken back, so a process may go on with what it knows; what could be undone by a rehearsal's clock is asked again this often. */
const KEPT_MS = 2_000;

const kept = new WeakMap<Kit, Map<string, { opensAt: Instant; until: number }>>();

/** True from the instant of a sitting's release on, never before it; in the rush without a statement of its own. */
export async function isOut(tx: Tx, kit: Kit, sittingId: string, now: Instant): Promise<boolean> {
  const known = kept.get(kit) ?? new Map<string, { opensAt: Instant; until: number }>();
  kept.set(kit, known);
  const found = known.get(sittingId);
  if (found && found.until > performance.now() && now >= found.opensAt) return true;
  const release = await findRelease(tx, sittingId);
  if (!isReleased(release, now) || release.opensAt === null) return false;
  known.set(sittingId, { opensAt: release.opensAt, until: performance.now() + KEPT_MS });
  return true;
}
