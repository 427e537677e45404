import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who holds a ticket number and what they sit (准考证名册). */
export type TicketHolder = { number: string; applicationId: ApplicationId; accountId: AccountId; province: string; levelCode: string; specialtyCode: string; subjectCodes: string[] };

/** The next holders of ticket numbers of a sitting, by number, with the papers they sit: none where all were suspended, or held in another sitting instead (停考). */
export async function readTicketHoldersAfter(tx: Tx, sittingId: string, after: string, limit: number): Promise<TicketHolder[]> {
  const rows = await tx.selectFrom('ticket_claim as c').innerJoin('seat_plan as p', 'p.plan_id', 'c.plan_id').innerJoin('seat_roster as r', (j) => j.onRef('r.plan_id', '=', 'c.plan_id').onRef('r.application_id', '=', 'c.application_id'))
    .innerJoin('application as a', (j) => j.onRef('a.account_id', '=', 'c.account_id').onRef('a.id', '=', 'c.application_id'))
    .select(['a.sitting_id', 'a.suspended_subjects', 'c.number', 'c.application_id', 'c.account_id', 'p.province', 'r.level_code', 'r.specialty_code', 'r.subject_codes']).where('c.sitting_id', '=', sittingId).where('c.number', '>', after).orderBy('c.number').limit(limit).execute();
  return rows.map((r) => ({
    number: r.number, applicationId: ApplicationId.parse(r.application_id), accountId: AccountId.parse(r.account_id), province: r.province, levelCode: r.level_code, specialtyCode: r.specialty_code, subjectCodes: r.sitting_id === sittingId ? r.subject_codes.filter((s) => !r.suspended_subjects.includes(s)).toSorted() : [],
  }));
}
