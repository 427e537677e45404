import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

type Whose = { accountId: AccountId; applicationId: ApplicationId };

/** Adds to the suspended subjects of an application. */
export async function writeSuspended(tx: Tx, { accountId, applicationId }: Whose, subjects: readonly string[], at: Date): Promise<void> {
  await sql`update application set changed_at = ${at}, suspended_subjects = array(select distinct unnest(suspended_subjects || ${[...subjects]}::text[]) order by 1) where account_id = ${accountId} and id = ${applicationId}`.execute(tx);
}

/** Puts an application into the sitting that is held anew, with all its papers. */
export async function writeSitting(tx: Tx, { accountId, applicationId }: Whose, sittingId: string): Promise<void> {
  await sql`update application set sitting_id = ${sittingId}, suspended_subjects = '{}' where account_id = ${accountId} and id = ${applicationId}`.execute(tx);
}
