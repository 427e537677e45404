import type { AdoptPrecedent } from '#contracts/major-precedents.ts';
import type { MajorVersionId } from '#contracts/major-versions.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findProvince, plainMajor } from '#server/modules/catalogue/index.ts';
import { draftVersion } from '../versions/draft-version.ts';
import { addSynonym } from '../versions/edit-version.ts';
import type { Tabling } from '../versions/take-version.ts';
import { findMajorVersion, findOpenVersion } from '../versions/versions.store.ts';
import { listPrecedents } from './precedents.store.ts';

/** Makes a name reviewers decided on a variant in the next version of an edition, in one act: the version is begun if nobody has; a second person still approves it. */
export async function adoptPrecedent(tabling: Tabling, { exam, major, edition, code }: AdoptPrecedent): Promise<Result<MajorVersionId>> {
  const { tx, by } = tabling;
  if (!coversExam(by.jurisdiction, exam)) return refusedFor('catalogue.exam_not_found');
  const precedents = await listPrecedents(tx, exam, plainMajor(major), 100);
  if (precedents.length === 0) return refusedFor('major.precedent_not_found');
  const there = await findOpenVersion(tx, edition);
  const begun = there ? ok(there.id) : await draftVersion(tabling, { basedOn: edition, examCodes: [] });
  if (!begun.ok) return begun;
  const version = await findMajorVersion(tx, begun.value);
  const provinces = await Promise.all([...new Set(precedents.map((p) => p.province))].map(async (p) => (await findProvince(tx, p))?.short.zh ?? p));
  const added = await addSynonym(tabling, begun.value, { version: version?.rowVersion ?? 0, name: major, code, source: `审核先例 ${String(precedents.length)} 次（${provinces.join('、')}）` });
  return added.ok ? begun : added;
}
