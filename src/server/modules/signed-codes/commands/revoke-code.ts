import type { Instant } from '#contracts/dates.ts';
import type { SignedFacts } from '#contracts/signed-codes.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertRevocation } from '../signed-codes.store.ts';

/** Takes back one version of a document (吊销): checks tell it at once, devices without a network with their next list. Repeating it changes nothing. */
export function revokeCode(tx: Tx, code: Pick<SignedFacts, 'kind' | 'number' | 'version'>, reason: 'reissued' | 'withdrawn', now: Instant): Promise<void> {
  return insertRevocation(tx, code, reason, now);
}
