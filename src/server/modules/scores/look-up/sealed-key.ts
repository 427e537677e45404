import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'scores.look-up';
const Sealed = z.tuple([z.int(), z.string()]);

/** How long the address of a look-up answers. */
const LIVES = 10 * 60_000;

/** The last part of the address that shows somebody's scores: a card's key, sealed, so that no log and no bookmark opens anything later. */
export function sealKey(crypto: FieldCrypto, key: Buffer, now: Instant): string {
  return crypto.seal(CONTEXT, JSON.stringify([now, key.toString('base64')] satisfies z.infer<typeof Sealed>)).toString('base64url');
}

/** The key of an address made at most ten minutes ago; undefined for any other. */
export function openKey(crypto: FieldCrypto, sealed: string, now: Instant): Buffer | undefined {
  let plain: string;
  try {
    plain = crypto.open(CONTEXT, Buffer.from(sealed, 'base64url'));
  } catch {
    return undefined;
  }
  const [made, key] = Sealed.parse(JSON.parse(plain));
  return now >= made && now - made < LIVES ? Buffer.from(key, 'base64') : undefined;
}
