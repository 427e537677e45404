import { beijingDay } from '#contracts/dates.ts';
import type { DraftMajors, MajorHead, MajorVersionId } from '#contracts/major-versions.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { lockMajorTables, plainMajor } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import { headOfTable, linesOfTable } from '../domain/lines-of-table.ts';
import { refusalsToWrite } from '../domain/version-acts.ts';
import { appendLines } from './lines.store.ts';
import { listSynonyms, putSynonyms, type Synonym } from './synonyms.store.ts';
import { seesExams, type Tabling } from './take-version.ts';
import { findOpenVersion, insertMajorVersion, lockVersionOfEdition } from './versions.store.ts';

/** Begins a version (起草): a copy of an edition with its variants, or an empty table for exams that have none. An edition has one open version at a time. */
export async function draftVersion(tabling: Tabling, asked: DraftMajors): Promise<Result<MajorVersionId>> {
  const { tx, now, by } = tabling;
  const tables = await lockMajorTables(tx);
  const base = asked.basedOn === null ? null : tables.find((t) => t.version === asked.basedOn && seesExams(by.jurisdiction, t.examCodes));
  if (base === undefined) return refusedFor('major.edition_not_found');
  if (!base && asked.examCodes.length === 0) return refusedFor('field.required', { path: 'examCodes' });
  const no = refusalsToWrite(base?.examCodes ?? asked.examCodes, by.jurisdiction);
  if (no.length > 0) return refused(no);
  const id = newId<MajorVersionId>();
  const begun = await insertMajorVersion(tx, { id, base, head: base ? headOfTable(base, '—') : firstHead(asked.examCodes, Number(beijingDay(now).slice(0, 4)) + 1) }, by, new Date(now));
  if (!begun) return refusedFor('major.draft_exists', { params: { by: (await findOpenVersion(tx, asked.basedOn ?? ''))?.writerName ?? '—' } });
  if (base) {
    await appendLines(tx, id, linesOfTable(base), 0);
    await putSynonyms(tx, id, await synonymsOf(tabling, base));
  }
  return ok(id);
}

/** The variants of an edition with who added them, where a version of ours remembers. */
async function synonymsOf({ tx, now }: Tabling, base: MajorTable): Promise<Synonym[]> {
  const version = await lockVersionOfEdition(tx, base.version);
  if (version) return listSynonyms(tx, version.id);
  const all = base.majors.flatMap((m) => m.synonyms.map((name) => ({ plainName: plainMajor(name), name, code: m.code, source: base.title.zh, addedById: null, addedByName: '—', addedAt: now })));
  return [...new Map(all.map((s) => [s.plainName, s])).values()];
}

function firstHead(examCodes: string[], year: number): MajorHead {
  return {
    title: { zh: '专业对照表', en: 'Table of equivalent majors' }, examCodes, educationLevel: 'any', appliesFrom: year, appliesTo: null, complete: false,
    columns: [
      { key: 'current', name: { zh: '现行目录', en: 'Catalogue in force' }, graduatedFrom: '202001' }, { key: 'name2012', name: { zh: '2012年版目录', en: 'Catalogue of 2012' }, graduatedFrom: '201209' },
      { key: 'name1998', name: { zh: '1998年版目录', en: 'Catalogue of 1998' }, graduatedFrom: '199801' }, { key: 'before1998', name: { zh: '1998年以前', en: 'Before 1998' }, graduatedFrom: null },
    ],
    otherCategory: { zh: '未列入对照表的专业，以当地考试机构的答复为准', en: 'Majors not in the table: the answer of the local exam agency decides' }, source: '—',
  };
}
