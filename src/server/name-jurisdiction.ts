import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { findExam, findPrefecture, findProvince, findReviewPoint } from './modules/catalogue/index.ts';
import type { Tx } from './platform/db/tx.ts';

/** A jurisdiction in words (辖区): 全国, the province, the place, or the review points by name; then the exams, where not all. */
export async function nameJurisdiction(tx: Tx, jurisdiction: Jurisdiction, lang: Lang): Promise<string> {
  const place = await namePlace(tx, jurisdiction, lang);
  if (jurisdiction.exams === undefined) return place;
  const names = [];
  for (const code of jurisdiction.exams) names.push((await findExam(tx, code))?.name[lang] ?? code);
  return `${place} · ${names.length === 0 ? (lang === 'zh' ? '未分配考试' : 'No exam') : names.join(lang === 'zh' ? '、' : ', ')}`;
}

async function namePlace(tx: Tx, jurisdiction: Jurisdiction, lang: Lang): Promise<string> {
  switch (jurisdiction.kind) {
    case 'nation': return lang === 'zh' ? '全国' : 'Nationwide';
    case 'province': {
      const code = ProvinceCode.safeParse(jurisdiction.province);
      const province = code.success ? await findProvince(tx, code.data) : undefined;
      return province?.name[lang] ?? jurisdiction.province;
    }
    case 'prefecture': {
      const code = PrefectureCode.safeParse(jurisdiction.prefecture);
      const prefecture = code.success ? await findPrefecture(tx, code.data) : undefined;
      return prefecture?.name[lang] ?? jurisdiction.prefecture;
    }
    case 'points': {
      const names = [];
      for (const id of jurisdiction.points) names.push((await findReviewPoint(tx, id))?.name[lang] ?? id);
      if (names.length === 0) return lang === 'zh' ? '未分配审核点' : 'No review point';
      return names.join(lang === 'zh' ? '、' : ', ');
    }
  }
}
