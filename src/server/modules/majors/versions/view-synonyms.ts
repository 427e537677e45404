import type { MajorSynonym, MajorVersionId } from '#contracts/major-versions.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { nameCodes } from './lines.store.ts';
import { listSynonyms } from './synonyms.store.ts';
import { readVersion, type Tabling } from './take-version.ts';

/** The name variants of a version with the majors they lead to, and who added them (同义专业名称). */
export async function viewSynonyms(tabling: Tabling, id: MajorVersionId): Promise<Result<{ synonyms: MajorSynonym[] }>> {
  const found = await readVersion(tabling, id);
  if (!found.ok) return found;
  const synonyms = await listSynonyms(tabling.tx, id);
  const names = await nameCodes(tabling.tx, id, synonyms.map((s) => s.code));
  return ok({ synonyms: synonyms.map((s) => ({ name: s.name, code: s.code, majorName: names.get(s.code) ?? null, source: s.source, addedBy: s.addedByName, addedAt: s.addedAt })) });
}
