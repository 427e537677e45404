import type { LibraryKind } from '#contracts/review-library.ts';
import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which list: of which kind, where and for which exam. */
export type ListKey = { kind: LibraryKind; province: string; exam: string };
export type ListVersion = { version: number; entries: unknown; changedById: string; changedAt: Instant; why: string };

/** The versions of a list, newest first. */
export async function listVersions(tx: Tx, key: ListKey, limit: number): Promise<ListVersion[]> {
  const rows = await tx.selectFrom('review_library').select(['version', 'entries', 'changed_by_id', 'changed_at', 'why'])
    .where('kind', '=', key.kind).where('province', '=', key.province).where('exam_code', '=', key.exam).orderBy('version', 'desc').limit(limit).execute();
  return rows.map((r) => ({ version: r.version, entries: r.entries, changedById: r.changed_by_id, changedAt: r.changed_at.getTime(), why: r.why }));
}

/** Keeps the next version of a list; false when somebody else made that version first. */
export async function insertVersion(tx: Tx, key: ListKey, v: { version: number; entries: readonly unknown[]; by: StaffId; at: Instant; why: string }): Promise<boolean> {
  const done = await tx.insertInto('review_library').values({
    kind: key.kind, province: key.province, exam_code: key.exam, version: v.version, entries: JSON.stringify(v.entries), changed_by_id: v.by, changed_at: new Date(v.at), why: v.why,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
