import { CompiledQuery, sql } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { readTogether } from '#server/platform/db/read-together.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { dimensionsOfRow } from './dimension-columns.ts';
import type { Dimensions } from './domain/dimensions.ts';

/** A numbered application as those who prepare the exam may know it: where it stands, and what was chosen; nothing personal. */
export type StandingRow = { accountId: AccountId; id: ApplicationId; number: string; sittingId: string; province: string; prefecture: string; level: string; specialty: string; subjects: string[]; /** Those of them that were suspended (停考). */ suspended: string[]; dimensions: Dimensions };

const COLUMNS = ['account_id', 'id', 'number', 'sitting_id', 'province', 'prefecture', 'level_code', 'specialty_code', 'subject_codes', 'suspended_subjects', 'data_state', 'commitment_state', 'materials_state', 'review_state', 'payment_state', 'ended'] as const;
const numbered = (tx: Tx, { sittingId, province }: { sittingId: string; province: string }) => tx.selectFrom('application').where('sitting_id', '=', sittingId).where('province', '=', province).where('number', 'is not', null);

type Row = Parameters<typeof dimensionsOfRow>[0] & { account_id: string; id: string; number: string | null; sitting_id: string; province: string | null; prefecture: string | null; level_code: string | null; specialty_code: string | null; subject_codes: string[]; suspended_subjects: string[] };

const open = (r: Row): StandingRow => ({
  accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id), number: r.number ?? '', sittingId: r.sitting_id, province: r.province ?? '', prefecture: r.prefecture ?? '', level: r.level_code ?? '', specialty: r.specialty_code ?? '', subjects: r.subject_codes.toSorted(), suspended: r.suspended_subjects, dimensions: dimensionsOfRow(r),
});

/** Every application of a sitting and province that was confirmed once, behind a place, in the order of their keys. */
export async function listStandingsAfter(tx: Tx, place: { sittingId: string; province: string }, after: { accountId: string; id: string } | null, limit: number): Promise<StandingRow[]> {
  const rows = await numbered(tx, place).select(COLUMNS)
    .$if(after !== null, (q) => q.where(sql<boolean>`(account_id, id) > (${after?.accountId}::uuid, ${after?.id}::uuid)`)).orderBy('account_id').orderBy('id').limit(limit).execute();
  return rows.map(open);
}

/** How many there are. */
export async function countStandings(tx: Tx, place: { sittingId: string; province: string }): Promise<number> {
  const row = await numbered(tx, place).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Which of these applications have come to an end (given up, lapsed, void). */
export async function listEndedAmong(tx: Tx, applications: readonly { accountId: string; applicationId: string }[]): Promise<Set<string>> {
  const rows = await tx.selectFrom('application').select('id').where('account_id', '=', sql<string>`any(${applications.map((a) => a.accountId)}::uuid[])`).where('id', '=', sql<string>`any(${applications.map((a) => a.applicationId)}::uuid[])`).where('ended', 'is not', null).execute();
  return new Set(rows.map((r) => r.id));
}

const FIND_OF = `select ${COLUMNS.join(', ')} from application where account_id = any($1::uuid[])`;

/** Where one application stands; one look by its owner's key, nothing sealed opened; in a rush one statement for many. */
const findOne = readTogether(async (tx, asked: readonly { accountId: AccountId; id: ApplicationId }[]): Promise<(StandingRow | undefined)[]> => {
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(FIND_OF, [asked.map((a) => a.accountId)]));
  const byId = new Map(rows.map((r) => [r.id, r]));
  return asked.map(({ id, accountId }) => {
    const row = byId.get(id);
    return row?.account_id === accountId ? open(row) : undefined;
  });
});

/** Where one application stands. */
export function findStanding(tx: Tx, accountId: AccountId, id: ApplicationId): Promise<StandingRow | undefined> {
  return findOne(tx, { accountId, id });
}

/** Where these applications stand, in one statement, by their id. */
export async function findStandings(tx: Tx, keys: readonly { accountId: string; applicationId: string }[]): Promise<Map<string, StandingRow>> {
  const rows = await tx.selectFrom('application').select(COLUMNS)
    .where(sql<boolean>`(account_id, id) in (select a, i from unnest(${keys.map((k) => k.accountId)}::uuid[], ${keys.map((k) => k.applicationId)}::uuid[]) as t (a, i))`).execute();
  return new Map(rows.map((r) => [r.id, open(r)]));
}
