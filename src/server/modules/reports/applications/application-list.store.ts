import { sql } from 'kysely';
import type { ApplicationListFilters } from '#contracts/reports.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The next applications of a list within the jurisdiction, in the order of the primary key, which never changes. */
export async function applicationsAfter(tx: Tx, jurisdiction: Jurisdiction, filters: ApplicationListFilters, after: readonly [accountId: string, id: string] | undefined, limit: number) {
  let query = narrowed(tx, jurisdiction, filters).innerJoin('account', 'account.account_id', 'application.account_id');
  if (after) query = query.where((eb) => eb(eb.refTuple('application.account_id', 'application.id'), '>', eb.tuple(after[0], after[1])));
  return query
    .select([
      'application.account_id', 'application.id', 'application.number', 'account.name', 'account.document_type', 'account.document_number_sealed', 'account.phone_sealed', 'application.sitting_id', 'application.level_code',
      'application.specialty_code', 'application.subject_codes', 'application.province', 'application.prefecture', 'application.review_point_id', 'application.data_state', 'application.review_state',
      'application.review_reason', 'application.payment_state', 'application.ended', 'application.started_at', 'application.confirmed_at', 'application.changed_at',
    ])
    .orderBy('application.account_id').orderBy('application.id').limit(limit).execute();
}

/** How many rows there are at this moment: the whole of the progress bar. */
export async function countApplications(tx: Tx, jurisdiction: Jurisdiction, filters: ApplicationListFilters): Promise<number> {
  const { count } = await narrowed(tx, jurisdiction, filters).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed(tx: Tx, jurisdiction: Jurisdiction, f: ApplicationListFilters) {
  let query = tx.selectFrom('application').where(withinJurisdiction(jurisdiction));
  if (f.which === 'confirmed') query = query.where('application.ended', 'is', null).where('application.data_state', '=', sql.lit('confirmed'));
  if (f.sitting !== undefined) query = query.where('application.sitting_id', '=', f.sitting);
  if (f.level !== undefined) query = query.where('application.level_code', '=', f.level);
  if (f.province !== undefined) query = query.where('application.province', '=', f.province);
  if (f.prefecture !== undefined) query = query.where('application.prefecture', '=', f.prefecture);
  if (f.point !== undefined) query = query.where('application.review_point_id', '=', f.point);
  if (f.review !== undefined) query = query.where('application.review_state', 'in', REVIEW_STATES[f.review]);
  if (f.payment !== undefined) query = query.where('application.payment_state', 'in', PAYMENT_STATES[f.payment]);
  return query;
}

const REVIEW_STATES = { waiting: ['awaiting_online', 'awaiting_on_site'], approved: ['approved', 'automatic', 'post_exam'], rejected: ['rejected'], returned: ['returned'] } as const;
const PAYMENT_STATES = { unpaid: ['unpaid', 'paying'], paid: ['paid', 'exempt'] } as const;
