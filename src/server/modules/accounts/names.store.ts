import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The accounts whose name begins so, at most so many: by the index of names, exactly as they are shown. */
export async function findAccountsByName(tx: Tx, beginning: string, most: number): Promise<AccountId[]> {
  const pattern = `${beginning.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await tx.selectFrom('account').select('account_id').where('name', 'like', pattern).limit(most).execute();
  return rows.map((r) => AccountId.parse(r.account_id));
}
