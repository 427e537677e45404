import { sql } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** One sitting in one province. */
export type SittingPlace = { sittingId: string; province: string };

/** Complete and paid (S12): confirmed, paid or exempt, its review settled, not ended. */
const SETTLED = ['automatic', 'approved', 'post_exam'] as const;

const confirmedAt = (tx: Tx, { sittingId, province }: SittingPlace) => tx.selectFrom('application').where('application.sitting_id', '=', sittingId).where('application.province', '=', province).where('application.data_state', '=', sql.lit('confirmed'));
const seatableAt = (tx: Tx, place: SittingPlace) => confirmedAt(tx, place).where('ended', 'is', null).where('payment_state', 'in', ['paid', 'exempt']).where('review_state', 'in', [...SETTLED])
  // nothing left to sit: every paper was suspended
  .where(sql<boolean>`not (subject_codes <@ suspended_subjects)`);

/** The subjects that take place (a suspended one is not sat). */
const heldOf = (r: { subject_codes: string[]; suspended_subjects: string[] }) => r.subject_codes.filter((s) => !r.suspended_subjects.includes(s)).toSorted();

/** How many complete applications choose which subjects in which town. */
export async function countSeatable(tx: Tx, place: SittingPlace): Promise<{ prefecture: string; level: string; specialty: string; subjects: string[]; people: number }[]> {
  const rows = await seatableAt(tx, place).select((e) => ['prefecture', 'level_code', 'specialty_code', 'subject_codes', 'suspended_subjects', e.fn.countAll<string>().as('people')]).groupBy(['prefecture', 'level_code', 'specialty_code', 'subject_codes', 'suspended_subjects']).execute();
  return rows.map((r) => ({ prefecture: r.prefecture ?? '', level: r.level_code ?? '', specialty: r.specialty_code ?? '', subjects: heldOf(r), people: Number(r.people) }));
}

/** Why confirmed applications are not complete, and how many each: ended, not paid, review not settled. */
export async function countLeftOut(tx: Tx, place: SittingPlace): Promise<{ ended: number; unpaid: number; review: number }> {
  const row = await confirmedAt(tx, place).select([
    sql<string>`count(*) filter (where ended is not null)`.as('ended'), sql<string>`count(*) filter (where ended is null and payment_state not in ('paid', 'exempt'))`.as('unpaid'),
    sql<string>`count(*) filter (where ended is null and payment_state in ('paid', 'exempt') and not (review_state = any (${[...SETTLED]}::text[])))`.as('review'),
  ]).executeTakeFirstOrThrow();
  return { ended: Number(row.ended), unpaid: Number(row.unpaid), review: Number(row.review) };
}

export type SeatableRow = { accountId: AccountId; id: ApplicationId; number: string; prefecture: string; level: string; specialty: string; subjects: string[]; form: Buffer | null };

/** Complete applications behind a place, in the order of their keys, with their sealed forms. */
export async function listSeatableAfter(tx: Tx, place: SittingPlace, after: { accountId: string; id: string } | null, limit: number): Promise<SeatableRow[]> {
  const rows = await seatableAt(tx, place).select(['account_id', 'id', 'number', 'prefecture', 'level_code', 'specialty_code', 'subject_codes', 'suspended_subjects', 'form'])
    .$if(after !== null, (q) => q.where(sql<boolean>`(account_id, id) > (${after?.accountId}::uuid, ${after?.id}::uuid)`)).orderBy('account_id').orderBy('id').limit(limit).execute();
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), number: r.number ?? '', prefecture: r.prefecture ?? '', level: r.level_code ?? '', specialty: r.specialty_code ?? '', subjects: heldOf(r), form: r.form,
  }));
}
