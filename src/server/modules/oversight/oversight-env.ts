import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An act as the endpoint that does it declares it: its name in the log, what it does in Chinese, and whether it only looks. */
export type DeclaredAct = { action: string; summary: string; looks: boolean };

/** What oversight needs of those who know every endpoint, and the names of places. */
export type OversightEnv = {
  /** Asked when used, not when built: the modules are listed after this one is made. */
  acts: () => readonly DeclaredAct[];
  /** The names of outside systems, by id. */
  namePartners: (tx: Tx, ids: readonly string[]) => Promise<Map<string, string>>;
  nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string>;
};
