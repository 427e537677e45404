import { sql } from 'kysely';
import { TemplateState, TemplateText, TemplateVersionId } from '#contracts/message-templates.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { writersAfter } from '#server/kernel/two-person-version.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who acts on a version. */
export type Writer = { staffId: string; name: string };

/** A version of an event's words, or of a province's addition, as it is kept. */
export type TemplateVersion = {
  id: TemplateVersionId; event: string; province: ProvinceCode | null; number: number; content: TemplateText; state: TemplateState; rowVersion: number; writerIds: string[]; writerName: string; changedAt: Instant;
};

type Row = { version_id: string; event: string; province: string | null; number: number; content: unknown; state: string; row_version: number; writer_ids: string[]; writer_name: string; changed_at: Date };

const COLUMNS = ['version_id', 'event', 'province', 'number', 'content', 'state', 'row_version', 'writer_ids', 'writer_name', 'changed_at'] as const;

function versionOf(r: Row): TemplateVersion {
  return {
    id: TemplateVersionId.parse(r.version_id), event: r.event, province: r.province === null ? null : ProvinceCode.parse(r.province), number: r.number, content: TemplateText.parse(r.content), state: TemplateState.parse(r.state),
    rowVersion: r.row_version, writerIds: r.writer_ids, writerName: r.writer_name, changedAt: r.changed_at.getTime(),
  };
}

/** Versions, the newest first: of one event, or whatever is open or in force. */
export async function listTemplateVersions(tx: Tx, of: { event: string } | 'current'): Promise<TemplateVersion[]> {
  const all = tx.selectFrom('message_template_version').select(COLUMNS);
  const narrowed = of === 'current' ? all.where('state', 'in', ['draft', 'proposed', 'in_force']) : all.where('event', '=', of.event).limit(200);
  return (await narrowed.orderBy('changed_at', 'desc').orderBy('version_id', 'desc').execute()).map(versionOf);
}

/** One version; `hold` keeps others from acting on it until the transaction ends. */
export async function findTemplateVersion(tx: Tx, id: TemplateVersionId, hold = false): Promise<TemplateVersion | undefined> {
  const query = tx.selectFrom('message_template_version').select(COLUMNS).where('version_id', '=', id);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row && versionOf(row);
}

/** Begins a version; false when one of the same words is open already. */
export async function insertTemplateVersion(tx: Tx, v: { id: TemplateVersionId; event: string; province: string | null; content: TemplateText }, by: Writer, at: Instant): Promise<boolean> {
  const done = await tx.insertInto('message_template_version').values((e) => ({
    version_id: v.id, event: v.event, province: v.province, content: JSON.stringify(v.content), state: 'draft', row_version: 1, writer_ids: [by.staffId], writer_name: by.name, changed_at: new Date(at),
    number: e.selectFrom('message_template_version').select((x) => sql<number>`coalesce(${x.fn.max('number')}, 0) + 1`.as('next')).where('event', '=', v.event).where(sql<boolean>`coalesce(province, '') = ${v.province ?? ''}`),
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, { id: v.id, rowVersion: 1 }, { name: 'begin', by, reason: null }, at);
  return true;
}

/** The open version of the same words, if any. */
export async function findOpenTemplate(tx: Tx, event: string, province: string | null): Promise<TemplateVersion | undefined> {
  const row = await tx.selectFrom('message_template_version').select(COLUMNS).where('event', '=', event).where(sql<boolean>`coalesce(province, '') = ${province ?? ''}`).where('state', 'in', ['draft', 'proposed']).executeTakeFirst();
  return row && versionOf(row);
}

/** The version in force of the same words, held. */
export async function lockTemplateInForce(tx: Tx, event: string, province: string | null): Promise<TemplateVersion | undefined> {
  const row = await tx.selectFrom('message_template_version').select(COLUMNS).where('event', '=', event).where(sql<boolean>`coalesce(province, '') = ${province ?? ''}`).where('state', '=', 'in_force').forUpdate().executeTakeFirst();
  return row && versionOf(row);
}

type Act = { name: 'begin' | 'save' | 'propose' | 'return' | 'withdraw' | 'approve' | 'replace'; by: Writer; reason: string | null };
export type TemplateChange = { content?: TemplateText; state?: TemplateState };

/** Writes the next row version of a held version together with its line of history; a save, and a proposal, makes its author one of the writers. */
export async function writeTemplateVersion(tx: Tx, v: TemplateVersion, change: TemplateChange, act: Act, at: Instant): Promise<void> {
  const { writerIds, writerName } = writersAfter(v, act);
  await tx.updateTable('message_template_version').set({
    row_version: v.rowVersion + 1, changed_at: new Date(at), writer_ids: writerIds, writer_name: writerName,
    ...(change.content && { content: JSON.stringify(change.content) }), ...(change.state && { state: change.state }),
    ...(act.name === 'approve' && { approved_by_id: act.by.staffId, approved_at: new Date(at) }),
  }).where('version_id', '=', v.id).execute();
  await insertAct(tx, { id: v.id, rowVersion: v.rowVersion + 1 }, act, at);
}

async function insertAct(tx: Tx, v: { id: TemplateVersionId; rowVersion: number }, act: Act, at: Instant): Promise<void> {
  await tx.insertInto('message_template_act').values({ version_id: v.id, row_version: v.rowVersion, act: act.name, by_id: act.by.staffId, by_name: act.by.name, reason: act.reason, at: new Date(at) }).execute();
}

/** Who did what with a version, the first act first. */
export async function listTemplateActs(tx: Tx, id: TemplateVersionId): Promise<{ act: string; by: string; at: Instant; reason: string | null }[]> {
  const rows = await tx.selectFrom('message_template_act').select(['act', 'by_name', 'at', 'reason']).where('version_id', '=', id).orderBy('row_version').execute();
  return rows.map((r) => ({ act: r.act, by: r.by_name, at: r.at.getTime(), reason: r.reason }));
}
