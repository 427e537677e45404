import { afterCommit, type Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findLiveRelease, type Release } from './releases.store.ts';

/** A release that was closed in another process still prints here for so long. */
const KEPT_MS = 1_000;

const kept = new WeakMap<Kit, Map<string, { release: Release; until: number }>>();

function keptBy(kit: Kit): Map<string, { release: Release; until: number }> {
  const known = kept.get(kit) ?? new Map<string, { release: Release; until: number }>();
  kept.set(kit, known);
  return known;
}

/** The live release of a sitting in a province; one that is open is remembered for a second, so that a rush asks for it once a second and not once a person. */
export async function releaseNow(tx: Tx, kit: Kit, sittingId: string, province: string): Promise<Release | undefined> {
  const [known, key] = [keptBy(kit), `${sittingId} ${province}`];
  const found = known.get(key);
  if (found && found.until > performance.now()) return found.release;
  const release = await findLiveRelease(tx, sittingId, province);
  if (release?.state === 'released') known.set(key, { release, until: performance.now() + KEPT_MS });
  else known.delete(key);
  return release;
}

/** Has this process ask again once an act on a release stands: whoever closed it sees it closed. */
export function forgetRelease(tx: Tx, kit: Kit, { sittingId, province }: Pick<Release, 'sittingId' | 'province'>): void {
  afterCommit(tx, () => { keptBy(kit).delete(`${sittingId} ${province}`); });
}
