import { z } from 'zod';

/** How the carriers' receipts misbehave; each can be set alone. */
export const CarrierBehaviour = z.strictObject({
  /** Receipts are never sent. */
  lose: z.boolean(),
  /** Receipts wait this long. */
  delayMs: z.int().min(0).max(3_600_000),
  /** How often each receipt is sent again. */
  repeat: z.int().min(0).max(10),
  /** Before each true receipt come one with a false signature and one of a message nobody sent. */
  forge: z.boolean(),
  /** After each true receipt comes an older one that says the opposite. */
  reorder: z.boolean(),
  /** Nothing is delivered. */
  failAll: z.boolean(),
});
export type CarrierBehaviour = z.infer<typeof CarrierBehaviour>;

/** How running carriers behave at this moment. */
export type CarrierMood = { behaviour: CarrierBehaviour };

export const NORMAL: CarrierBehaviour = { lose: false, delayMs: 0, repeat: 0, forge: false, reorder: false, failAll: false };
