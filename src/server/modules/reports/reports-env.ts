import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the program gives this module: jurisdictions in words; tests ask for short parts. */
export type ReportsEnv = {
  nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string>;
  /** Rows in a part of an export's file; absent: as many as the module finds right. */
  partRows?: number;
};
