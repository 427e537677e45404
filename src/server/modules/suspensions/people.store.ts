import { sql } from 'kysely';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { RefundState, RefundWay } from '#contracts/payments.ts';
import { PersonRemedy } from '#contracts/suspensions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Person = {
  accountId: AccountId; applicationId: ApplicationId; suspensionId: string; province: string; prefecture: string; number: string; subjects: string[]; whole: boolean; remedy: PersonRemedy; paidInFen: number; ticketWithdrawn: boolean; settled: boolean; moved: boolean;
};
type Row = { account_id: string; application_id: string; suspension_id: string; province: string; prefecture: string; number: string; subjects: string[]; whole: boolean; remedy: string; paid_in_fen: number; ticket_withdrawn: boolean; settled_at: Date | null; moved_at: Date | null };

const open = (r: Row): Person => ({
  accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.application_id), suspensionId: r.suspension_id, province: r.province, prefecture: r.prefecture, number: r.number, subjects: r.subjects, whole: r.whole, remedy: PersonRemedy.parse(r.remedy),
  paidInFen: r.paid_in_fen, ticketWithdrawn: r.ticket_withdrawn, settled: r.settled_at !== null, moved: r.moved_at !== null,
});
const COLUMNS = ['p.account_id', 'p.application_id', 'p.suspension_id', 'p.province', 'p.prefecture', 'p.number', 'p.subjects', 'p.whole', 'p.remedy', 'p.paid_in_fen', 'p.ticket_withdrawn', 'p.settled_at', 'p.moved_at'] as const;

/** Writes down whom a suspension touches; answers only those it had not touched before. */
export async function insertPeople(tx: Tx, people: readonly Omit<Person, 'ticketWithdrawn' | 'settled' | 'moved'>[], at: Date): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await tx.insertInto('suspended_person').values(people.map((p) => ({
    account_id: p.accountId, application_id: p.applicationId, suspension_id: p.suspensionId, province: p.province, prefecture: p.prefecture, number: p.number, subjects: p.subjects, whole: p.whole, remedy: p.remedy, paid_in_fen: p.paidInFen, told_at: at,
  }))).onConflict((c) => c.doNothing()).returning('application_id').execute();
  return new Set(rows.map((r) => r.application_id));
}

/** Notes whose tickets were taken back. */
export async function noteWithdrawn(tx: Tx, suspensionId: string, applicationIds: readonly string[]): Promise<void> {
  if (applicationIds.length > 0) await tx.updateTable('suspended_person').set({ ticket_withdrawn: true }).where('suspension_id', '=', suspensionId).where('application_id', '=', sql<string>`any(${[...applicationIds]}::uuid[])`).execute();
}

/** The next people who are decided and not settled. */
export async function listUnsettled(tx: Tx, suspensionId: string, limit: number): Promise<Person[]> {
  const rows = await tx.selectFrom('suspended_person as p').select(COLUMNS).where('p.suspension_id', '=', suspensionId).where('p.settled_at', 'is', null).where('p.remedy', '<>', 'undecided').orderBy('p.account_id').orderBy('p.application_id').limit(limit).execute();
  return rows.map(open);
}

/** Notes that what somebody is owed has been set going. */
export async function noteSettled(tx: Tx, p: Person, at: Date): Promise<void> {
  await tx.updateTable('suspended_person').set({ settled_at: at }).where('account_id', '=', p.accountId).where('application_id', '=', p.applicationId).where('suspension_id', '=', p.suspensionId).execute();
}

/** The next people who come along to the resit and are not in it yet. */
export async function listToMove(tx: Tx, suspensionId: string, limit: number): Promise<Person[]> {
  const rows = await tx.selectFrom('suspended_person as p').select(COLUMNS).where('p.suspension_id', '=', suspensionId).where('p.remedy', '=', 'resit').where('p.moved_at', 'is', null).orderBy('p.account_id').orderBy('p.application_id').limit(limit).execute();
  return rows.map(open);
}

/** Notes that somebody is in the resit. */
export async function noteMoved(tx: Tx, p: Person, at: Date): Promise<void> {
  await tx.updateTable('suspended_person').set({ moved_at: at }).where('account_id', '=', p.accountId).where('application_id', '=', p.applicationId).where('suspension_id', '=', p.suspensionId).execute();
}

/** The suspensions that touch an application, the latest first. */
export async function listOfApplication(tx: Tx, accountId: AccountId, applicationId: ApplicationId, how: { lock?: boolean } = {}): Promise<Person[]> {
  return (await tx.executeQuery((how.lock === true ? lockOfApplication : ofApplication)(tx, { accountId, applicationId }))).rows.map(open);
}

type Of = { accountId: AccountId; applicationId: ApplicationId };
const of = (tx: Tx, v: Of) => tx.selectFrom('suspended_person as p').select(COLUMNS).where('p.account_id', '=', v.accountId).where('p.application_id', '=', v.applicationId).orderBy('p.told_at', 'desc');
const ofApplication = keptStatement(of);
const lockOfApplication = keptStatement((tx, v: Of) => of(tx, v).forUpdate());

/** Writes what somebody chose. */
export async function writeChoice(tx: Tx, p: Person, remedy: 'refund' | 'resit', at: Date): Promise<void> {
  // who had the resit settled and takes the fee after all is settled anew
  await tx.updateTable('suspended_person').set({ remedy, chosen_at: at, settled_at: null }).where('account_id', '=', p.accountId).where('application_id', '=', p.applicationId).where('suspension_id', '=', p.suspensionId).execute();
}

/** Decides for those who did not choose in time: the fee goes back. Answers how many. */
export async function decideSilent(tx: Tx, suspensionId: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('suspended_person').set({ remedy: 'refund', chosen_at: at }).where('suspension_id', '=', suspensionId).where('remedy', '=', 'undecided').executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export type Sums = { people: number; settled: number; undecided: number; refund: number; resit: number; moved: number; paid: number; paidRefund: number; kept: number; undecidedFen: number };

/** How the people of a suspension stand, in number and money. */
export async function sumPeople(tx: Tx, suspensionId: string): Promise<Sums> {
  const { rows } = await sql<Record<string, string | null>>`select count(*) as people, count(settled_at) as settled, count(moved_at) as moved, count(*) filter (where remedy = 'undecided') as undecided, count(*) filter (where remedy = 'refund') as refund,
    count(*) filter (where remedy = 'resit') as resit, sum(paid_in_fen) as paid, sum(paid_in_fen) filter (where remedy = 'refund') as paid_refund, sum(paid_in_fen) filter (where remedy = 'resit') as kept, sum(paid_in_fen) filter (where remedy = 'undecided') as undecided_fen
    from suspended_person where suspension_id = ${suspensionId}::uuid`.execute(tx);
  const n = (name: string) => Number(rows[0]?.[name] ?? 0);
  return { people: n('people'), settled: n('settled'), undecided: n('undecided'), refund: n('refund'), resit: n('resit'), moved: n('moved'), paid: n('paid'), paidRefund: n('paid_refund'), kept: n('kept'), undecidedFen: n('undecided_fen') };
}

/** What of the refunds owed has not been opened yet: people who are decided, and whose turn has not come. */
export async function sumWaiting(tx: Tx, suspensionId: string): Promise<number> {
  const row = await tx.selectFrom('suspended_person').select((e) => e.fn.sum<string>('paid_in_fen').as('fen')).where('suspension_id', '=', suspensionId).where('remedy', '=', 'refund').where('settled_at', 'is', null).executeTakeFirst();
  return Number(row?.fen ?? 0);
}

export type PeopleWhere = { suspensionId: string; remedy: string | undefined; prefecture: string | undefined };

const listed = (tx: Tx, j: Jurisdiction, w: PeopleWhere) => tx.selectFrom('suspended_person as p').where('p.suspension_id', '=', w.suspensionId)
  .$if(w.remedy !== undefined, (q) => q.where('p.remedy', '=', w.remedy ?? '')).$if(w.prefecture !== undefined, (q) => q.where('p.prefecture', '=', w.prefecture ?? ''))
  .where((eb) => eb.exists(eb.selectFrom('application').select(sql<number>`1`.as('one')).whereRef('application.account_id', '=', 'p.account_id').whereRef('application.id', '=', 'p.application_id').where(withinJurisdiction(j))));

/** The people of a suspension within a jurisdiction, behind a place, with their refunds. */
export async function listPeople(tx: Tx, j: Jurisdiction, w: PeopleWhere, after: readonly [string, string] | undefined, limit: number): Promise<(Person & { refund: { number: string; state: RefundState; way: RefundWay } | null })[]> {
  let query = listed(tx, j, w).leftJoin('refund as r', (on) => on.onRef('r.account_id', '=', 'p.account_id').onRef('r.application_id', '=', 'p.application_id').onRef('r.suspension_id', '=', 'p.suspension_id'));
  if (after) query = query.where((eb) => eb(eb.refTuple('p.account_id', 'p.application_id'), '>', eb.tuple(after[0], after[1])));
  const rows = await query.select([...COLUMNS, 'r.refund_number', 'r.state as refund_state', 'r.way']).orderBy('p.account_id').orderBy('p.application_id').limit(limit).execute();
  return rows.map((r) => ({ ...open(r), refund: r.refund_number === null ? null : { number: r.refund_number, state: RefundState.parse(r.refund_state), way: RefundWay.parse(r.way) } }));
}

/** How many. */
export async function countPeople(tx: Tx, j: Jurisdiction, w: PeopleWhere): Promise<number> {
  const { n } = await listed(tx, j, w).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}
