import type { MajorVersionId } from '#contracts/major-versions.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A name variant as it is kept (同义专业名称): where it leads, where it comes from, who added it. */
export type Synonym = { plainName: string; name: string; code: string; source: string; addedById: string | null; addedByName: string; addedAt: number };

/** The variants of a version by name. */
export async function listSynonyms(tx: Tx, version: MajorVersionId): Promise<Synonym[]> {
  const rows = await tx.selectFrom('major_version_synonym').selectAll().where('version_id', '=', version).orderBy('name').execute();
  return rows.map((r) => ({ plainName: r.plain_name, name: r.name, code: r.code, source: r.source, addedById: r.added_by_id, addedByName: r.added_by_name, addedAt: r.added_at.getTime() }));
}

/** Adds variants; one that is there already leads where the newest says. The version must be held. */
export async function putSynonyms(tx: Tx, version: MajorVersionId, synonyms: readonly Synonym[]): Promise<void> {
  if (synonyms.length === 0) return;
  await tx.insertInto('major_version_synonym').values(synonyms.map((s) => ({
    version_id: version, plain_name: s.plainName, name: s.name, code: s.code, source: s.source, added_by_id: s.addedById, added_by_name: s.addedByName, added_at: new Date(s.addedAt),
  }))).onConflict((c) => c.columns(['version_id', 'plain_name']).doUpdateSet((e) => ({
    name: e.ref('excluded.name'), code: e.ref('excluded.code'), source: e.ref('excluded.source'), added_by_id: e.ref('excluded.added_by_id'), added_by_name: e.ref('excluded.added_by_name'), added_at: e.ref('excluded.added_at'),
  }))).execute();
}

/** Takes a variant out; false when it was not there. */
export async function deleteSynonym(tx: Tx, version: MajorVersionId, plainName: string): Promise<boolean> {
  const done = await tx.deleteFrom('major_version_synonym').where('version_id', '=', version).where('plain_name', '=', plainName).executeTakeFirst();
  return done.numDeletedRows === 1n;
}
