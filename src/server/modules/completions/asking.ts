import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';

export type Officer = { staffId: StaffId; name: string; jurisdiction: Jurisdiction; permissions: readonly Permission[] };
/** Somebody who works on completions, lists or objections, in one transaction at one moment. */
export type Working = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: Officer };

/** What the commands know of a request. */
export function workingOf({ tx, kit, now, visitor, actor }: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'> & { actor: StaffActor }): Working {
  return { tx, kit, now, lang: visitor.lang, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction, permissions: actor.permissions } };
}
