import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

export type Officer = { staffId: StaffId; name: string; jurisdiction: Jurisdiction; permissions: readonly Permission[] };
/** An officer who works on tickets, in one transaction at one moment. */
export type Ticketing = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: Officer };

/** What the commands know of a request. */
export function ticketingOf({ tx, kit, now, visitor, actor }: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'> & { actor: StaffActor }): Ticketing {
  return { tx, kit, now, lang: visitor.lang, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction, permissions: actor.permissions } };
}

/** True for officers of a whole province: a city sees its own people's tickets, the nation everybody's, and neither opens them. */
export function mayReleaseIn({ jurisdiction: j }: Pick<Officer, 'jurisdiction'>, province: string, exam: string): boolean {
  return j.kind === 'province' && j.province === province && coversExam(j, exam);
}
