import type { AccountId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { listBracketNames } from '#server/modules/accounts/index.ts';
import { listAccountsWithin } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type RareName = { accountId: AccountId; name: string; glyphDescription: string | null };

/** Names with a bracketed character of people who apply within a jurisdiction (生僻字), from an account on; `last` continues, nothing once all were looked at. */
export async function readRareNames(tx: Tx, j: Jurisdiction, after: string | undefined, most: number): Promise<{ names: RareName[]; read: number; last: string | undefined }> {
  const found = await listBracketNames(tx, after, most);
  const within = j.kind === 'nation' && j.exams === undefined ? null : await listAccountsWithin(tx, j, found.map((n) => n.accountId));
  return { names: found.filter((n) => within === null || within.has(n.accountId)), read: found.length, last: found.length < most ? undefined : found.at(-1)?.accountId };
}
