import { sql, type RawBuilder } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Area } from './area.ts';

export type Where = { sittingId: string; area: Area };

/** Complete and paid (S12): the review settled, not ended, and something left to sit: whoever an earlier suspension touched wholly stays with that one. */
const COMPLETE = sql`not (a.subject_codes <@ a.suspended_subjects) and a.data_state = 'confirmed' and a.ended is null and a.payment_state in ('paid', 'exempt') and a.review_state in ('automatic', 'approved', 'post_exam')`;

/** The papers that still take place. */
const HELD = sql`array(select s from unnest(a.subject_codes) s where not s = any(a.suspended_subjects) order by 1)`;
/** What was paid, unless an earlier suspension owes it back already: a fee is owed once. */
const OWED = sql`case when exists (select 1 from suspended_person p where p.account_id = a.account_id and p.application_id = a.id and p.remedy = 'refund') then 0 else o.amount_in_fen end`;

const inArea = ({ area }: Where): RawBuilder<unknown> => sql`${area.province === null ? sql`true` : sql`a.province = ${area.province}`} and ${area.prefecture === null || area.kind === 'centre' ? sql`true` : sql`a.prefecture = ${area.prefecture}`}`;
/** The half-days somebody sits at the centre that is meant; null where no centre is. */
const atCentre = ({ area }: Where): RawBuilder<unknown> => area.centreId === null ? sql`null::smallint[]` : sql`(select array_agg(distinct s.half_day) from seat_plan p join seat s on s.plan_id = p.plan_id and s.run = p.latest_run join seat_run_room u on u.plan_id = s.plan_id and u.run = s.run and u.room_id = s.room_id
  where p.sitting_id = a.sitting_id and p.province = a.province and p.state = 'frozen' and u.centre_id = ${area.centreId}::uuid and s.application_id = a.id)`;

export type Kind = {
  prefecture: string; province: string; level: string; specialty: string; subjects: string[]; atCentre: number[] | null; how: 'online' | 'on_site' | null; people: number; paidInFen: number; seated: number; tickets: number;
};

/** Complete applications of an area by what they sit and how they paid: few rows, however many people. */
export async function countAffected(tx: Tx, w: Where): Promise<Kind[]> {
  const { rows } = await sql<{ prefecture: string | null; province: string; level_code: string; specialty_code: string; subject_codes: string[]; at_centre: number[] | null; how: string | null; people: string; fen: string | null; seated: string; tickets: string }>`
    select a.prefecture, a.province, a.level_code, a.specialty_code, ${HELD} as subject_codes, a.at_centre, o.how, count(*) as people, sum(${OWED}) as fen, count(c.application_id) as seated, count(t.application_id) as tickets
    from (select a.*, ${atCentre(w)} as at_centre from application a where a.sitting_id = ${w.sittingId} and ${COMPLETE} and ${inArea(w)}) a
    left join payment_order o on o.account_id = a.account_id and o.application_id = a.id and o.state = 'paid'
    left join ticket_claim c on c.sitting_id = a.sitting_id and c.application_id = a.id
    left join lateral (select t.application_id from ticket t join ticket_release r on r.release_id = t.release_id and r.sitting_id = a.sitting_id where t.account_id = a.account_id and t.application_id = a.id limit 1) t on true
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
  return rows.map((r) => ({
    prefecture: r.prefecture ?? '', province: r.province, level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, atCentre: w.area.centreId === null ? null : (r.at_centre ?? []), how: r.how === 'online' ? 'online' : r.how === 'on_site' ? 'on_site' : null,
    people: Number(r.people), paidInFen: Number(r.fen ?? 0), seated: Number(r.seated), tickets: Number(r.tickets),
  }));
}

/** How many confirmed people of an area have not paid: they are told nothing and lapse as they would. */
export async function countUnpaid(tx: Tx, w: Where): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from application a where a.sitting_id = ${w.sittingId} and a.data_state = 'confirmed' and a.ended is null and a.payment_state not in ('paid', 'exempt') and ${inArea(w)}`.execute(tx);
  return Number(rows[0]?.n ?? 0);
}

/** True when tickets of the sitting are released in the area. */
export async function ticketsReleased(tx: Tx, w: Where): Promise<boolean> {
  const row = await tx.selectFrom('ticket_release').select('release_id').where('sitting_id', '=', w.sittingId).$if(w.area.province !== null, (q) => q.where('province', '=', w.area.province ?? '')).where('state', '=', 'released').limit(1).executeTakeFirst();
  return row !== undefined;
}

export type Affected = { accountId: AccountId; id: ApplicationId; number: string; province: string; prefecture: string; level: string; specialty: string; subjects: string[]; atCentre: number[] | null; paidInFen: number };

/** The next complete applications of an area behind a place, in the order of their keys. */
export function listAffectedAfter(tx: Tx, w: Where, after: { accountId: string; id: string } | null, limit: number): Promise<Affected[]> {
  return listWhere(tx, w, after === null ? sql`true` : sql`(a.account_id, a.id) > (${after.accountId}::uuid, ${after.id}::uuid)`, limit);
}

/** Complete applications of an area this suspension has not touched: people who completed meanwhile. */
export function listUntouched(tx: Tx, id: string, w: Where, limit: number): Promise<Affected[]> {
  return listWhere(tx, w, sql`not exists (select 1 from suspended_person p where p.account_id = a.account_id and p.application_id = a.id and p.suspension_id = ${id}::uuid)`, limit);
}

async function listWhere(tx: Tx, w: Where, more: RawBuilder<unknown>, limit: number): Promise<Affected[]> {
  const { rows } = await sql<{ account_id: string; id: string; number: string; province: string; prefecture: string | null; level_code: string; specialty_code: string; subject_codes: string[]; at_centre: number[] | null; fen: number | null }>`
    select a.account_id, a.id, a.number, a.province, a.prefecture, a.level_code, a.specialty_code, ${HELD} as subject_codes, ${atCentre(w)} as at_centre,
      (select ${OWED} from payment_order o where o.account_id = a.account_id and o.application_id = a.id and o.state = 'paid') as fen
    from application a where a.sitting_id = ${w.sittingId} and ${COMPLETE} and ${inArea(w)} and ${more}
    order by a.account_id, a.id limit ${limit}`.execute(tx);
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), number: r.number, province: r.province, prefecture: r.prefecture ?? '', level: r.level_code, specialty: r.specialty_code, subjects: r.subject_codes, atCentre: w.area.centreId === null ? null : (r.at_centre ?? []), paidInFen: r.fen ?? 0,
  }));
}
