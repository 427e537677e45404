import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** The address of a look-up answers for ten minutes. */
const address = sealedAddress('scores.look-up', z.string(), 10 * 60_000);

/** The last part of the address that shows somebody's scores: a card's key, sealed, so that no log and no bookmark opens anything later. */
export function sealKey(crypto: FieldCrypto, key: Buffer, now: Instant): string {
  return address.seal(crypto, oldestOf(key).toString('base64'), now);
}

/** The key of an address made at most ten minutes ago; undefined for any other. */
export function openKey(crypto: FieldCrypto, sealed: string, now: Instant): Buffer | undefined {
  const key = address.open(crypto, sealed, now);
  return key === undefined ? undefined : crypto.current('score_card.card_key', Buffer.from(key, 'base64'));
}
