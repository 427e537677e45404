import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Colleagues } from '#contracts/review-work.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { findReviewPoint, findPrefecture, findProvince } from '#server/modules/catalogue/index.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { listMembersWhoMay } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Asking } from '../case/find-case.ts';
import { countDecided } from '../decisions/decisions.store.ts';
import { words } from '../words.ts';
import { countAssigned } from './assignments.store.ts';
import { countHeld } from './claims.store.ts';

/** Colleagues whose work meets one's jurisdiction, with how much each has in hand and did today (工作量). */
export async function readColleagues({ tx, actor, now }: Asking, lang: Lang): Promise<Colleagues> {
  const members = (await listMembersWhoMay(tx, 'review.decide', provinceOf(actor.jurisdiction))).filter((m) => meet(m.jurisdiction, actor.jurisdiction));
  const ids = members.map((m) => m.id);
  const assigned = await countAssigned(tx, ids);
  const held = await countHeld(tx, ids, now);
  const decided = await countDecided(tx, ids, startOfBeijingDay(beijingDay(now)));
  const people: Colleagues['people'] = [];
  for (const m of members) {
    people.push({
      staffId: m.id, name: m.name, jurisdictionText: await placeText(tx, m.jurisdiction, lang), mine: m.id === actor.staffId,
      assigned: assigned.get(m.id) ?? 0, held: held.get(m.id) ?? 0, decidedToday: decided.get(m.id) ?? 0,
    });
  }
  return { people };
}

/** True when two jurisdictions share a place: one covers where the other works. */
function meet(a: Jurisdiction, b: Jurisdiction): boolean {
  return placesOf(a).some((place) => covers({ ...b, exams: undefined }, place)) || placesOf(b).some((place) => covers({ ...a, exams: undefined }, place));
}

function placesOf(j: Jurisdiction): { province?: string; prefecture?: string; reviewPoint?: string }[] {
  switch (j.kind) {
    case 'nation': return [{}];
    case 'province': return [{ province: j.province }];
    case 'prefecture': return [{ prefecture: j.prefecture }];
    case 'points': return j.points.map((reviewPoint) => ({ reviewPoint }));
  }
}

async function placeText(tx: Tx, j: Jurisdiction, lang: Lang): Promise<string> {
  switch (j.kind) {
    case 'nation': return words[lang].nation;
    case 'province': {
      const code = ProvinceCode.safeParse(j.province);
      return (code.success && (await findProvince(tx, code.data))?.name[lang]) || j.province;
    }
    case 'prefecture': {
      const code = PrefectureCode.safeParse(j.prefecture);
      return (code.success && (await findPrefecture(tx, code.data))?.name[lang]) || j.prefecture;
    }
    case 'points': {
      const names: string[] = [];
      for (const point of j.points.slice(0, 3)) names.push((await findReviewPoint(tx, point))?.name[lang] ?? point);
      return names.join(words[lang].list) + (j.points.length > 3 ? '…' : '');
    }
  }
}
