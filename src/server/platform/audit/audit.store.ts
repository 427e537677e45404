import { CompiledQuery, sql, type Insertable } from 'kysely';
import type { AuditEvent } from '../db/schema.ts';
import { keptStatement } from '../db/kept-statement.ts';
import { writeBehind, type Tx } from '../db/tx.ts';

export type NewAuditEvent = Insertable<AuditEvent>;

const addOne = keptStatement((tx, v: NewAuditEvent) => tx.insertInto('audit_event').values({
  id: v.id, at: v.at, actor_kind: v.actor_kind, actor_id: v.actor_id, acting_as_id: v.acting_as_id, session_id: v.session_id, ip: v.ip, request_id: v.request_id,
  action: v.action, subject: v.subject, account_id: v.account_id, before_digest: v.before_digest, after_digest: v.after_digest, reason: v.reason,
}));

/** Appends one row; nothing in the program can change it afterwards. */
export function insertAuditEvent(tx: Tx, row: NewAuditEvent): void {
  writeBehind(tx, addOne(tx, row));
}

const ADD_MANY = `insert into audit_event (id, at, actor_kind, actor_id, acting_as_id, session_id, ip, request_id, action, subject, account_id, before_digest, after_digest, reason)
  select id, at, actor_kind, actor_id, acting_as_id, session_id, ip, request_id, action, subject, account_id, before_digest, after_digest, reason from json_populate_recordset(null::audit_event, $1)`;

/** Appends many rows by one statement. */
export async function insertAuditEvents(tx: Tx, rows: readonly NewAuditEvent[]): Promise<void> {
  const plain = rows.map((r) => ({ ...r, before_digest: bytesOf(r.before_digest), after_digest: bytesOf(r.after_digest) }));
  await tx.executeQuery(CompiledQuery.raw(ADD_MANY, [JSON.stringify(plain)]));
}

function bytesOf(digest: Buffer | null | undefined): string | null {
  return digest ? `\\x${digest.toString('hex')}` : null;
}

export type SealedBatch = { number: number; fromXid: string; untilXid: string; events: number; digest: Buffer; form: number; keyNumber: number | null; signature: Buffer | null };

/** The newest seal, or nothing before the first. */
export async function findLastSeal(tx: Tx): Promise<SealedBatch | undefined> {
  const row = await tx.selectFrom('audit_seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && sealOf(row);
}

/** All seals, oldest first. */
export async function listSeals(tx: Tx): Promise<SealedBatch[]> {
  const rows = await tx.selectFrom('audit_seal').selectAll().orderBy('number').execute();
  return rows.map(sealOf);
}

function sealOf(row: { number: number; from_xid: string; until_xid: string; events: number; digest: Buffer; form: number; key_number: number | null; signature: Buffer | null }): SealedBatch {
  return { number: row.number, fromXid: row.from_xid, untilXid: row.until_xid, events: row.events, digest: row.digest, form: row.form, keyNumber: row.key_number, signature: row.signature };
}

/** Takes the sealing turn for this transaction; false when another process has it. */
export async function takeSealingTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(hashtext('jinbang.audit.seal')) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** The oldest transaction still running: below it no row can appear any more. */
export async function sealingHorizon(tx: Tx): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx);
  return rows[0]?.horizon ?? '0';
}

const ROW_1 = sql.raw(`concat_ws('|', id, written_xid, extract(epoch from at), actor_kind, actor_id, session_id, ip, request_id,
  action, subject, account_id, encode(before_digest, 'hex'), encode(after_digest, 'hex'), reason, acting_as_id)`);
/** A list keeps every value in its place, an absent one too. */
const ROW_2 = sql.raw(`jsonb_build_array(id, written_xid::text, extract(epoch from at)::text, actor_kind, actor_id, session_id, ip, request_id,
  action, subject, account_id, encode(before_digest, 'hex'), encode(after_digest, 'hex'), reason, acting_as_id)::text`);

/** The digest over all rows written by transactions in [from, until), in a fixed order and form, and their number. */
export async function digestBatch(tx: Tx, from: string, until: string, form: number): Promise<{ events: number; digest: Buffer }> {
  const { rows } = await sql<{ events: number; digest: Buffer }>`
    select count(*)::int as events,
           sha256(coalesce(string_agg(sha256(convert_to(${form === 1 ? ROW_1 : ROW_2}, 'UTF8')), ''::bytea order by written_xid, id), ''::bytea)) as digest
    from audit_event where written_xid >= ${from}::xid8 and written_xid < ${until}::xid8`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('an aggregate always has one row');
  return row;
}

/** Appends a seal. */
export async function insertSeal(tx: Tx, seal: SealedBatch, at: Date): Promise<void> {
  await tx.insertInto('audit_seal')
    .values({ number: seal.number, from_xid: seal.fromXid, until_xid: seal.untilXid, events: seal.events, digest: seal.digest, form: seal.form, key_number: seal.keyNumber, signature: seal.signature, sealed_at: at })
    .execute();
}
