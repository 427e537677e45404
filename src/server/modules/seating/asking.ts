import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Officer = { staffId: StaffId; name: string; jurisdiction: Jurisdiction; permissions: readonly Permission[] };
/** An officer who works on rooms and seats, in one transaction at one moment. */
export type Seating = { tx: Tx; now: Instant; lang: Lang; by: Officer };

/** The officer behind a request. */
export function officerOf({ staffId, name, jurisdiction, permissions }: StaffActor): Officer {
  return { staffId, name, jurisdiction, permissions };
}

/** What the commands know of a request. */
export function seatingOf({ tx, now, visitor, actor }: Pick<Ctx, 'tx' | 'now' | 'visitor'> & { actor: StaffActor }): Seating {
  return { tx, now, lang: visitor.lang, by: officerOf(actor) };
}
