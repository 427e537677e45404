import type { z } from 'zod';
import type { RowsForm } from '#contracts/accounts.ts';
import { ROWS_MOST } from '#contracts/accounts.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId, DegreeId, EducationId } from '#contracts/ids.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { insertDegree, insertEducation, listDegrees, listEducations, withdrawDegree, withdrawEducation } from '../account-rows.store.ts';
import { rowsAdded } from '../accounts.jobs.ts';
import { changeAccount, lockAccountRow } from '../accounts.store.ts';
import { rowRefusals } from '../domain/registration-rules.ts';
import { certificateKey, SEALED } from '../sealed-fields.ts';

type Office = { crypto: FieldCrypto; now: Instant };
export type NewRows = z.output<typeof RowsForm>;

/** 修改学历学位 (R-2.1.3-04): adds rows behind those there are and has them verified; what is there stays as it is (D-03). */
export async function addRows(tx: Tx, office: Office, id: AccountId, rows: NewRows): Promise<Result<{ educationIds: EducationId[]; degreeIds: DegreeId[] }>> {
  const account = await lockAccountRow(tx, id);
  if (!account) return refusedFor('account.not_found');
  const educations = await listEducations(tx, id);
  const degrees = await listDegrees(tx, id);
  const no = refusalsOfRows(rows, { educations, degrees }, office.now);
  if (no.length > 0) return refused(no);
  const added = await insertRows(tx, office, id, rows, 1 + Math.max(educations.length, degrees.length));
  if (!added.ok) return added;
  await changeAccount(tx, id, {}, { kind: 'rows_added', by: { kind: 'candidate', id } }, office.now);
  return added;
}

/** Every no to rows that are to be added, or to what of them could be read. */
export async function refusalsToAddRows(tx: Tx, now: Instant, id: AccountId, rows: Sound<NewRows>): Promise<Refusal[]> {
  return refusalsOfRows(rows, { educations: await listEducations(tx, id), degrees: await listDegrees(tx, id) }, now);
}

type Kept = { withdrawn_at: Date | null }[];

function refusalsOfRows(rows: Sound<NewRows>, kept: { educations: Kept; degrees: Kept }, now: Instant): Refusal[] {
  const live = (list: Kept) => list.filter((row) => row.withdrawn_at === null).length;
  const [educations, degrees] = [rows.educations?.length ?? 0, rows.degrees?.length ?? 0];
  return [
    ...rowRefusals(rows, beijingDay(now)), ...tooMany('educations', live(kept.educations), educations), ...tooMany('degrees', live(kept.degrees), degrees),
    ...(educations + degrees === 0 ? [refuse('account.rows_none')] : []),
  ];
}

function tooMany(path: string, have: number, more: number): Refusal[] {
  return have + more > ROWS_MOST ? [refuse('account.rows_too_many', { path, params: { max: ROWS_MOST } })] : [];
}

/** Writes rows from a position on and wakes verification; a certificate number the account already has is refused at its field. */
export async function insertRows(tx: Tx, { crypto, now }: Office, id: AccountId, rows: NewRows, from: number): Promise<Result<{ educationIds: EducationId[]; degreeIds: DegreeId[] }>> {
  const no: Refusal[] = [];
  const educationIds: EducationId[] = [];
  const degreeIds: DegreeId[] = [];
  for (const [at, row] of rows.educations.entries()) {
    const educationId = newId<EducationId>();
    const number = row.certificateNumber;
    const done = await insertEducation(tx, id, { ...row, id: educationId, position: from + at, certificateNumberSealed: crypto.seal(SEALED.educationNumber, number), certificateNumberKey: certificateKey(crypto, 'education', number) }, now);
    if (done) educationIds.push(educationId);
    else no.push(refuse('account.row_repeated', { path: `educations.${at}.certificateNumber` }));
  }
  for (const [at, row] of rows.degrees.entries()) {
    const degreeId = newId<DegreeId>();
    const number = row.certificateNumber;
    const done = await insertDegree(tx, id, { ...row, type: row.type, second: row.second, id: degreeId, position: from + at, certificateNumberSealed: crypto.seal(SEALED.degreeNumber, number), certificateNumberKey: certificateKey(crypto, 'degree', number) }, now);
    if (done) degreeIds.push(degreeId);
    else no.push(refuse('account.row_repeated', { path: `degrees.${at}.certificateNumber` }));
  }
  if (no.length > 0) return refused(no);
  await enqueue(tx, rowsAdded, { accountId: id, educationIds, degreeIds });
  return ok({ educationIds, degreeIds });
}

/** Marks a row withdrawn (D-03): it stays in the history, counts no more, and the last education cannot go (R-2.1.1-17). */
export async function withdrawRow(tx: Tx, office: Office, id: AccountId, row: { kind: 'education' | 'degree'; id: string }): Promise<Result<null>> {
  const account = await lockAccountRow(tx, id);
  if (!account) return refusedFor('account.not_found');
  if (row.kind === 'education') {
    const live = (await listEducations(tx, id)).filter((r) => r.withdrawn_at === null);
    if (live.length === 1 && live[0]?.education_id === row.id) return refusedFor('account.education_missing');
  }
  const done = row.kind === 'education' ? await withdrawEducation(tx, id, row.id, office.now) : await withdrawDegree(tx, id, row.id, office.now);
  if (!done) return refusedFor('account.row_not_found');
  await changeAccount(tx, id, {}, { kind: 'row_withdrawn', by: { kind: 'candidate', id } }, office.now);
  return ok(null);
}
