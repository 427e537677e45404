import type { Instant } from '#contracts/dates.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { leftOf, sharedBy } from '../../domain/edition-years.ts';
import { freeYears, listEditionCodes, lockMajorTables, markReplaced, writeMajorTables } from '../../majors.store.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { recordChange, type Editor } from '../changes/changes.store.ts';

export type Adoption = {
  table: MajorTable;
  /** The edition whose place it takes for its own exams, years and level; null where there was none. */
  base: string | null;
  reason: string;
  number: number;
};

/** Why an edition cannot come into force beside the others: its base is gone, or another one holds for some of its years. */
export function refusalsToAdopt(tables: readonly MajorTable[], table: Pick<MajorTable, 'examCodes' | 'educationLevel' | 'appliesFrom' | 'appliesTo'>, base: string | null): Refusal[] {
  const no = base === null || tables.some((t) => t.version === base) ? [] : [refuse('major.base_gone')];
  for (const other of tables.filter((t) => t.version !== base)) {
    const shared = sharedBy(other, table);
    if (shared) no.push(refuse('major.years_taken', { path: 'appliesFrom', params: { other: other.title.zh, otherEn: other.title.en, exams: shared.examCodes.join('、'), from: shared.from, to: shared.to ?? '…' } }));
  }
  return no;
}

/**
 * Brings an edition of the 专业对照表 into force: its base keeps what the new one does not hold for, under the same name as far as it can; an edition that
 * nothing is left of stays readable. All editions are held meanwhile, and every process reads anew.
 */
export async function adoptMajorTable(tx: Tx, by: Editor, { table, base, reason, number }: Adoption, now: Instant): Promise<Result<{ replaced: string | null }>> {
  const tables = await lockMajorTables(tx);
  const no = refusalsToAdopt(tables, table, base);
  if (no.length > 0) return refused(no);
  const at = new Date(now);
  const written = { staffId: by.staffId, at };
  const old = tables.find((t) => t.version === base);
  const left = old ? leftOf(old, table, await listEditionCodes(tx)) : [];
  if (old) {
    await freeYears(tx, old.version);
    await writeMajorTables(tx, left, written);
  }
  await writeMajorTables(tx, [table], written);
  if (old && left.length === 0) await markReplaced(tx, old.version, table.version, written);
  await recordChange(tx, by, { kind: 'majors', subject: table.version, version: number, act: old ? 'change' : 'create', reason, before: old ? headOf(old) : null, after: headOf(table) }, at);
  await announceEdit(tx, 'majors', now);
  return ok({ replaced: old && left.length === 0 ? old.version : null });
}

const headOf = (t: MajorTable) => ({ version: t.version, title: t.title, examCodes: t.examCodes, educationLevel: t.educationLevel, appliesFrom: t.appliesFrom, appliesTo: t.appliesTo, majors: t.majors.length });
