import { z } from 'zod';
import { halfWidth } from './half-width.ts';

/** What is asked when a code is checked: the text of the QR code, or the address it opens. */
export const CheckCode = z.strictObject({ code: z.string('field.required').max(4_000, 'field.too_long').transform((text) => halfWidth(text).trim()).pipe(z.string().min(1, 'field.required')) });

/** Where the outcome of a check can be read for some minutes. */
export const CheckedCodeAddress = z.object({ address: z.string() });

/** The public keys that ever signed, 32 bytes each in base64url. */
export const VerificationKeys = z.object({ keys: z.array(z.object({ number: z.int(), publicKey: z.string() })) });
export type VerificationKeys = z.infer<typeof VerificationKeys>;

/** Everything taken back as of a moment: digests in order, and a signature over `revocationListText`. */
export const RevocationList = z.object({ asOf: z.int(), digests: z.array(z.string()), key: z.int(), signature: z.string() });
export type RevocationList = z.infer<typeof RevocationList>;
