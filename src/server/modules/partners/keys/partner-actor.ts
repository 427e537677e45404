import { randomBytes } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { inTransaction, type Db } from '#server/platform/db/tx.ts';
import type { PartnerActor } from '#server/platform/http/endpoint.ts';
import { addressAllowed } from '#server/platform/http/address-allowed.ts';
import { findLiveKey, touchKey } from './keys.store.ts';

const TOUCH_EVERY = 60_000;

/** A new key (接口密钥): 256 bits nobody can guess, with a beginning by which scanners for leaked secrets know it. */
export const makeKey = (): string => `jbp_${randomBytes(32).toString('base64url')}`;

/** What stands for a key in the database. */
export const keyDigest = (crypto: FieldCrypto, key: string): Buffer => crypto.index('partner_key.key', key);

/** Which system shows a key; looked up for every call, so that a revocation holds at the very next one in every process. */
export function openPartnerActors(db: Db, crypto: FieldCrypto): (key: string, ip: string, now: Instant) => Promise<Omit<PartnerActor, 'kind'> | undefined> {
  return (key, ip, now) => inTransaction(db, async (tx) => {
    const found = await findLiveKey(tx, keyDigest(crypto, key), now);
    if (!found) return undefined;
    const { addresses, lastUsedAt, ...who } = found;
    if (lastUsedAt === null || now - lastUsedAt >= TOUCH_EVERY) await touchKey(tx, found.keyId, now);
    return { ...who, addressAllowed: addressAllowed(ip, addresses) };
  });
}
