import { z } from 'zod';
import { halfWidth } from './half-width.ts';

// the outcome's address carries it sealed, and an address has its limits: the longest code of ours is a tenth of this
// a sign that is none of ASCII takes three bytes there
const MOST_BYTES = 4_000;

/** What is asked when a code is checked: the text of the QR code, or the address it opens. */
export const CheckCode = z.strictObject({ code: z.string('field.required').max(4_000, 'field.too_long').transform((text) => halfWidth(text).trim()).pipe(z.string().min(1, 'field.required').refine((text) => text.replaceAll(/[^ -~]/g, '   ').length <= MOST_BYTES, 'field.too_long')) });

/** Where the outcome of a check can be read for some minutes. */
export const CheckedCodeAddress = z.object({ address: z.string() });

/** The public keys that ever signed, 32 bytes each in base64url. */
export const VerificationKeys = z.object({ keys: z.array(z.object({ number: z.int(), publicKey: z.string() })) });
export type VerificationKeys = z.infer<typeof VerificationKeys>;

/** Everything taken back as of a moment: digests in order, and a signature over `revocationListText`. */
export const RevocationList = z.object({ asOf: z.int(), digests: z.array(z.string()), key: z.int(), signature: z.string() });
export type RevocationList = z.infer<typeof RevocationList>;
