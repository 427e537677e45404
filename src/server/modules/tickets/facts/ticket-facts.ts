import { z } from 'zod';
import { DocumentType } from '#contracts/document-types.ts';
import { PhotoId } from '#contracts/photos.ts';
import { TicketPaper } from '#contracts/tickets.ts';
import { Words } from '#contracts/words.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'ticket.content';

/** What one ticket says, in the words of the moment it was issued: neither a later change of a table nor of an account rewrites it (2.18). Only ever add. */
export const TicketFacts = z.object({
  exam: z.object({ code: z.string(), name: Words }),
  year: z.number().int(),
  sittingId: z.string(),
  province: z.object({ code: z.string(), name: Words, phone: z.string() }),
  applicationNumber: z.string(),
  name: z.string(),
  documentType: DocumentType,
  documentNumber: z.string(),
  photoId: PhotoId,
  level: z.string(),
  specialty: z.string(),
  papers: z.array(TicketPaper).min(1),
});
export type TicketFacts = z.infer<typeof TicketFacts>;

/** Seals the facts for their row. */
export function sealFacts(crypto: FieldCrypto, facts: TicketFacts): Buffer {
  return crypto.seal(CONTEXT, JSON.stringify(facts));
}

/** Opens what a row holds; the seal proves that it is ours, so that a rush does not check its shape once more. */
export function openFacts(crypto: FieldCrypto, sealed: Buffer): TicketFacts {
  const facts: TicketFacts = JSON.parse(crypto.open(CONTEXT, sealed));
  return facts;
}
