import { sql } from 'kysely';
import { SittingId } from '#contracts/catalogue.ts';
import { PassLineSetId, PassLineState, PassLineText } from '#contracts/pass-lines.ts';
import { writersAfter } from '#server/kernel/two-person-version.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who acts on a set. */
export type Writer = { staffId: string; name: string };

/** A set of pass lines as it is kept. */
export type KeptSet = { id: PassLineSetId; sitting: SittingId; number: number; text: PassLineText; state: PassLineState; rowVersion: number; writerIds: string[]; writerName: string; changedAt: number };

type Act = 'begin' | 'save' | 'propose' | 'return' | 'withdraw' | 'approve' | 'replace';
type Row = { set_id: string; sitting_id: string; number: number; content: unknown; state: string; row_version: number; writer_ids: string[]; writer_name: string; changed_at: Date };

const COLUMNS = ['set_id', 'sitting_id', 'number', 'content', 'state', 'row_version', 'writer_ids', 'writer_name', 'changed_at'] as const;

function open(r: Row): KeptSet {
  return {
    id: PassLineSetId.parse(r.set_id), sitting: SittingId.parse(r.sitting_id), number: r.number, text: PassLineText.parse(r.content), state: PassLineState.parse(r.state), rowVersion: r.row_version,
    writerIds: r.writer_ids, writerName: r.writer_name, changedAt: r.changed_at.getTime(),
  };
}

/** Every set of a sitting, the newest first. */
export async function listSets(tx: Tx, sitting: SittingId): Promise<KeptSet[]> {
  return (await tx.selectFrom('pass_line_set').select(COLUMNS).where('sitting_id', '=', sitting).orderBy('number', 'desc').limit(100).execute()).map(open);
}

/** The set that holds for a sitting; undefined where the ordinary marks do. */
export async function findInForce(tx: Tx, sitting: SittingId): Promise<KeptSet | undefined> {
  const row = await tx.selectFrom('pass_line_set').select(COLUMNS).where('sitting_id', '=', sitting).where('state', '=', 'in_force').executeTakeFirst();
  return row && open(row);
}

/** Every set in force. */
export async function listInForce(tx: Tx): Promise<KeptSet[]> {
  return (await tx.selectFrom('pass_line_set').select(COLUMNS).where('state', '=', 'in_force').execute()).map(open);
}

/** The set of each sitting that is being written or waits for approval. */
export async function listOpen(tx: Tx): Promise<KeptSet[]> {
  return (await tx.selectFrom('pass_line_set').select(COLUMNS).where('state', 'in', ['draft', 'proposed']).execute()).map(open);
}

/** Holds one set until the transaction ends. */
export async function lockSet(tx: Tx, id: PassLineSetId): Promise<KeptSet | undefined> {
  const row = await tx.selectFrom('pass_line_set').select(COLUMNS).where('set_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Begins a set; false when the sitting has an open one already. */
export async function insertSet(tx: Tx, s: { id: PassLineSetId; sitting: SittingId; text: PassLineText }, by: Writer, at: Date): Promise<boolean> {
  const done = await tx.insertInto('pass_line_set').values((e) => ({
    set_id: s.id, sitting_id: s.sitting, content: JSON.stringify(s.text), state: 'draft', row_version: 1, writer_ids: [by.staffId], writer_name: by.name, changed_at: at,
    number: e.selectFrom('pass_line_set').select((x) => sql<number>`coalesce(${x.fn.max('number')}, 0) + 1`.as('next')).where('sitting_id', '=', s.sitting),
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, s.id, 1, { name: 'begin', by, reason: null }, at);
  return true;
}

/** Writes the next row version of a held set together with its line of history; whoever writes or hands in becomes one of the writers. */
export async function writeSet(tx: Tx, held: KeptSet, change: { text?: PassLineText; state?: PassLineState }, act: { name: Act; by: Writer; reason: string | null }, at: Date): Promise<void> {
  const { writerIds, writerName } = writersAfter(held, act);
  await tx.updateTable('pass_line_set').set({
    row_version: held.rowVersion + 1, changed_at: at, writer_ids: writerIds, writer_name: writerName,
    ...(change.text && { content: JSON.stringify(change.text) }), ...(change.state && { state: change.state }), ...(act.name === 'approve' && { approved_by_id: act.by.staffId }),
  }).where('set_id', '=', held.id).execute();
  await insertAct(tx, held.id, held.rowVersion + 1, act, at);
}

async function insertAct(tx: Tx, id: PassLineSetId, rowVersion: number, act: { name: Act; by: Writer; reason: string | null }, at: Date): Promise<void> {
  await tx.insertInto('pass_line_act').values({ set_id: id, row_version: rowVersion, act: act.name, by_id: act.by.staffId, by_name: act.by.name, reason: act.reason, at }).execute();
}

/** Who did what with a set, the first act first. */
export async function listActs(tx: Tx, id: PassLineSetId): Promise<{ act: string; by: string; at: number; reason: string | null }[]> {
  const rows = await tx.selectFrom('pass_line_act').select(['act', 'by_name', 'at', 'reason']).where('set_id', '=', id).orderBy('row_version').execute();
  return rows.map((r) => ({ act: r.act, by: r.by_name, at: r.at.getTime(), reason: r.reason }));
}
