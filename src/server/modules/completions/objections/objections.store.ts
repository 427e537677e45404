import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { CompletionId, type CompletionKey } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { ObjectionChannel, ObjectionId, ObjectionState } from '#contracts/objections.ts';
import { PublicityId } from '#contracts/publicity.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Objection as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { By } from '../completions.store.ts';
import { objectionsWithin } from './objections.scope.ts';

const CONTENT = 'objection.content';
const FACTS = 'objection.facts';
const ANSWER = 'objection.answer';
/** What was said and, under a name, by whom. */
const Content = z.object({ statement: z.string(), reporter: z.object({ name: z.string(), phone: z.string(), mail: z.string() }).nullable() });
export type ObjectionContent = z.infer<typeof Content>;

/** An objection as it is kept, what is sealed opened. */
export type Objection = CompletionKey & {
  id: ObjectionId; publicityId: PublicityId; position: number; sittingId: string; examCode: string; province: string; reference: string; state: ObjectionState; version: number; channel: ObjectionChannel; named: boolean; content: ObjectionContent;
  facts: string | null; answer: string | null; outcome: 'upheld' | 'not_upheld' | null; assignedToId: string | null; assignedToName: string | null; proposedById: string | null; proposedByName: string | null; decidedByName: string | null; receivedAt: Instant; decidedAt: Instant | null;
};
type Step = 'receive' | 'assign' | 'note' | 'propose' | 'return' | 'uphold' | 'dismiss';

const open = (crypto: FieldCrypto, r: Selectable<Row>): Objection => ({
  accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id), id: ObjectionId.parse(r.objection_id), publicityId: PublicityId.parse(r.publicity_id), position: r.position, sittingId: r.sitting_id, examCode: r.exam_code, province: r.province,
  reference: r.reference, state: ObjectionState.parse(r.state), version: r.row_version, channel: ObjectionChannel.parse(r.channel), named: r.named, content: Content.parse(JSON.parse(crypto.open(CONTENT, r.content))),
  facts: r.facts && crypto.open(FACTS, r.facts), answer: r.answer && crypto.open(ANSWER, r.answer), outcome: r.outcome === 'upheld' ? 'upheld' : r.outcome === 'not_upheld' ? 'not_upheld' : null,
  assignedToId: r.assigned_to_id, assignedToName: r.assigned_to_name, proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, decidedByName: r.decided_by_name, receivedAt: r.received_at.getTime(), decidedAt: r.decided_at?.getTime() ?? null,
});

/** Keeps a new objection with the first line of its history. */
export async function insertObjection(tx: Tx, crypto: FieldCrypto, o: Pick<Objection, 'accountId' | 'completionId' | 'id' | 'publicityId' | 'position' | 'sittingId' | 'examCode' | 'province' | 'reference' | 'channel' | 'named' | 'content'>, by: By, at: Date): Promise<void> {
  await tx.insertInto('objection').values({
    account_id: o.accountId, objection_id: o.id, completion_id: o.completionId, publicity_id: o.publicityId, position: o.position, sitting_id: o.sittingId, exam_code: o.examCode, province: o.province, reference: o.reference, state: 'received', row_version: 1,
    channel: o.channel, named: o.named, content: crypto.seal(CONTENT, JSON.stringify(o.content)), received_at: at,
  }).execute();
  await tx.insertInto('objection_event').values({ account_id: o.accountId, objection_id: o.id, row_version: 1, act: 'receive', by_id: by.staffId, by_name: by.name, at }).execute();
}

/** Keeps the way back to an objection: the digest of its code. */
export async function insertDoor(tx: Tx, door: Buffer, { accountId, id }: Pick<Objection, 'accountId' | 'id'>): Promise<void> {
  await tx.insertInto('objection_door').values({ door, account_id: accountId, objection_id: id }).execute();
}

/** The objection behind a code. */
export async function findBehindDoor(tx: Tx, crypto: FieldCrypto, door: Buffer): Promise<Objection | undefined> {
  const row = await tx.selectFrom('objection_door as d').innerJoin('objection as o', (on) => on.onRef('o.account_id', '=', 'd.account_id').onRef('o.objection_id', '=', 'd.objection_id')).selectAll('o').where('d.door', '=', door).executeTakeFirst();
  return row && open(crypto, row);
}

/** How many objections about a completion are not decided. */
export async function countOpenObjections(tx: Tx, { accountId, completionId }: CompletionKey): Promise<number> {
  const row = await tx.selectFrom('objection').select((eb) => eb.fn.countAll<number>().as('n')).where('account_id', '=', accountId).where('completion_id', '=', completionId).where('state', 'in', ['received', 'assigned', 'proposed']).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** An objection somebody may see; held until the transaction ends where asked. */
export async function findObjection(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, id: ObjectionId, how: { lock?: boolean } = {}): Promise<Objection | undefined> {
  const query = tx.selectFrom('objection').selectAll().where('objection_id', '=', id).where(objectionsWithin(j));
  const row = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return row && open(crypto, row);
}

type Asked = { state?: ObjectionState | undefined; publicityId?: string | undefined };
const asked = (tx: Tx, j: Jurisdiction, { state, publicityId }: Asked) => tx.selectFrom('objection').where(objectionsWithin(j)).$if(state !== undefined, (q) => q.where('state', '=', state ?? '')).$if(publicityId !== undefined, (q) => q.where('publicity_id', '=', publicityId ?? ''));

/** The objections of a jurisdiction behind a place, the newest first. */
export async function listObjections(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, of: Asked & { after?: { at: Instant; id: string } | undefined; limit: number }): Promise<Objection[]> {
  const { after } = of;
  const rows = await asked(tx, j, of).selectAll().$if(after !== undefined, (q) => q.where((eb) => eb(eb.refTuple('received_at', 'objection_id'), '<', eb.tuple(new Date(after?.at ?? 0), after?.id ?? '')))).orderBy('received_at', 'desc').orderBy('objection_id', 'desc').limit(of.limit).execute();
  return rows.map((r) => open(crypto, r));
}

/** How many. */
export async function countObjections(tx: Tx, j: Jurisdiction, of: Asked): Promise<number> {
  const row = await asked(tx, j, of).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

type Change = {
  state: ObjectionState; assignedTo?: { staffId: string; name: string }; proposal?: { facts: string; answer: string; outcome: 'upheld' | 'not_upheld'; by: { staffId: string; name: string } } | null; decidedBy?: { staffId: string; name: string };
};

/** Writes a held objection; its state and the line of its history are one write. */
export async function stepObjection(tx: Tx, crypto: FieldCrypto, o: Pick<Objection, 'accountId' | 'id' | 'version'>, c: Change, act: Step, reason: string, by: By, at: Date): Promise<void> {
  const version = o.version + 1;
  await tx.updateTable('objection').set({
    state: c.state, row_version: version, ...(c.assignedTo && { assigned_to_id: c.assignedTo.staffId, assigned_to_name: c.assignedTo.name }),
    ...(c.proposal === null && { proposed_by_id: null, proposed_by_name: null }),
    ...(c.proposal && { facts: crypto.seal(FACTS, c.proposal.facts), answer: crypto.seal(ANSWER, c.proposal.answer), outcome: c.proposal.outcome, proposed_by_id: c.proposal.by.staffId, proposed_by_name: c.proposal.by.name }),
    ...(c.decidedBy && { decided_by_id: c.decidedBy.staffId, decided_by_name: c.decidedBy.name, decided_at: at }),
  }).where('account_id', '=', o.accountId).where('objection_id', '=', o.id).execute();
  await tx.insertInto('objection_event').values({ account_id: o.accountId, objection_id: o.id, row_version: version, act, reason, by_id: by.staffId, by_name: by.name, at }).execute();
}

/** Who did what with an objection, the latest first. */
export async function listObjectionEvents(tx: Tx, { accountId, id }: Pick<Objection, 'accountId' | 'id'>): Promise<{ act: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('objection_event').select(['act', 'reason', 'by_name', 'at']).where('account_id', '=', accountId).where('objection_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** How many objections lists have. */
export async function countByPublicity(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('objection').select(['publicity_id', (eb) => eb.fn.countAll<number>().as('n')]).where('publicity_id', '=', sql<string>`any(${[...ids]}::uuid[])`).groupBy('publicity_id').execute();
  return new Map(rows.map((r) => [r.publicity_id, Number(r.n)]));
}
