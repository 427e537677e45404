import type { NoticeAudience } from '#contracts/mass-notices.ts';
import type { Lang } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { findPrefecture, findProvince, findReviewPoint, findSitting, getExam, levelsIn } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { words } from '../words.ts';

/** Whom a notice goes to, in words. */
export async function audienceText(tx: Tx, a: NoticeAudience, lang: Lang): Promise<string> {
  const w = words[lang];
  const sitting = await findSitting(tx, a.sitting);
  const exam = sitting && (await getExam(tx, sitting.examCode));
  const parts = [
    sitting && exam && sittingText(sitting, exam.name, lang),
    a.level !== undefined && sitting && exam && levelsIn(exam, sitting.year).find((l) => l.code === a.level)?.name[lang],
    a.province !== undefined && (await findProvince(tx, a.province))?.name[lang], a.prefecture !== undefined && (await findPrefecture(tx, a.prefecture))?.name[lang], a.point !== undefined && (await findReviewPoint(tx, a.point))?.name[lang],
    a.standings.map((s) => w.standings[s]).join(lang === 'zh' ? '、' : ', '),
  ];
  return parts.filter((p) => typeof p === 'string').join(' · ');
}
