import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AGE_DAYS, type WaitingAge } from '#contracts/review.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** When the figures were counted, and how long that took. */
export async function findCount(tx: Tx): Promise<{ countedAt: Instant; tookMs: number } | undefined> {
  const row = await tx.selectFrom('report_count').select(['counted_at', 'took_ms']).executeTakeFirst();
  return row && { countedAt: row.counted_at.getTime(), tookMs: row.took_ms };
}

export async function keepCount(tx: Tx, at: Instant, tookMs: number): Promise<void> {
  const values = { counted_at: new Date(at), took_ms: Math.round(tookMs) };
  await tx.insertInto('report_count').values(values).onConflict((c) => c.column('only_row').doUpdateSet(values)).execute();
}

/** False while another process counts. */
export async function takeCounting(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(hashtext('reports.count-figures')) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

const place = sql`sitting_id, coalesce(province, '') as province, coalesce(prefecture, '') as prefecture, coalesce(review_point_id, '') as point`;
/** The hour a moment lies in; hours begin together in Beijing and in UTC. */
const hourOf = (column: string) => sql`date_bin('1 hour', ${sql.ref(column)}, timestamptz '2000-01-01 00:00:00+00')`;
/** A row counts for the nation, its province, its place and its point. */
const scopes = sql`cross join lateral (values ('00'), (province), (prefecture), (point)) as of (scope)`;

/** Counts everything anew: one pass over the applications for states, one for subjects, one for hours; each grouped finely first and rolled up then. */
export async function countFigures(tx: Tx, now: Instant): Promise<void> {
  // rolled up in memory, and longer than an answer may take: nobody waits for it
  await sql`set local work_mem = '128MB'`.execute(tx);
  await sql`set local statement_timeout = '10min'`.execute(tx);
  const days = (n: number) => new Date(now - n * 86_400_000);
  await sql`delete from report_scope`.execute(tx);
  await sql`delete from report_specialty`.execute(tx);
  await sql`delete from report_subject`.execute(tx);
  await sql`delete from report_hour`.execute(tx);
  // what is decided and not yet in effect waits for nobody; the queue shows it apart
  const aged = (state: string, age: WaitingAge) => {
    const { from, to } = AGE_DAYS[age];
    return sql`count(*) filter (where live and review_state = ${sql.lit(state)} and not decided ${from === undefined ? sql`` : sql`and changed_at <= ${days(from)}`} ${to === undefined ? sql`` : sql`and changed_at > ${days(to)}`})`;
  };
  await sql`
    with fine as materialized (
      select sitting_id, province, prefecture, point, coalesce(level_code, '') as level_code, coalesce(specialty_code, '') as specialty_code, count(*) as started,
        count(*) filter (where ended is null and data_state in ('committing', 'checking', 'saved', 'confirmed')) as saved,
        count(*) filter (where ended is null and data_state in ('checking', 'saved', 'confirmed')) as committed,
        count(*) filter (where live) as confirmed,
        count(*) filter (where live and review_state in ('approved', 'automatic', 'post_exam')) as approved,
        count(*) filter (where live and payment_state in ('paid', 'exempt')) as paid,
        count(*) filter (where live and payment_state = 'exempt') as exempt,
        count(*) filter (where live and review_state = 'rejected') as rejected,
        count(*) filter (where ended is not null) as ended,
        ${aged('awaiting_online', '1')} as online_1, ${aged('awaiting_online', '3')} as online_3, ${aged('awaiting_online', '7')} as online_7, ${aged('awaiting_online', 'more')} as online_more,
        ${aged('awaiting_on_site', '1')} as on_site_1, ${aged('awaiting_on_site', '3')} as on_site_3, ${aged('awaiting_on_site', '7')} as on_site_7, ${aged('awaiting_on_site', 'more')} as on_site_more
      from (select ${place}, level_code, specialty_code, data_state, review_state, payment_state, changed_at, ended, ended is null and data_state = 'confirmed' as live, d.of_id is not null as decided
        from application left join (select account_id as of_account, application_id as of_id, application_version as of_version from review_decision where state in ('proposed', 'pending')) d on of_account = account_id and of_id = id and of_version = version) as a
      group by 1, 2, 3, 4, 5, 6
    ), by_scope as (
      insert into report_scope (scope, sitting_id, started, saved, committed, confirmed, approved, paid, exempt, rejected, ended, online_1, online_3, online_7, online_more, on_site_1, on_site_3, on_site_7, on_site_more)
      select scope, sitting_id, sum(started), sum(saved), sum(committed), sum(confirmed), sum(approved), sum(paid), sum(exempt), sum(rejected), sum(ended),
        sum(online_1), sum(online_3), sum(online_7), sum(online_more), sum(on_site_1), sum(on_site_3), sum(on_site_7), sum(on_site_more)
      from fine ${scopes} where scope <> '' group by scope, sitting_id
    )
    insert into report_specialty (scope, sitting_id, level_code, specialty_code, confirmed, paid)
    select scope, sitting_id, level_code, specialty_code, sum(confirmed), sum(paid) from fine ${scopes} where scope <> '' and level_code <> '' and specialty_code <> '' group by 1, 2, 3, 4 having sum(confirmed) > 0`.execute(tx);
  await sql`
    with chosen as materialized (
      select ${place}, level_code, subject_codes, count(*) as confirmed, count(*) filter (where payment_state in ('paid', 'exempt')) as paid
      from application where ended is null and data_state = 'confirmed' group by 1, 2, 3, 4, 5, 6
    ), fine as materialized (
      select sitting_id, province, prefecture, point, level_code, subject_code, sum(confirmed) as confirmed, sum(paid) as paid from chosen, unnest(subject_codes) as subject_code group by 1, 2, 3, 4, 5, 6
    )
    insert into report_subject (scope, sitting_id, level_code, subject_code, confirmed, paid)
    select scope, sitting_id, level_code, subject_code, sum(confirmed), sum(paid) from fine ${scopes} where scope <> '' group by 1, 2, 3, 4`.execute(tx);
  await sql`
    with fine as materialized (
      select ${place}, ${hourOf('at')} as hour, sum(started) as started, sum(confirmed) as confirmed, 0 as paid, 0 as paid_online, 0 as amount
      from application cross join lateral (values (started_at, 1, 0), (case when ended is null and data_state = 'confirmed' then confirmed_at end, 0, 1)) as of (at, started, confirmed)
      where at is not null group by 1, 2, 3, 4, 5
      union all
      select ${place}, hour, 0, 0, count(*), count(*) filter (where how = 'online'), sum(amount_in_fen) from (
        select a.sitting_id, a.province, a.prefecture, a.review_point_id, ${hourOf('o.paid_at')} as hour, o.how, o.amount_in_fen
        from payment_order o join application a on a.account_id = o.account_id and a.id = o.application_id where o.state = 'paid'
      ) as paid group by 1, 2, 3, 4, 5
    )
    insert into report_hour (scope, sitting_id, hour, started, confirmed, paid, paid_online, amount_in_fen)
    select scope, sitting_id, hour, sum(started), sum(confirmed), sum(paid), sum(paid_online), sum(amount) from fine ${scopes} where scope <> '' group by 1, 2, 3`.execute(tx);
}
