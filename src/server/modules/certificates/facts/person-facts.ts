import type { LeftOutReason } from '#contracts/certificate-batches.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { PhotoId } from '#contracts/photos.ts';
import { accountsInBrief, type AccountInBrief } from '#server/modules/accounts/index.ts';
import { listPrintablePhotos } from '#server/modules/photos/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/** Who a certificate is for. */
export type PersonFacts = Pick<CertificateFacts, 'name' | 'sex' | 'bornOn' | 'documentType' | 'documentNumber' | 'photoId'>;

/** People as certificates print them today, or why nothing can be printed for one; three statements however many they are. */
export async function peopleOf(tx: Tx, kit: Pick<Kit, 'crypto' | 'pdf'>, accounts: readonly AccountId[]): Promise<Map<string, PersonFacts | { leftOut: LeftOutReason }>> {
  const people = await accountsInBrief(tx, kit.crypto, accounts);
  const photos = await listPrintablePhotos(tx, accounts);
  return new Map(accounts.map((id) => [id, personOf(kit, people.get(id), photos.get(id))]));
}

function personOf(kit: Pick<Kit, 'pdf'>, who: AccountInBrief | undefined, photoId: PhotoId | undefined): PersonFacts | { leftOut: LeftOutReason } {
  if (!who || who.frozen) return { leftOut: 'account_frozen' };
  if (!photoId) return { leftOut: 'photo_missing' };
  return kit.pdf.unprintable(who.name).length > 0 ? { leftOut: 'unprintable' } : { ...identityOf(who), photoId };
}

/** The identity of somebody as certificates say it. */
export function identityOf({ name, sex, bornOn, documentType, documentNumber }: AccountInBrief): Omit<PersonFacts, 'photoId'> {
  return { name, sex, bornOn, documentType, documentNumber };
}

/** True when the account says something else than the certificate today (姓名、证件等更正). */
export function isStale(facts: PersonFacts, who: AccountInBrief | undefined): boolean {
  return who !== undefined && JSON.stringify(identityOf(who)) !== JSON.stringify({ name: facts.name, sex: facts.sex, bornOn: facts.bornOn, documentType: facts.documentType, documentNumber: facts.documentNumber });
}
