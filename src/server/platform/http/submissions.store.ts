import { writeBehind, type Tx } from '../db/tx.ts';

export type Submission = { digest: Buffer; answer: Buffer | null };

/** Takes a submission key for this transaction; a second taker waits for the first and then gets what it recorded. */
export async function takeSubmission(tx: Tx, scope: string, key: string, digest: Buffer, at: Date): Promise<'taken' | Submission> {
  const taken = await tx.insertInto('submission').values({ scope, key, digest, at })
    .onConflict((c) => c.columns(['scope', 'key']).doNothing()).executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return 'taken';
  return tx.selectFrom('submission').select(['digest', 'answer']).where('scope', '=', scope).where('key', '=', key).executeTakeFirstOrThrow();
}

/** Keeps the answer a submission got. */
export function recordAnswer(tx: Tx, scope: string, key: string, answer: Buffer): void {
  writeBehind(tx, tx.updateTable('submission').set({ answer }).where('scope', '=', scope).where('key', '=', key));
}

/** Forgets submissions nobody will repeat any more. */
export async function sweepSubmissions(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('submission').where('at', '<', before).execute();
}
