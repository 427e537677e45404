import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from './applications.scope.ts';
import type { ReminderMark } from './domain/reminders.ts';

/** A place in the applications by deadline. */
export type DeadlinePlace = { deadline: Instant; accountId: AccountId; id: ApplicationId };

type Asked = { mark: ReminderMark; after: Instant; until: Instant; /** Applications somebody acted on since are left out. */ quietSince: Instant; from?: DeadlinePlace | undefined; limit: number };

/**
 * Takes the next applications to be reminded, by deadline and key: `mine` are those this transaction may tell, each mark of each deadline
 * once, however many workers ask at once. What another worker takes at this moment is waited for and is then not mine.
 */
export async function claimReminders(tx: Tx, a: Asked, now: Instant): Promise<(DeadlinePlace & { mine: boolean })[]> {
  const from = a.from;
  const beyond = from ? sql`and (a.lapses_at, a.account_id, a.id) > (${new Date(from.deadline)}, ${from.accountId}::uuid, ${from.id}::uuid)` : sql``;
  const { rows } = await sql<{ account_id: string; id: string; lapses_at: Date; mine: boolean }>`
    with page as materialized (
      select a.account_id, a.id, a.lapses_at from application a
      where a.ended is null and a.lapses_at > ${new Date(a.after)} and a.lapses_at <= ${new Date(a.until)} and a.changed_at <= ${new Date(a.quietSince)} ${beyond}
        and not exists (select 1 from application_reminder r where r.account_id = a.account_id and r.application_id = a.id and r.mark = ${a.mark} and r.deadline_at = a.lapses_at)
      order by a.lapses_at, a.account_id, a.id limit ${a.limit}
    ), claimed as (
      insert into application_reminder (account_id, application_id, mark, deadline_at, reminded_at)
      select account_id, id, ${a.mark}, lapses_at, ${new Date(now)} from page order by lapses_at, account_id, id
      on conflict do nothing returning account_id, application_id
    )
    select p.account_id, p.id, p.lapses_at, c.account_id is not null as mine
    from page p left join claimed c on c.account_id = p.account_id and c.application_id = p.id order by p.lapses_at, p.account_id, p.id`.execute(tx);
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), deadline: r.lapses_at.getTime(), mine: r.mine }));
}

/** How many each reminder since a moment was sent to within a jurisdiction, by sitting and hours ahead (催办情况). */
export async function countReminded(tx: Tx, j: Jurisdiction, since: Instant): Promise<{ sitting: string; mark: number; reminded: number }[]> {
  const rows = await tx.selectFrom('application_reminder as r').innerJoin('application', (on) => on.onRef('application.account_id', '=', 'r.account_id').onRef('application.id', '=', 'r.application_id'))
    .select(['application.sitting_id', 'r.mark', sql<string>`count(*)`.as('count')]).where('r.reminded_at', '>=', new Date(since)).where(withinJurisdiction(j))
    .groupBy(['application.sitting_id', 'r.mark']).orderBy('application.sitting_id').orderBy('r.mark', 'desc').execute();
  return rows.map((r) => ({ sitting: r.sitting_id, mark: r.mark, reminded: Number(r.count) }));
}
