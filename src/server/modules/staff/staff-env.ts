import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What staff needs of the module that knows provinces and review points by name. */
export type StaffEnv = { nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };
