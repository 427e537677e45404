import { CertificateCaseId } from '#contracts/certificate-cases.ts';
import type { CompletionKey } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { findOfCompletion } from '../certificates.store.ts';
import { insertCase } from './cases.store.ts';

/** Opens the case of a certificate whose completion was taken back (合格结果被撤回): an officer words it, another decides; nothing is revoked by the program. */
export async function openTakenBack(tx: Tx, { accountId, completionId }: CompletionKey, now: Instant): Promise<void> {
  const about = await findOfCompletion(tx, accountId, completionId);
  if (about) await insertCase(tx, { id: CertificateCaseId.parse(newId()), about, kind: 'revoke', basis: 'taken_back', openedBy: '系统', at: new Date(now) });
}
