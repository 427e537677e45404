import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AnyList } from '#server/platform/lists/list-source.ts';

/** What the program gives this module: jurisdictions in words, and every list a module declares; tests ask for short parts. */
export type ReportsEnv = {
  nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string>;
  lists: () => readonly AnyList[];
  /** Rows in a part of an export's file; absent: as many as the module finds right. */
  partRows?: number;
};
