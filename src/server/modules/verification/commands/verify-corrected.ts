import type { Instant } from '#contracts/dates.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { advance } from '../domain/verification-states.ts';
import { lockVerification, recordStep } from '../verification.store.ts';
import { requestVerification } from './request-verification.ts';

/** A name or number was corrected (身份信息更正, R-3.1.3): what was answered for the old one counts no more, and the person is verified anew. */
export async function verifyCorrected(tx: Tx, account: AccountFacts, staffId: string, now: Instant): Promise<void> {
  const found = await lockVerification(tx, account.id, { kind: 'identity', rowId: account.id });
  const next = found && advance(found.state, 'correct', 'staff');
  if (found && next?.ok) await recordStep(tx, found, { action: 'correct', to: next.value, reason: null, by: { kind: 'staff', id: staffId }, at: now });
  await requestVerification(tx, account, { kind: 'system', id: null }, now);
}
