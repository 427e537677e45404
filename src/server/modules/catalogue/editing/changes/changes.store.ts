import type { CatalogueChange } from '#contracts/sittings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

import { changedFields, type Json } from '../../domain/editing/changed-fields.ts';

/** Who changes the catalogue, as the log names them. */
export type Editor = { staffId: string; name: string };

export type ChangeLine = {
  kind: CatalogueChange['kind']; subject: string; examCode?: string | null; province?: string | null; version: number; act: CatalogueChange['act'];
  reason?: string; before: Json; after: Json;
};

/** Writes one line of the log (修改记录), in the transaction of the change; the log is append-only. */
export async function recordChange(tx: Tx, by: Editor, line: ChangeLine, at: Date): Promise<void> {
  await tx.insertInto('catalogue_change').values({
    change_id: newId(), kind: line.kind, subject: line.subject, exam_code: line.examCode ?? null, province_code: line.province ?? null, version: line.version, act: line.act,
    reason: line.reason === undefined || line.reason === '' ? null : line.reason, before: jsonOf(line.before), after: jsonOf(line.after), by_id: by.staffId, by_name: by.name, at,
  }).execute();
}

/** The log of one thing, or of everything a sitting consists of, the newest first. */
export async function listChanges(tx: Tx, of: { kinds: readonly CatalogueChange['kind'][]; subjectStart: string; province?: string | undefined; limit: number }): Promise<CatalogueChange[]> {
  const rows = await tx.selectFrom('catalogue_change').selectAll().where('kind', 'in', [...of.kinds]).where('subject', 'like', `${of.subjectStart}%`)
    .$if(of.province !== undefined, (q) => q.where((e) => e.or([e('province_code', 'is', null), e('province_code', '=', of.province ?? '')])))
    .orderBy('at', 'desc').orderBy('change_id', 'desc').limit(of.limit).execute();
  return rows.map((r) => ({
    id: r.change_id, kind: r.kind as CatalogueChange['kind'], subject: r.subject, province: r.province_code, version: r.version, act: r.act as CatalogueChange['act'], reason: r.reason,
    by: r.by_name, at: r.at.getTime(), fields: changedFields(r.before, r.after),
  }));
}

/** What was changed since a version, by whom; for whoever edited that version. */
export async function listChangesSince(tx: Tx, kind: CatalogueChange['kind'], subject: string, version: number): Promise<CatalogueChange[]> {
  const all = await listChanges(tx, { kinds: [kind], subjectStart: subject, limit: 50 });
  return all.filter((c) => c.subject === subject && c.version > version);
}

function jsonOf(value: Json): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
