import type { Instant } from '#contracts/dates.ts';
import type { RevocationList } from '#contracts/code-checks.ts';
import { revocationListText } from '#contracts/signed-codes.ts';
import type { Signatures } from '#server/platform/crypto/signatures.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listRevoked } from './signed-codes.store.ts';

/** Everything that was taken back, signed as a whole, so that it can be carried to where there is no network (吊销清单). */
export async function revocationList(tx: Tx, signatures: Signatures, now: Instant): Promise<RevocationList> {
  const digests = (await listRevoked(tx)).map((digest) => digest.toString('base64url'));
  const signature = signatures.sign(revocationListText(now, digests)).toString('base64url');
  return { asOf: now, digests, key: signatures.newest, signature };
}
