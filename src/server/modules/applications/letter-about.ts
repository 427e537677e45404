import { invariant } from '#server/kernel/invariant.ts';
import type { LetterAbout } from '#server/modules/commitments/index.ts';
import type { Taken } from './take-application.ts';

/** What the letters of this application name: exam, year, province, phone and the person. */
export function letterAbout({ offer, person }: Pick<Taken, 'offer' | 'person'>): LetterAbout {
  invariant(offer.province && offer.config, 'letters are read after the province is chosen');
  return {
    exam: offer.exam.name, year: offer.sitting.year, province: offer.province.name, phone: offer.config.phone,
    name: person.account.name, maskedDocument: person.account.maskedDocumentNumber,
  };
}
