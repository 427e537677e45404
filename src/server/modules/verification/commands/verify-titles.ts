import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { advance } from '../domain/verification-states.ts';
import { insertTitle, type TitleParticulars } from '../titles.store.ts';
import { askRegistry } from '../verification.queue.ts';
import { insertVerification, lockVerification, recordStep } from '../verification.store.ts';

/**
 * Has the titles verified that an application's conditions rest on (职称核验, R-2.2.4-03); what was asked for before is not asked again.
 * Nobody waits for it: while there is no answer, and where the answer is no, the title rests on its certificate.
 */
export async function verifyTitles(tx: Tx, crypto: FieldCrypto, accountId: AccountId, titles: readonly TitleParticulars[], now: Instant): Promise<void> {
  for (const title of titles) {
    const subject = { kind: 'title' as const, rowId: await insertTitle(tx, crypto, accountId, title, now) };
    await insertVerification(tx, accountId, subject, now);
    const found = await lockVerification(tx, accountId, subject);
    invariant(found, 'a verification just begun is there');
    if (found.state !== 'not_verified') continue;
    const next = advance(found.state, 'ask', 'system');
    invariant(next.ok, 'ask is open from not_verified');
    const moved = await recordStep(tx, found, { action: 'ask', to: next.value, reason: null, by: { kind: 'system', id: null }, at: now });
    await enqueue(tx, askRegistry, { accountId, ...subject, round: moved.round, call: 1 });
  }
}
