import { sql } from 'kysely';
import type { NoticeAudience, NoticeId, Standing } from '#contracts/mass-notices.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Somebody a notice goes to, and the application they were chosen by. */
export type NoticeRecipient = { accountId: AccountId; number: string | null; examCode: string; province: string | null };

function narrowed(tx: Tx, j: Jurisdiction, a: NoticeAudience) {
  let query = tx.selectFrom('application').where(withinJurisdiction(j)).where('application.sitting_id', '=', a.sitting);
  if (a.level !== undefined) query = query.where('application.level_code', '=', a.level);
  if (a.province !== undefined) query = query.where('application.province', '=', a.province);
  if (a.prefecture !== undefined) query = query.where('application.prefecture', '=', a.prefecture);
  if (a.point !== undefined) query = query.where('application.review_point_id', '=', a.point);
  return query.where((e) => e.or(a.standings.map((standing) => STANDS[standing])));
}

const STANDS: Record<Standing, ReturnType<typeof sql<boolean>>> = {
  filling: sql<boolean>`(application.ended is null and application.data_state <> 'confirmed')`,
  reviewing: sql<boolean>`(application.ended is null and application.data_state = 'confirmed' and application.review_state in ('awaiting_online', 'awaiting_on_site', 'not_started', 'returned'))`,
  rejected: sql<boolean>`(application.ended is null and application.data_state = 'confirmed' and application.review_state = 'rejected')`,
  unpaid: sql<boolean>`(application.ended is null and application.data_state = 'confirmed' and application.review_state in ('automatic', 'approved', 'post_exam') and application.payment_state in ('unpaid', 'paying'))`,
  complete: sql<boolean>`(application.ended is null and application.data_state = 'confirmed' and application.review_state in ('automatic', 'approved', 'post_exam') and application.payment_state in ('paid', 'exempt'))`,
  ended: sql<boolean>`(application.ended in ('given_up', 'lapsed'))`,
};

/** How many people a notice would go to at this moment. */
export async function countRecipients(tx: Tx, j: Jurisdiction, audience: NoticeAudience): Promise<number> {
  const { count } = await narrowed(tx, j, audience).select((e) => e.fn.count<string>('application.account_id').distinct().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

/** Some of those it would go to, drawn at random. */
export async function drawRecipients(tx: Tx, j: Jurisdiction, audience: NoticeAudience, limit: number): Promise<NoticeRecipient[]> {
  const rows = await narrowed(tx, j, audience).select(['application.account_id', 'application.number', 'application.exam_code', 'application.province']).orderBy(sql`random()`).limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), number: r.number, examCode: r.exam_code, province: r.province }));
}

/** Fixes to whom a notice goes, each person once by the first of their applications; answers how many. */
export async function fixRecipients(tx: Tx, id: NoticeId, j: Jurisdiction, audience: NoticeAudience): Promise<number> {
  const chosen = narrowed(tx, j, audience).distinctOn('application.account_id').select(['application.account_id', sql<string>`${id}::uuid`.as('notice_id'), 'application.id', sql<string>`'waiting'`.as('state')]).orderBy('application.account_id').orderBy('application.id');
  const done = await tx.insertInto('mass_notice_recipient').columns(['account_id', 'notice_id', 'application_id', 'state']).expression(chosen).onConflict((c) => c.doNothing()).executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0);
}

/** Forgets fixed recipients of a notice that does not go after all. */
export async function clearRecipients(tx: Tx, id: NoticeId): Promise<void> {
  await tx.deleteFrom('mass_notice_recipient').where('notice_id', '=', id).execute();
}

/** The next recipients who wait, in the order of their key. */
export async function nextRecipients(tx: Tx, id: NoticeId, after: string | null, limit: number): Promise<NoticeRecipient[]> {
  let query = tx.selectFrom('mass_notice_recipient as r').innerJoin('application as a', (j) => j.onRef('a.account_id', '=', 'r.account_id').onRef('a.id', '=', 'r.application_id'))
    .select(['r.account_id', 'a.number', 'a.exam_code', 'a.province']).where('r.notice_id', '=', id).where('r.state', '=', 'waiting');
  if (after !== null) query = query.where('r.account_id', '>', after);
  const rows = await query.orderBy('r.account_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), number: r.number, examCode: r.exam_code, province: r.province }));
}

/** Notes how telling somebody went. */
export async function settleRecipients(tx: Tx, id: NoticeId, accounts: readonly string[], state: 'told' | 'no_contact' | 'gone'): Promise<void> {
  if (accounts.length === 0) return;
  await tx.updateTable('mass_notice_recipient').set({ state }).where('notice_id', '=', id).where('account_id', '=', sql<string>`any(${[...accounts]}::uuid[])`).execute();
}
