import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';

export type Officer = { staffId: string; name: string; jurisdiction: Jurisdiction; permissions: readonly Permission[] };
/** An officer who works on certificates, in one transaction at one moment. */
export type Certifying = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: Officer };

/** What the commands know of a request. */
export function certifyingOf({ tx, kit, now, visitor, actor }: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'> & { actor: StaffActor }): Certifying {
  return { tx, kit, now, lang: visitor.lang, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction, permissions: actor.permissions } };
}

/** True for officers of a whole province: certificates are issued and taken back by the province (T29); a city and the nation look. */
export function mayIssueIn({ jurisdiction: j }: Pick<Officer, 'jurisdiction'>, province: string, exam: string): boolean {
  return j.kind === 'province' && j.province === province && coversExam(j, exam);
}
