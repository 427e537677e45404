import { z } from 'zod';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'score_card.content';

/** What a card keeps of a person: short names, since a million of them lie there; words come from the sitting's papers. */
export const CardContent = z.object({
  /** account and application */ u: z.string(), a: z.string(),
  /** name, ticket, file number */ n: z.string(), t: z.string(), f: z.string().nullable(),
  /** province, level, specialty */ p: z.string(), l: z.string(), s: z.string(),
  /** cycle in years */ y: z.int(),
  /** marks by subject; null: none yet */ m: z.record(z.string(), z.int().nullable()),
  /** passes brought along: subject and year */ c: z.array(z.tuple([z.string(), z.int()])),
  /** held back */ h: z.boolean(),
});
export type CardContent = z.infer<typeof CardContent>;

export const sealCard = (crypto: FieldCrypto, content: CardContent): Buffer => crypto.seal(CONTEXT, JSON.stringify(content));
export const openCard = (crypto: FieldCrypto, sealed: Buffer): CardContent => CardContent.parse(JSON.parse(crypto.open(CONTEXT, sealed)));
