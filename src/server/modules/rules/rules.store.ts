import { sql } from 'kysely';
import { RuleState, RuleText, RuleVersionId } from '#contracts/rules.ts';
import type { RuleSet } from '#contracts/eligibility.ts';
import { writersAfter } from '#server/kernel/two-person-version.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who acts on a version. */
export type Writer = { staffId: string; name: string };

/** A version of conditions as it is kept. */
export type RuleVersion = {
  id: RuleVersionId; exam: string; level: string; number: number; replaces: string | null; text: RuleText; state: RuleState; rowVersion: number;
  writerIds: string[]; writerName: string; approvedById: string | null; changedAt: number;
};

export type RuleAct = 'begin' | 'save' | 'propose' | 'return' | 'withdraw' | 'approve' | 'replace';

type Row = { version_id: string; exam_code: string; level_code: string; number: number; replaces: string | null; content: unknown; state: string; row_version: number; writer_ids: string[]; writer_name: string; approved_by_id: string | null; changed_at: Date };

const COLUMNS = ['version_id', 'exam_code', 'level_code', 'number', 'replaces', 'content', 'state', 'row_version', 'writer_ids', 'writer_name', 'approved_by_id', 'changed_at'] as const;

function open(r: Row): RuleVersion {
  return {
    id: RuleVersionId.parse(r.version_id), exam: r.exam_code, level: r.level_code, number: r.number, replaces: r.replaces, text: RuleText.parse(r.content), state: RuleState.parse(r.state), rowVersion: r.row_version,
    writerIds: r.writer_ids, writerName: r.writer_name, approvedById: r.approved_by_id, changedAt: r.changed_at.getTime(),
  };
}

/** Every version of an exam's conditions, the newest first. */
export async function listRuleVersions(tx: Tx, exam: string): Promise<RuleVersion[]> {
  return (await tx.selectFrom('rule_version').select(COLUMNS).where('exam_code', '=', exam).orderBy('changed_at', 'desc').orderBy('version_id', 'desc').limit(200).execute()).map(open);
}

/** One version. */
export async function findRuleVersion(tx: Tx, id: RuleVersionId): Promise<RuleVersion | undefined> {
  const row = await tx.selectFrom('rule_version').select(COLUMNS).where('version_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds one version until the transaction ends. */
export async function lockRuleVersion(tx: Tx, id: RuleVersionId): Promise<RuleVersion | undefined> {
  const row = await tx.selectFrom('rule_version').select(COLUMNS).where('version_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The version of a level that is being written or waits for approval. */
export async function findOpenVersion(tx: Tx, exam: string, level: string): Promise<RuleVersion | undefined> {
  const row = await tx.selectFrom('rule_version').select(COLUMNS).where('exam_code', '=', exam).where('level_code', '=', level).where('state', 'in', ['draft', 'proposed']).executeTakeFirst();
  return row && open(row);
}

/** The version under whose id a set stands in the catalogue, held; undefined for sets of the data files. */
export async function lockInForce(tx: Tx, exam: string, level: string, number: number): Promise<RuleVersion | undefined> {
  const row = await tx.selectFrom('rule_version').select(COLUMNS).where('exam_code', '=', exam).where('level_code', '=', level).where('number', '=', number).where('state', '=', 'in_force').forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Begins a version; undefined when the level has an open one already. */
export async function insertRuleVersion(tx: Tx, v: { id: RuleVersionId; exam: string; level: string; replaces: string | null; text: RuleText }, by: Writer, at: Date): Promise<boolean> {
  const done = await tx.insertInto('rule_version').values((e) => ({
    version_id: v.id, exam_code: v.exam, level_code: v.level, replaces: v.replaces, content: JSON.stringify(v.text), state: 'draft', row_version: 1, writer_ids: [by.staffId], writer_name: by.name, changed_at: at,
    number: e.selectFrom('rule_version').select((x) => sql<number>`coalesce(${x.fn.max('number')}, 0) + 1`.as('next')).where('exam_code', '=', v.exam).where('level_code', '=', v.level),
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, v.id, 1, 'begin', by, null, at);
  return true;
}

export type RuleChange = { text?: RuleText; state?: RuleState; approved?: { rulesBefore: RuleSet[] } };

/** Writes the next row version of a held version together with its line of history; a save, and a proposal, makes its author one of the writers. */
export async function writeRuleVersion(tx: Tx, v: RuleVersion, change: RuleChange, act: { name: RuleAct; by: Writer; reason: string | null }, at: Date): Promise<void> {
  const { writerIds, writerName } = writersAfter(v, act);
  await tx.updateTable('rule_version').set({
    row_version: v.rowVersion + 1, changed_at: at, writer_ids: writerIds, writer_name: writerName,
    ...(change.text && { content: JSON.stringify(change.text) }), ...(change.state && { state: change.state }),
    ...(change.approved && { approved_by_id: act.by.staffId, rules_before: JSON.stringify(change.approved.rulesBefore) }),
  }).where('version_id', '=', v.id).execute();
  await insertAct(tx, v.id, v.rowVersion + 1, act.name, act.by, act.reason, at);
}

async function insertAct(tx: Tx, id: RuleVersionId, rowVersion: number, act: RuleAct, by: Writer, reason: string | null, at: Date): Promise<void> {
  await tx.insertInto('rule_version_act').values({ version_id: id, row_version: rowVersion, act, by_id: by.staffId, by_name: by.name, reason, at }).execute();
}

/** Who did what with a version, the first act first. */
export async function listRuleActs(tx: Tx, id: RuleVersionId): Promise<{ act: string; by: string; at: number; reason: string | null }[]> {
  const rows = await tx.selectFrom('rule_version_act').select(['act', 'by_name', 'at', 'reason']).where('version_id', '=', id).orderBy('row_version').execute();
  return rows.map((r) => ({ act: r.act, by: r.by_name, at: r.at.getTime(), reason: r.reason }));
}
