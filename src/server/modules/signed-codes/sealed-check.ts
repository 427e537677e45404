import { z } from 'zod';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** The code in the address that shows a check, for ten minutes: it names a person, so it stands there sealed. */
export const checkAddress = sealedAddress('signed-codes.check', z.string(), 10 * 60_000);
