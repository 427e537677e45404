import type { FeeOf } from '#server/modules/ledger/index.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Whose fee is paid for an application (归属): the books are kept by province and sitting. */
export async function getFeeOwner(tx: Tx, of: { accountId: string; applicationId: string }): Promise<FeeOf> {
  const row = await tx.selectFrom('application').select(['province', 'sitting_id']).where('account_id', '=', of.accountId).where('id', '=', of.applicationId).executeTakeFirst();
  invariant(row?.province, 'what is paid for is an application with a province');
  return { province: row.province, sittingId: row.sitting_id };
}
