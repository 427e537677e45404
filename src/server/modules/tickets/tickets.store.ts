import { CompiledQuery, sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { TicketReleaseId } from '#contracts/tickets.ts';
import { readTogether } from '#server/platform/db/read-together.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type Whose = { accountId: AccountId; applicationId: ApplicationId };
export type TicketRow = Whose & { version: number; releaseId: string; number: string; planVersion: number; content: Buffer; at: Instant; heldBecause: string | null };
type NewTicket = Whose & { version: number; releaseId: TicketReleaseId; number: string; planVersion: number; content: Buffer; reason: string; by: { staffId: string | null; name: string }; at: Date };

/** Writes the first versions of tickets; what an earlier release that was withdrawn had prepared is written over, nobody has seen it. */
export async function insertTickets(tx: Tx, tickets: readonly NewTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  await tx.insertInto('ticket').values(tickets.map(columnsOf))
    .onConflict((c) => c.columns(['account_id', 'application_id', 'version']).doUpdateSet((e) => ({ release_id: e.ref('excluded.release_id'), number: e.ref('excluded.number'), plan_version: e.ref('excluded.plan_version'), content: e.ref('excluded.content'), by_name: e.ref('excluded.by_name'), at: e.ref('excluded.at') }))
      .whereRef('ticket.release_id', '<>', 'excluded.release_id')).execute();
}

/** The last versions people hold from releases that were opened, other than this one. */
export async function listSpentVersions(tx: Tx, applicationIds: readonly ApplicationId[], releaseId: TicketReleaseId): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('ticket as t').innerJoin('ticket_release as r', 'r.release_id', 't.release_id').select((e) => ['t.application_id', e.fn.max('t.version').as('version')]).where('t.application_id', '=', sql<string>`any(${[...applicationIds]}::uuid[])`)
    .where('r.release_id', '<>', releaseId).where('r.approved_by_id', 'is not', null).groupBy('t.application_id').execute();
  return new Map(rows.map((r) => [r.application_id, r.version]));
}

/** Adds a later version; false when somebody else was faster. */
export async function insertVersion(tx: Tx, ticket: NewTicket): Promise<boolean> {
  const done = await tx.insertInto('ticket').values(columnsOf(ticket)).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

function columnsOf(t: NewTicket) {
  return { account_id: t.accountId, application_id: t.applicationId, version: t.version, release_id: t.releaseId, number: t.number, plan_version: t.planVersion, content: t.content, reason: t.reason, by_id: t.by.staffId, by_name: t.by.name, at: t.at };
}

const FIND_TICKETS = `
  select t.application_id, t.version, t.release_id, t.number, t.plan_version, t.content, t.at, h.reason as held_because
  from ticket t left join ticket_hold h on h.account_id = t.account_id and h.application_id = t.application_id and h.lifted_at is null
  where t.account_id = any($1::uuid[]) order by t.version`;

/** The ticket that holds now: the latest version with why it is withheld, read by its key; in a rush one statement for many. */
export const findTicket = readTogether(async (tx, whose: readonly Whose[]): Promise<(TicketRow | undefined)[]> => {
  const { rows } = await tx.executeQuery<{ application_id: string; version: number; release_id: string; number: string; plan_version: number; content: Buffer; at: Date; held_because: string | null }>(CompiledQuery.raw(FIND_TICKETS, [whose.map((w) => w.accountId)]));
  const latest = new Map(rows.map((r) => [r.application_id, r]));
  return whose.map(({ accountId, applicationId }) => {
    const r = latest.get(applicationId);
    return r && { accountId, applicationId, version: r.version, releaseId: r.release_id, number: r.number, planVersion: r.plan_version, content: r.content, at: r.at.getTime(), heldBecause: r.held_because };
  });
});

/** Keeps the versions of a ticket as they are until the transaction ends, so that a hold and a re-issue come one after the other. */
export async function lockTicket(tx: Tx, { accountId, applicationId }: Whose): Promise<void> {
  await tx.selectFrom('ticket').select('version').where('account_id', '=', accountId).where('application_id', '=', applicationId).forUpdate().execute();
}

/** Every version of a ticket, the latest first. */
export async function listVersions(tx: Tx, { accountId, applicationId }: Whose): Promise<{ version: number; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('ticket').select(['version', 'reason', 'by_name', 'at']).where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('version', 'desc').limit(100).execute();
  return rows.map((r) => ({ version: r.version, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** Opens doors to applications; one that still counts takes a door from one that ended. */
export async function openDoors(tx: Tx, doors: readonly (Whose & { door: Buffer; counts: boolean })[]): Promise<void> {
  for (const counts of [true, false]) {
    const some = doors.filter((d) => d.counts === counts);
    if (some.length === 0) continue;
    const values = [...new Map(some.map((d) => [d.door.toString('hex'), d])).values()].map((d) => ({ door: d.door, account_id: d.accountId, application_id: d.applicationId }));
    await tx.insertInto('ticket_door').values(values).onConflict((c) => (counts ? c.column('door').doUpdateSet((e) => ({ account_id: e.ref('excluded.account_id'), application_id: e.ref('excluded.application_id') })) : c.doNothing())).execute();
  }
}

/** Closes every door to an application: its owner's name or number was corrected. */
export async function closeDoors(tx: Tx, applicationId: ApplicationId): Promise<void> {
  await tx.deleteFrom('ticket_door').where('application_id', '=', applicationId).execute();
}

const FIND_BEHIND = 'select door, account_id, application_id from ticket_door where door = any($1::bytea[])';

/** Whose ticket stands behind a door. */
export const findBehindDoor = readTogether(async (tx, doors: readonly Buffer[]): Promise<(Whose | undefined)[]> => {
  const { rows } = await tx.executeQuery<{ door: Buffer; account_id: string; application_id: string }>(CompiledQuery.raw(FIND_BEHIND, [doors]));
  const byDoor = new Map(rows.map((r) => [r.door.toString('latin1'), { accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.application_id) }]));
  return doors.map((door) => byDoor.get(door.toString('latin1')));
});

export type Print = { version: number; via: 'candidate' | 'query' | 'staff'; by: { staffId: string; name: string } | null; at: Date };

/** One line of the print log (打印记录). */
export async function insertPrint(tx: Tx, { accountId, applicationId }: Whose, p: Print): Promise<void> {
  await tx.insertInto('ticket_print').values({ account_id: accountId, application_id: applicationId, print_id: newId(), version: p.version, via: p.via, by_id: p.by?.staffId ?? null, by_name: p.by?.name ?? '', at: p.at }).execute();
}

/** The prints of a ticket, the latest first. */
export async function listPrints(tx: Tx, { accountId, applicationId }: Whose): Promise<{ version: number; via: 'candidate' | 'query' | 'staff'; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('ticket_print').select(['version', 'via', 'by_name', 'at']).where('account_id', '=', accountId).where('application_id', '=', applicationId).orderBy('at', 'desc').limit(200).execute();
  return rows.map((r) => ({ version: r.version, via: r.via === 'query' ? 'query' : r.via === 'staff' ? 'staff' : 'candidate', by: r.by_name, at: r.at.getTime() }));
}

/** Any one ticket of a release, for a look before it is opened. */
export async function findAnyTicket(tx: Tx, releaseId: TicketReleaseId): Promise<Whose | undefined> {
  const row = await tx.selectFrom('ticket').select(['account_id', 'application_id']).where('release_id', '=', sql<string>`${releaseId}::uuid`).limit(1).executeTakeFirst();
  return row && { accountId: AccountId.parse(row.account_id), applicationId: ApplicationId.parse(row.application_id) };
}
