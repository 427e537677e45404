import { DocumentType } from '#contracts/document-types.ts';
import { DegreeLevel, DegreeType, EducationLevel, StudyMode } from '#contracts/education.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import { maskPhone } from '#contracts/contact.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AccountFacts, AccountState, DegreeFacts, EducationFacts } from './account-facts.ts';
import { listDegrees, listEducations } from './account-rows.store.ts';
import { findAccountRow, listConsents, lockAccountRow } from './accounts.store.ts';
import { SERVICE_AGREEMENT } from './domain/service-agreement.ts';
import { SEALED } from './sealed-fields.ts';

type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccountRow>>>;

/** All that other modules may know of an account; nothing when there is none. */
export async function findAccount(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<AccountFacts | undefined> {
  const row = await findAccountRow(tx, id);
  return row && factsOf(tx, crypto, row);
}

/** The same, the account's row held until the transaction ends, so that its acts take turns. */
export async function lockAccount(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<AccountFacts | undefined> {
  const row = await lockAccountRow(tx, id);
  return row && factsOf(tx, crypto, row);
}

async function factsOf(tx: Tx, crypto: FieldCrypto, row: AccountRow): Promise<AccountFacts> {
  const id = AccountId.parse(row.account_id);
  const documentNumber = crypto.open(SEALED.documentNumber, row.document_number_sealed);
  const phone = row.phone_sealed ? crypto.open(SEALED.phone, row.phone_sealed) : undefined;
  return {
    id,
    state: stateOf(row.state),
    version: row.version,
    userName: row.user_name,
    name: row.name,
    glyphDescription: row.glyph_description ?? undefined,
    documentType: DocumentType.parse(row.document_type),
    documentNumber,
    maskedDocumentNumber: maskDocumentNumber(documentNumber),
    issuingCountry: row.issuing_country ?? undefined,
    bornOn: row.born_on ?? undefined,
    sex: row.sex === 'male' || row.sex === 'female' ? row.sex : undefined,
    phone,
    maskedPhone: phone === undefined ? undefined : maskPhone(phone),
    mail: crypto.open(SEALED.mail, row.mail_sealed),
    address: row.address_sealed ? crypto.open(SEALED.address, row.address_sealed) : undefined,
    postcode: row.postcode ?? undefined,
    educations: await educationFacts(tx, crypto, id),
    degrees: await degreeFacts(tx, crypto, id),
    registeredAt: row.registered_at.getTime(),
    agreementCurrent: (await listConsents(tx, id)).includes(SERVICE_AGREEMENT.version),
  };
}

async function educationFacts(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<EducationFacts[]> {
  const rows = await listEducations(tx, id);
  return rows.filter((row) => row.withdrawn_at === null).map((row) => ({
    id: EducationId.parse(row.education_id), certificateNumber: crypto.open(SEALED.educationNumber, row.certificate_number_sealed), institution: row.institution,
    graduatedIn: row.graduated_in, major: row.major, level: EducationLevel.parse(row.level), mode: StudyMode.parse(row.mode), addedAt: row.added_at.getTime(),
  }));
}

async function degreeFacts(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<DegreeFacts[]> {
  const rows = await listDegrees(tx, id);
  return rows.filter((row) => row.withdrawn_at === null).map((row) => ({
    id: DegreeId.parse(row.degree_id), certificateNumber: crypto.open(SEALED.degreeNumber, row.certificate_number_sealed), institution: row.institution,
    awardedIn: row.awarded_in, major: row.major, level: DegreeLevel.parse(row.level), type: row.type === null ? undefined : DegreeType.parse(row.type), addedAt: row.added_at.getTime(),
  }));
}

/** The state column as the lifecycle knows it; anything else is a bug that must be seen. */
export function stateOf(text: string): AccountState {
  if (text === 'active' || text === 'identity_pending' || text === 'frozen') return text;
  throw new Error(`unknown account state ${text}`);
}
