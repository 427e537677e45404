import { sql } from 'kysely';
import type { PartnerApplication, PartnerApplicationQuery } from '#contracts/partner-api.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const COLUMNS = [
  'application.account_id', 'application.id', 'application.number', 'application.sitting_id', 'application.exam_code', 'application.level_code', 'application.specialty_code', 'application.subject_codes', 'application.province', 'application.prefecture',
  'application.data_state', 'application.materials_state', 'application.review_state', 'application.payment_state', 'application.ended', 'application.version', 'application.confirmed_at', 'application.changed_at',
] as const;
type Row = {
  account_id: string; id: string; number: string | null; sitting_id: string; exam_code: string; level_code: string | null; specialty_code: string | null; subject_codes: string[]; province: string | null; prefecture: string | null;
  data_state: string; materials_state: string; review_state: string; payment_state: string; ended: string | null; version: number; confirmed_at: Date | null; changed_at: Date;
};

/** An application as outside systems see it, and whose it is, which stays here. */
export type Found = { accountId: AccountId; id: ApplicationId; sittingId: string; view: PartnerApplication };

const open = (r: Row): Found => ({
  accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), sittingId: r.sitting_id,
  view: {
    number: r.number ?? '', sittingId: r.sitting_id, examCode: r.exam_code, level: r.level_code ?? '', specialty: r.specialty_code ?? '', subjects: r.subject_codes.toSorted(), province: r.province ?? '', prefecture: r.prefecture ?? '',
    data: r.data_state, materials: r.materials_state, review: r.review_state, payment: r.payment_state, ended: r.ended, version: r.version, confirmedAt: r.confirmed_at?.getTime() ?? null, changedAt: r.changed_at.getTime(),
  },
});

/** Confirmed applications of a jurisdiction that have not ended, in the order in which they changed: one that changes meanwhile comes again at the end, none is left out. */
export async function listConfirmedAfter(tx: Tx, j: Jurisdiction, f: Omit<PartnerApplicationQuery, 'after' | 'limit'>, after: { at: Instant; id: string } | undefined, limit: number): Promise<Found[]> {
  const rows = await tx.selectFrom('application').select(COLUMNS).where(withinJurisdiction(j)).where('application.ended', 'is', null).where('application.data_state', '=', sql.lit('confirmed'))
    .$if(f.sitting !== undefined, (q) => q.where('application.sitting_id', '=', f.sitting ?? '')).$if(f.review !== undefined, (q) => q.where('application.review_state', '=', f.review ?? ''))
    .$if(f.changedSince !== undefined, (q) => q.where('application.changed_at', '>=', new Date(f.changedSince ?? 0)))
    .$if(after !== undefined, (q) => q.where(sql<boolean>`(application.changed_at, application.id) > (${new Date(after?.at ?? 0)}, ${after?.id}::uuid)`))
    .orderBy('application.changed_at').orderBy('application.id').limit(limit).execute();
  return rows.map(open);
}

/** One numbered application of a jurisdiction; elsewhere it does not exist. */
export async function findNumbered(tx: Tx, j: Jurisdiction, number: string): Promise<Found | undefined> {
  const row = await tx.selectFrom('application').innerJoin('application_number_claim as c', (on) => on.onRef('c.account_id', '=', 'application.account_id').onRef('c.application_id', '=', 'application.id'))
    .select(COLUMNS).where('c.number', '=', number).where(withinJurisdiction(j)).executeTakeFirst();
  return row && open(row);
}

/** The numbers of these applications, by id. */
export async function numbersOf(tx: Tx, keys: readonly { accountId: string; applicationId: string }[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.selectFrom('application').select(['id', 'number']).where(sql<boolean>`(account_id, id) in (select a, i from unnest(${keys.map((k) => k.accountId)}::uuid[], ${keys.map((k) => k.applicationId)}::uuid[]) as t (a, i))`).execute();
  return new Map(rows.map((r) => [r.id, r.number ?? '']));
}
