import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the program gives this module: jurisdictions in words. */
export type MessagesEnv = { nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };
