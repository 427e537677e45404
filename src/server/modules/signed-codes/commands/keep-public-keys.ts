import type { Instant } from '#contracts/dates.ts';
import type { Signatures } from '#server/platform/crypto/signatures.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepPublicKey } from '../signed-codes.store.ts';

/** Notes every public key of this installation; refuses to start when a number stood for another key before, since its documents could no longer be checked. */
export async function keepPublicKeys(tx: Tx, { publicKeys }: Signatures, now: Instant): Promise<void> {
  for (const [number, mine] of publicKeys) {
    const kept = await keepPublicKey(tx, number, mine, now);
    if (!kept.equals(mine)) throw startFault(`SECRET_KEYS: number ${String(number)} was another key when documents were signed with it; give the new key a number of its own`);
  }
}
