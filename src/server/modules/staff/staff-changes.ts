import { afterCommit, type Tx } from '#server/platform/db/tx.ts';

let changes = 0;

/** Says that roles, jurisdiction or standing of a member change here: once it stands, nothing that this process remembered of members before counts any more. */
export function membersChange(tx: Tx): void {
  afterCommit(tx, () => { changes += 1; });
}

/** How many changes of members this process has made; what was read under another number is out of date. */
export function memberChanges(): number {
  return changes;
}
