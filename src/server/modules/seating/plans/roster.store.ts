import { sql } from 'kysely';
import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Examinee } from '../domain/facts.ts';

export type RosterLine = Examinee & { accountId: string };

/** Adds lines to a roster; who is there already stays as they were read first. */
export async function insertRoster(tx: Tx, planId: SeatPlanId, lines: readonly RosterLine[]): Promise<number> {
  if (lines.length === 0) return 0;
  const done = await tx.insertInto('seat_roster').values(lines.map((e) => ({
    plan_id: planId, application_id: e.id, account_id: e.accountId, prefecture: e.prefecture, level_code: e.level, specialty_code: e.specialty, subject_codes: [...e.subjects], needs_access: e.needsAccess, employer_key: e.employer, address_key: e.address,
  }))).onConflict((c) => c.doNothing()).executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** A whole roster, in the order of the examinees’ ids. */
export async function readRoster(tx: Tx, planId: SeatPlanId): Promise<RosterLine[]> {
  const rows = await tx.selectFrom('seat_roster').selectAll().where('plan_id', '=', planId).orderBy('application_id').execute();
  return rows.map((r) => ({ id: r.application_id, accountId: r.account_id, prefecture: r.prefecture, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, needsAccess: r.needs_access, employer: r.employer_key, address: r.address_key }));
}

/** Lines of some examinees of a roster. */
export async function readRosterLines(tx: Tx, planId: SeatPlanId, ids: readonly string[]): Promise<RosterLine[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('seat_roster').selectAll().where('plan_id', '=', planId).where('application_id', '=', sql<string>`any(${[...ids]}::uuid[])`).execute();
  return rows.map((r) => ({ id: r.application_id, accountId: r.account_id, prefecture: r.prefecture, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, needsAccess: r.needs_access, employer: r.employer_key, address: r.address_key }));
}
