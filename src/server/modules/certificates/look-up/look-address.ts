import { z } from 'zod';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** The card that was found, in an address that answers for ten minutes; no log and no bookmark opens anything later. */
export const lookAddress = sealedAddress('certificates.look-up', z.base64().transform((text) => Buffer.from(text, 'base64')), 10 * 60_000);
