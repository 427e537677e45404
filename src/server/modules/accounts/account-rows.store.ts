import type { Instant } from '#contracts/dates.ts';
import type { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type NewEducation = { id: EducationId; position: number; certificateNumberSealed: Buffer; certificateNumberKey: Buffer; institution: string; graduatedIn: string; major: string; level: string; mode: string };
export type NewDegree = { id: DegreeId; position: number; certificateNumberSealed: Buffer; certificateNumberKey: Buffer; institution: string; awardedIn: string; major: string; level: string; type: string | undefined; second: string | undefined };

/** Adds an education row; false when a live row already has this certificate number. */
export async function insertEducation(tx: Tx, account: AccountId, row: NewEducation, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('education_row').values({
    account_id: account, education_id: row.id, position: row.position, certificate_number_sealed: row.certificateNumberSealed, certificate_number_key: row.certificateNumberKey,
    institution: row.institution, graduated_in: row.graduatedIn, major: row.major, level: row.level, mode: row.mode, added_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Adds a degree row; false when a live row already has this certificate number. */
export async function insertDegree(tx: Tx, account: AccountId, row: NewDegree, now: Instant): Promise<boolean> {
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
