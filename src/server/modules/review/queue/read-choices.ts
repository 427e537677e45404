import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Lang } from '#contracts/refusals.ts';
import { RouteReasonCode, type ReviewChoices } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { findReviewPoint, getExam, levelsIn, listPrefectures, listProvinces, listReviewPoints, listSittings, specialtiesOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { words } from '../words.ts';

/** Checks after the exam (考后核查) follow the scores, two to three months later, and may be repeated within the year. */
const DAYS_AFTER_EXAM = 365;

/** What the queue can be narrowed by: sittings not long past, and the review points of the jurisdiction (a whole country has too many to list). */
export async function readChoices(tx: Tx, jurisdiction: Jurisdiction, lang: Lang, now: Instant, place?: string): Promise<ReviewChoices> {
  const sittings: ReviewChoices['sittings'] = [];
  for (const sitting of await listSittings(tx)) {
    const last = sitting.examOn.toSorted().at(-1);
    if (last === undefined || Date.parse(last) + DAYS_AFTER_EXAM * 86_400_000 < now) continue;
    const exam = await getExam(tx, sitting.examCode);
    const levels = levelsIn(exam, sitting.year).filter((l) => sitting.levels.includes(l.code));
    sittings.push({ value: sitting.id, text: sittingText(sitting, exam.name, lang), levels: levels.map((l) => ({
      value: l.code, text: `${l.code} ${l.name[lang]}`, specialties: specialtiesOf(exam, l.code, sitting.year).map((s) => ({ value: s.code, text: `${s.code} ${s.name[lang]}` })),
      subjects: exam.subjects.filter((s) => s.levels.includes(l.code)).map((s) => ({ value: s.code, text: `${s.code} ${s.name[lang].replace('{specialty}', '…')}` })),
    })) });
  }
  return {
    sittings, places: await placesOf(tx, jurisdiction, place, lang), points: (await pointsOf(tx, jurisdiction)).map((p) => ({ value: p.id, text: p.name[lang] })),
    whys: RouteReasonCode.options.map((value) => ({ value, text: words[lang].routeReasons[value] })),
  };
}

/** The provinces or places a jurisdiction falls into; of the whole country, beside its provinces the places of the one that was chosen. */
async function placesOf(tx: Tx, jurisdiction: Jurisdiction, place: string | undefined, lang: Lang): Promise<ReviewChoices['places']> {
  const province = ProvinceCode.safeParse(jurisdiction.kind === 'province' ? jurisdiction.province : jurisdiction.kind === 'nation' ? place?.slice(0, 2) : undefined);
  const all = [...(jurisdiction.kind === 'nation' ? await listProvinces(tx) : []), ...(province.success ? await listPrefectures(tx, province.data) : [])];
  return all.map((p) => ({ value: p.code, text: p.name[lang] }));
}

async function pointsOf(tx: Tx, jurisdiction: Jurisdiction) {
  switch (jurisdiction.kind) {
    case 'nation': return [];
    case 'province': {
      const code = ProvinceCode.safeParse(jurisdiction.province);
      return code.success ? listReviewPoints(tx, { province: code.data }) : [];
    }
    case 'prefecture': return listReviewPoints(tx, { province: jurisdiction.prefecture.slice(0, 2), prefecture: jurisdiction.prefecture });
    case 'points': {
      const found = [];
      for (const id of jurisdiction.points) {
        const point = await findReviewPoint(tx, id);
        if (point) found.push(point);
      }
      return found;
    }
  }
}
