import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'signed-codes.check';
const Sealed = z.tuple([z.int(), z.string()]);

/** How long the address of a check answers. */
export const CHECK_LIVES = 10 * 60_000;

/** The last part of the address that shows a check: a code names a person, so it stands there sealed. */
export function sealCheck(crypto: FieldCrypto, code: string, now: Instant): string {
  return crypto.seal(CONTEXT, JSON.stringify([now, code] satisfies z.infer<typeof Sealed>)).toString('base64url');
}

/** The code of an address made at most ten minutes ago; undefined for any other. */
export function openCheck(crypto: FieldCrypto, sealed: string, now: Instant): string | undefined {
  let plain: string;
  try {
    plain = crypto.open(CONTEXT, Buffer.from(sealed, 'base64url'));
  } catch {
    return undefined;
  }
  const [made, code] = Sealed.parse(JSON.parse(plain));
  return now >= made && now - made < CHECK_LIVES ? code : undefined;
}
