import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

/** A member of staff who acts on a case, with what an act needs; the language is that of what they are told. */
export type Officer = { tx: Tx; kit: Kit; now: Instant; actor: { staffId: StaffId; jurisdiction: Jurisdiction }; visitor?: { lang: Lang } };
