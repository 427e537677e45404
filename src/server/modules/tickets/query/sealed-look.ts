import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Whose } from '../tickets.store.ts';

const CONTEXT = 'tickets.look';
const Sealed = z.tuple([z.int(), AccountId, ApplicationId]);

/** How long the address of a ticket that was asked for answers: long enough to print it, too short to be passed on. */
export const LOOK_LIVES = 15 * 60_000;

/** What stands in the address of a ticket that was asked for without a sign-in: whose it is, sealed, so that it can be neither read nor made up. */
export function sealLook(crypto: FieldCrypto, { accountId, applicationId }: Whose, now: Instant): string {
  return crypto.seal(CONTEXT, JSON.stringify([now, accountId, applicationId] satisfies z.input<typeof Sealed>)).toString('base64url');
}

/** Whose ticket an address of the last fifteen minutes shows; undefined for any other. */
export function openLook(crypto: FieldCrypto, sealed: string, now: Instant): Whose | undefined {
  let plain: string;
  try {
    plain = crypto.open(CONTEXT, Buffer.from(sealed, 'base64url'));
  } catch {
    return undefined;
  }
  const [made, accountId, applicationId] = Sealed.parse(JSON.parse(plain));
  return now >= made && now - made < LOOK_LIVES ? { accountId, applicationId } : undefined;
}
