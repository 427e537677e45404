import type { CompletionKey, CompletionReason } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { completionTakenBack } from './completions.jobs-declared.ts';
import { lockCompletion, stepCompletion, type By } from './completions.store.ts';

/**
 * Takes a completion back (撤销合格认定): a later decision about a breach, a failed check or an upheld objection. False when there is none, or none any more.
 * One that was cleared is told to whoever made a certificate of it, in the same transaction.
 */
export async function voidCompletion(tx: Tx, key: CompletionKey, { reason, by }: { reason: CompletionReason; by: By }, now: Instant): Promise<boolean> {
  const held = await lockCompletion(tx, key);
  if (!held || held.state === 'taken_back') return false;
  await stepCompletion(tx, held, { state: 'taken_back', reasons: [reason] }, 'taken_back', by, new Date(now));
  if (held.state === 'cleared') await enqueue(tx, completionTakenBack, key);
  return true;
}
