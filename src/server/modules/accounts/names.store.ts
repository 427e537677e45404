import { sql } from 'kysely';
import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The accounts whose name begins so, at most so many: by the index of names, exactly as they are shown. */
export async function findAccountsByName(tx: Tx, beginning: string, most: number): Promise<AccountId[]> {
  const pattern = `${beginning.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await tx.selectFrom('account').select('account_id').where('name', 'like', pattern).limit(most).execute();
  return rows.map((r) => AccountId.parse(r.account_id));
}

/** Names, documents, births and states of these accounts, in one statement. */
export async function readBriefs(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.selectFrom('account').select(['account_id', 'name', 'document_type', 'document_number_sealed', 'sex', 'born_on', 'state']).where('account_id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`).execute();
}

/** The display names of these accounts by id, in one statement. */
export async function accountNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('account').select(['account_id', 'name']).where('account_id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.account_id, r.name]));
}
