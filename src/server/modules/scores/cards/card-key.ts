import { normaliseDocumentNumber } from '#contracts/identity-documents.ts';
import { nameKey } from '#contracts/person-names.ts';
import type { LookUpWay } from '#contracts/score-look-up.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { parseTicketNumber } from '../domain/marks.ts';

/** What a card is found by: a keyed digest of sitting, number and name together, so that neither alone finds anything. */
export function cardKey(crypto: FieldCrypto, sittingId: string, way: LookUpWay, number: string, name: string): Buffer {
  const plain = way === 'document' ? normaliseDocumentNumber(number) : (parseTicketNumber(number) ?? '');
  return crypto.index('score_card.card_key', [sittingId, way, plain, nameKey(name)].join('\n'));
}
