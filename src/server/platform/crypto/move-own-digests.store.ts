import { sql } from 'kysely';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '../db/tx.ts';
import { digestMade } from './digest.ts';

/** Columns whose index begins with the account: the account is needed to find a row. */
type OwnDigest = 'education_row.certificate_number_key' | 'degree_row.certificate_number_key' | 'account_device.device_key' | 'account_device.network_key';

/** Brings an account's own rows to the written version of a digest before they are looked for or added to; nothing to do but while the index secret is changed. */
export async function moveOwnDigest(tx: Tx, of: OwnDigest, account: AccountId, digest: Buffer): Promise<void> {
  const [table = '', column = ''] = of.split('.');
  for (const was of digestMade(digest)?.others ?? []) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${digest} where account_id = ${account} and ${sql.ref(column)} = ${was}`.execute(tx);
  }
}
