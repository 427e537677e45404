import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from './field-crypto.ts';

/** When it was made, and the value. */
const Sealed = z.tuple([z.int(), z.unknown()]);

/**
 * A value in an address that ends: sealed, so that it can be neither read nor made up outside, and opened only while `lives` milliseconds have not gone by since it was made.
 * `context` keeps the addresses of one purpose from opening for another.
 */
export function sealedAddress<S extends z.ZodType>(context: string, shape: S, lives: number) {
  return {
    seal: (crypto: FieldCrypto, value: z.input<S>, now: Instant): string => crypto.seal(context, JSON.stringify([now, value])).toString('base64url'),
    /** The value; undefined for an address that is older, forged, or of another installation. */
    open(crypto: FieldCrypto, sealed: string, now: Instant): z.output<S> | undefined {
      let plain: string;
      try {
        plain = crypto.open(context, Buffer.from(sealed, 'base64url'));
      } catch {
        return undefined;
      }
      const [made, value] = Sealed.parse(JSON.parse(plain));
      return now >= made && now - made < lives ? shape.parse(value) : undefined;
    },
  };
}
