import type { Instant } from '#contracts/dates.ts';
import type { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import { sql } from 'kysely';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { moveOwnDigest } from '#server/platform/crypto/move-own-digests.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { certificateKey, SEALED } from './sealed-fields.ts';

export type NewEducation = { id: EducationId; position: number; certificateNumberSealed: Buffer; certificateNumberKey: Buffer; institution: string; graduatedIn: string; major: string; level: string; mode: string };
export type NewDegree = { id: DegreeId; position: number; certificateNumberSealed: Buffer; certificateNumberKey: Buffer; institution: string; awardedIn: string; major: string; level: string; type: string | undefined; second: string | undefined };

/** Adds an education row; false when a live row already has this certificate number. */
export async function insertEducation(tx: Tx, account: AccountId, row: NewEducation, now: Instant): Promise<boolean> {
  await moveOwnDigest(tx, 'education_row.certificate_number_key', account, row.certificateNumberKey);
  const done = await tx.insertInto('education_row').values({
    account_id: account, education_id: row.id, position: row.position, certificate_number_sealed: row.certificateNumberSealed, certificate_number_key: row.certificateNumberKey,
    institution: row.institution, graduated_in: row.graduatedIn, major: row.major, level: row.level, mode: row.mode, added_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Adds a degree row; false when a live row already has this certificate number. */
export async function insertDegree(tx: Tx, account: AccountId, row: NewDegree, now: Instant): Promise<boolean> {
  await moveOwnDigest(tx, 'degree_row.certificate_number_key', account, row.certificateNumberKey);
  const done = await tx.insertInto('degree_row').values({
    account_id: account, degree_id: row.id, position: row.position, certificate_number_sealed: row.certificateNumberSealed, certificate_number_key: row.certificateNumberKey,
    institution: row.institution, awarded_in: row.awardedIn, major: row.major, level: row.level, type: row.type ?? null, second: row.second ?? null, added_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** All education rows of an account in the order they were added, withdrawn ones too. */
export async function listEducations(tx: Tx, account: AccountId) {
  return tx.selectFrom('education_row').selectAll().where('account_id', '=', account).orderBy('position').execute();
}

/** All degree rows of an account in the order they were added, withdrawn ones too. */
export async function listDegrees(tx: Tx, account: AccountId) {
  return tx.selectFrom('degree_row').selectAll().where('account_id', '=', account).orderBy('position').execute();
}

/** Marks an education row withdrawn; false when there is no live one. */
export async function withdrawEducation(tx: Tx, account: AccountId, id: string, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('education_row').set({ withdrawn_at: new Date(now) })
    .where('account_id', '=', account).where('education_id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Marks a degree row withdrawn; false when there is no live one. */
export async function withdrawDegree(tx: Tx, account: AccountId, id: string, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('degree_row').set({ withdrawn_at: new Date(now) })
    .where('account_id', '=', account).where('degree_id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Copies the live schooling rows of one account that another lacks, behind those it has; verification asks about them anew. */
export async function copyMissingRows(tx: Tx, crypto: FieldCrypto, from: AccountId, to: AccountId, now: Instant): Promise<void> {
  const at = new Date(now);
  if (crypto.changing) await compareInOneVersion(tx, crypto, [from, to]);
  await sql`
    insert into education_row (account_id, education_id, position, certificate_number_sealed, certificate_number_key, institution, graduated_in, major, level, mode, added_at)
    select ${to}, gen_random_uuid(), (select coalesce(max(position), 0) from education_row where account_id = ${to}) + row_number() over (order by position),
      certificate_number_sealed, certificate_number_key, institution, graduated_in, major, level, mode, ${at}
    from education_row r where account_id = ${from} and withdrawn_at is null
      and not exists (select 1 from education_row k where k.account_id = ${to} and k.certificate_number_key = r.certificate_number_key and k.withdrawn_at is null)`.execute(tx);
  await sql`
    insert into degree_row (account_id, degree_id, position, certificate_number_sealed, certificate_number_key, institution, awarded_in, major, level, type, added_at)
    select ${to}, gen_random_uuid(), (select coalesce(max(position), 0) from degree_row where account_id = ${to}) + row_number() over (order by position),
      certificate_number_sealed, certificate_number_key, institution, awarded_in, major, level, type, ${at}
    from degree_row r where account_id = ${from} and withdrawn_at is null
      and not exists (select 1 from degree_row k where k.account_id = ${to} and k.certificate_number_key = r.certificate_number_key and k.withdrawn_at is null)`.execute(tx);
}

/** While the index secret is changed, numbers of two accounts are compared only once their digests are of one version. */
async function compareInOneVersion(tx: Tx, crypto: FieldCrypto, accounts: readonly AccountId[]): Promise<void> {
  for (const id of accounts) {
    for (const row of await listEducations(tx, id)) await moveOwnDigest(tx, 'education_row.certificate_number_key', id, certificateKey(crypto, 'education', crypto.open(SEALED.educationNumber, row.certificate_number_sealed)));
    for (const row of await listDegrees(tx, id)) await moveOwnDigest(tx, 'degree_row.certificate_number_key', id, certificateKey(crypto, 'degree', crypto.open(SEALED.degreeNumber, row.certificate_number_sealed)));
  }
}
