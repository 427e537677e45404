import { findReviewPoint, findPrefecture, findProvince, getExam, findSitting, levelsIn } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { words } from '../words.ts';
import type { ExportJob } from './exports.store.ts';

/** Which applications an export holds, in words: the jurisdiction and every filter (范围). */
export async function describeScope(tx: Tx, env: ReportsEnv, { jurisdiction, filters: f, lang }: Pick<ExportJob, 'jurisdiction' | 'filters' | 'lang'>): Promise<string> {
  const w = words[lang];
  const sitting = f.sitting === undefined ? undefined : await findSitting(tx, f.sitting);
  const exam = sitting && (await getExam(tx, sitting.examCode));
  const parts = [
    await env.nameJurisdiction(tx, jurisdiction, lang),
    sitting && `${String(sitting.year)} ${exam?.name[lang] ?? ''}`,
    f.level !== undefined && sitting && exam && levelsIn(exam, sitting.year).find((l) => l.code === f.level)?.name[lang],
    f.province !== undefined && (await findProvince(tx, f.province))?.name[lang],
    f.prefecture !== undefined && (await findPrefecture(tx, f.prefecture))?.name[lang],
    f.point !== undefined && (await findReviewPoint(tx, f.point))?.name[lang],
    w.which[f.which],
    f.review !== undefined && w.reviewFilter[f.review],
    f.payment !== undefined && w.paymentFilter[f.payment],
  ];
  return parts.filter((p) => typeof p === 'string').join(' · ');
}
