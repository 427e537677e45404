import { sql } from 'kysely';
import { z } from 'zod';
import { MajorHead, MajorState, MajorVersionId } from '#contracts/major-versions.ts';
import { MajorTable } from '#contracts/majors.ts';
import { writersAfter } from '#server/kernel/two-person-version.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who acts on a version. */
export type Writer = { staffId: string; name: string };

/** A version of a table of majors as it is kept; its lines stand apart. */
export type MajorVersion = {
  id: MajorVersionId; number: number; basedOn: string | null; head: MajorHead; examCodes: string[]; state: MajorState; rowVersion: number;
  writerIds: string[]; writerName: string; edition: string | null; changedAt: number;
};

export type MajorAct = 'begin' | 'save' | 'add_line' | 'change_line' | 'remove_line' | 'add_synonym' | 'remove_synonym' | 'load' | 'propose' | 'return' | 'withdraw' | 'approve' | 'replace';

const COLUMNS = ['version_id', 'number', 'based_on', 'head', 'exam_codes', 'state', 'row_version', 'writer_ids', 'writer_name', 'edition', 'changed_at'] as const;
type Row = { version_id: string; number: number; based_on: string | null; head: unknown; exam_codes: string[]; state: string; row_version: number; writer_ids: string[]; writer_name: string; edition: string | null; changed_at: Date };

function open(r: Row): MajorVersion {
  return {
    id: MajorVersionId.parse(r.version_id), number: r.number, basedOn: r.based_on, head: MajorHead.parse(r.head), examCodes: r.exam_codes, state: MajorState.parse(r.state), rowVersion: r.row_version,
    writerIds: r.writer_ids, writerName: r.writer_name, edition: r.edition, changedAt: r.changed_at.getTime(),
  };
}

/** Every version people wrote, the newest first. */
export async function listMajorVersions(tx: Tx): Promise<MajorVersion[]> {
  return (await tx.selectFrom('major_version').select(COLUMNS).orderBy('number', 'desc').limit(200).execute()).map(open);
}

/** One version. */
export async function findMajorVersion(tx: Tx, id: MajorVersionId): Promise<MajorVersion | undefined> {
  const row = await tx.selectFrom('major_version').select(COLUMNS).where('version_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds one version until the transaction ends. */
export async function lockMajorVersion(tx: Tx, id: MajorVersionId): Promise<MajorVersion | undefined> {
  const row = await tx.selectFrom('major_version').select(COLUMNS).where('version_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The version of an edition that is being written or waits for approval. */
export async function findOpenVersion(tx: Tx, basedOn: string): Promise<MajorVersion | undefined> {
  const row = await tx.selectFrom('major_version').select(COLUMNS).where('based_on', '=', basedOn).where('state', 'in', ['draft', 'proposed']).executeTakeFirst();
  return row && open(row);
}

/** The version that stands under this name among the editions, held; undefined for editions of the data files. */
export async function lockVersionOfEdition(tx: Tx, edition: string): Promise<MajorVersion | undefined> {
  const row = await tx.selectFrom('major_version').select(COLUMNS).where('edition', '=', edition).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The edition a version was copied from, as it was then. */
export async function readBase(tx: Tx, id: MajorVersionId): Promise<MajorTable | null> {
  const { base } = await tx.selectFrom('major_version').select('base').where('version_id', '=', id).executeTakeFirstOrThrow();
  return base === null ? null : MajorTable.parse(base);
}

/** Begins a version; false when its edition has an open one already. All editions must be held, so that numbers are given one after another. */
export async function insertMajorVersion(tx: Tx, v: { id: MajorVersionId; base: MajorTable | null; head: MajorHead }, by: Writer, at: Date): Promise<boolean> {
  const done = await tx.insertInto('major_version').values((e) => ({
    version_id: v.id, based_on: v.base?.version ?? null, base: v.base === null ? null : JSON.stringify(v.base), head: JSON.stringify(v.head), exam_codes: v.head.examCodes, state: 'draft', row_version: 1,
    writer_ids: [by.staffId], writer_name: by.name, changed_at: at,
    number: e.selectFrom('major_version').select((x) => sql<number>`coalesce(${x.fn.max('number')}, 0) + 1`.as('next')),
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, v.id, 1, { name: 'begin', by, reason: null }, at);
  return true;
}

export type VersionChange = { head?: MajorHead; state?: MajorState; approvedAs?: string };
export type Act = { name: MajorAct; by: Writer; reason: string | null;
  /** What it was about, in the order it is read: a line's code and name, a file and its rows. */
  detail?: string[] | undefined;
};

/** Writes the next row version of a held version together with its line of history; whoever changes or proposes it becomes one of its writers. */
export async function writeMajorVersion(tx: Tx, v: MajorVersion, change: VersionChange, act: Act, at: Date): Promise<void> {
  const { writerIds, writerName } = writersAfter(v, act);
  await tx.updateTable('major_version').set({
    row_version: v.rowVersion + 1, changed_at: at, writer_ids: writerIds, writer_name: writerName,
    ...(change.head && { head: JSON.stringify(change.head), exam_codes: change.head.examCodes }), ...(change.state && { state: change.state }),
    ...(change.approvedAs !== undefined && { approved_by_id: act.by.staffId, edition: change.approvedAs }),
  }).where('version_id', '=', v.id).execute();
  await insertAct(tx, v.id, v.rowVersion + 1, act, at);
}

async function insertAct(tx: Tx, id: MajorVersionId, rowVersion: number, { name, by, reason, detail }: Act, at: Date): Promise<void> {
  await tx.insertInto('major_version_act').values({ version_id: id, row_version: rowVersion, act: name, by_id: by.staffId, by_name: by.name, reason, detail: detail === undefined ? null : JSON.stringify(detail), at }).execute();
}

/** Who did what with a version, the newest first, as many as a screen shows. */
export async function listMajorActs(tx: Tx, id: MajorVersionId): Promise<{ act: string; by: string; at: number; reason: string | null; detail: string | null }[]> {
  const rows = await tx.selectFrom('major_version_act').select(['act', 'by_name', 'at', 'reason', 'detail']).where('version_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, by: r.by_name, at: r.at.getTime(), reason: r.reason, detail: r.detail === null ? null : z.array(z.string()).parse(r.detail).join(' ') }));
}
