import { DocumentType } from '#contracts/document-types.ts';
import { DegreeLevel, DegreeType, EducationLevel, SecondDegree, StudyMode } from '#contracts/education.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { Lang } from '#contracts/refusals.ts';
import { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import { maskPhone } from '#contracts/contact.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AccountFacts, AccountState, DegreeFacts, EducationFacts, HolderFacts } from './account-facts.ts';
import { findWholeAccount, listHolderRows, listWholeAccounts } from './accounts.store.ts';
import { SERVICE_AGREEMENT } from './domain/service-agreement.ts';
import { SEALED } from './sealed-fields.ts';

type WholeAccount = NonNullable<Awaited<ReturnType<typeof findWholeAccount>>>;

/** All that other modules may know of an account; nothing when there is none. */
export async function findAccount(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<AccountFacts | undefined> {
  const row = await findWholeAccount(tx, id);
  return row && factsOf(crypto, row);
}

/** Who stands behind many accounts, by id, with or without their education and degree rows; nothing is opened that is not asked for, and those that are not there are missing. */
export async function findHolders(tx: Tx, crypto: FieldCrypto, ids: readonly AccountId[], { rows }: { rows: boolean }): Promise<Map<string, HolderFacts>> {
  if (rows) return new Map((await listWholeAccounts(tx, ids)).map((row) => [row.account_id, { ...personOf(crypto, row), educations: row.educations.map((e) => educationFacts(crypto, e)), degrees: row.degrees.map((d) => degreeFacts(crypto, d)) }]));
  return new Map((await listHolderRows(tx, ids)).map((row) => [row.account_id, { ...personOf(crypto, row), educations: [], degrees: [] }]));
}

function personOf(crypto: FieldCrypto, row: { account_id: string; name: string; document_type: string; document_number_sealed: Buffer }) {
  return { id: AccountId.parse(row.account_id), name: row.name, documentType: DocumentType.parse(row.document_type), documentNumber: crypto.open(SEALED.documentNumber, row.document_number_sealed) };
}

/** The mailbox an account wrote down, which nobody proved; nothing when there is no such account. */
export async function mailboxOf(tx: Tx, crypto: FieldCrypto, id: AccountId): Promise<string | undefined> {
  return (await findAccount(tx, crypto, id))?.mail;
}

function factsOf(crypto: FieldCrypto, row: WholeAccount): AccountFacts {
  const id = AccountId.parse(row.account_id);
  const documentNumber = crypto.open(SEALED.documentNumber, row.document_number_sealed);
  const phone = row.phone_sealed ? crypto.open(SEALED.phone, row.phone_sealed) : undefined;
  return {
    id,
    state: stateOf(row.state),
    merging: row.merging === 'goes' || row.merging === 'stays' ? row.merging : undefined,
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
    lang: langOf(row.lang),
    address: row.address_sealed ? crypto.open(SEALED.address, row.address_sealed) : undefined,
    postcode: row.postcode ?? undefined,
    educations: row.educations.map((education) => educationFacts(crypto, education)),
    degrees: row.degrees.map((degree) => degreeFacts(crypto, degree)),
    registeredAt: row.registered_at.getTime(),
    agreementCurrent: row.consents.some((consent) => consent.version === SERVICE_AGREEMENT.version),
  };
}

function educationFacts(crypto: FieldCrypto, row: WholeAccount['educations'][number]): EducationFacts {
  return {
    id: EducationId.parse(row.education_id), certificateNumber: crypto.open(SEALED.educationNumber, Buffer.from(row.number_hex, 'hex')), institution: row.institution,
    graduatedIn: row.graduated_in, major: row.major, level: EducationLevel.parse(row.level), mode: StudyMode.parse(row.mode), addedAt: Date.parse(row.added_at),
  };
}

function degreeFacts(crypto: FieldCrypto, row: WholeAccount['degrees'][number]): DegreeFacts {
  return {
    id: DegreeId.parse(row.degree_id), certificateNumber: crypto.open(SEALED.degreeNumber, Buffer.from(row.number_hex, 'hex')), institution: row.institution,
    awardedIn: row.awarded_in, major: row.major, level: DegreeLevel.parse(row.level), type: row.type === null ? undefined : DegreeType.parse(row.type),
    second: row.second === null ? undefined : SecondDegree.parse(row.second), addedAt: Date.parse(row.added_at),
  };
}

/** The language column; the database knows no third. */
export function langOf(text: string): Lang {
  return text === 'en' ? 'en' : 'zh';
}

/** The state column as the lifecycle knows it; anything else is a bug that must be seen. */
export function stateOf(text: string): AccountState {
  if (text === 'active' || text === 'identity_pending' || text === 'frozen') return text;
  throw new Error(`unknown account state ${text}`);
}
