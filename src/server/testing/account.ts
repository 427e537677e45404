import type { NewRows } from '#server/modules/accounts/commands/add-rows.ts';
import { birthAndSexOf } from '#contracts/identity-documents.ts';
import type { DocumentType } from '#contracts/document-types.ts';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { claimDocument, claimIdentity, claimPhone, claimUserName } from '#server/modules/accounts/account-claims.store.ts';
import { insertAccount, insertAccountEvent, insertConsent } from '#server/modules/accounts/accounts.store.ts';
import { insertRows } from '#server/modules/accounts/commands/add-rows.ts';
import { firstState } from '#server/modules/accounts/domain/identity-claims.ts';
import { accountRegistered } from '#server/modules/accounts/index.ts';
import { documentKey, personKey, phoneKey, SEALED } from '#server/modules/accounts/sealed-fields.ts';
import { currentAgreement } from '#server/modules/accounts/service-agreement-digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';

export type TestPerson = {
  name: string;
  documentNumber: string;
  documentType?: DocumentType;
  phone?: string;
  glyphDescription?: string;
  rows?: Partial<NewRows>;
};

let people = 0;

/** Registers a person as the registration form does, claims, rows and jobs included, without its screens and codes. */
export async function registerPerson(tx: Tx, { crypto, now }: { crypto: FieldCrypto; now: Instant }, person: TestPerson): Promise<AccountId> {
  people += 1;
  const id = newId<AccountId>();
  const documentType = person.documentType ?? 'resident_id';
  const phone = person.phone ?? `1860000${String(people).padStart(4, '0')}`;
  const userName = `kaosheng${String(people)}`;
  const document = documentKey(crypto, documentType, person.documentNumber);
  const documentFree = await claimDocument(tx, document, id);
  await claimIdentity(tx, document, personKey(crypto, person.name), id);
  await claimUserName(tx, userName, id);
  await claimPhone(tx, phoneKey(crypto, phone), id, now);
  const birth = birthAndSexOf(documentType, person.documentNumber);
  const state = firstState(documentFree);
  await insertAccount(tx, {
    id, userName, state, documentType, passwordHash: '-', recoveryAnswerHash: '-', registeredAt: now, name: person.name, glyphDescription: person.glyphDescription,
    documentNumberSealed: crypto.seal(SEALED.documentNumber, person.documentNumber), documentKey: document, issuingCountry: undefined, bornOn: birth?.bornOn, sex: birth?.sex,
    phoneSealed: crypto.seal(SEALED.phone, phone), mailSealed: crypto.seal(SEALED.mail, `${userName}@example.cn`), recoveryQuestion: 'first_school', lang: 'zh',
  });
  await insertAccountEvent(tx, id, { kind: 'registered', by: { kind: 'visitor', id }, to: state }, now);
  await insertConsent(tx, id, { ...currentAgreement(), ip: '127.0.0.1' }, now);
  const rows = await insertRows(tx, { crypto, now }, id, { educations: [], degrees: [], ...person.rows }, 1);
  if (!rows.ok) throw new Error(JSON.stringify(rows.refusals));
  await enqueue(tx, accountRegistered, { accountId: id });
  return id;
}
