import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'score_card.content';

/** What a card keeps of a person: short names, since a million of them lie there; words come from the sitting's papers. Only ever add, and what is added may be missing. */
export type CardContent = {
  /** account and application */ u: string; a: string;
  /** name, ticket, file number */ n: string; t: string; f: string | null;
  /** province, level, specialty */ p: string; l: string; s: string;
  /** cycle in years */ y: number;
  /** marks by subject; null: none yet */ m: Record<string, number | null>;
  /** passes brought along: subject and year */ c: (readonly [string, number])[];
  /** held back */ h: boolean;
};

export const sealCard = (crypto: FieldCrypto, content: CardContent): Buffer => crypto.seal(CONTEXT, JSON.stringify(content));

/** Opens a card; the seal proves that it is a content of ours, so that the rush does not check its shape once more. */
export function openCard(crypto: FieldCrypto, sealed: Buffer): CardContent {
  const content: CardContent = JSON.parse(crypto.open(CONTEXT, sealed));
  return content;
}
