import type { Exam, Sitting } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { SuspensionArea, SuspensionEffect, SuspensionScope } from '#contracts/suspensions.ts';
import type { Words } from '#contracts/words.ts';
import { findPrefecture, findProvince, findProvinceConfig, findSitting, getExam } from '#server/modules/catalogue/index.ts';
import { halfDaysOf, halfDayWords, timesOf } from '#server/modules/seating/index.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countAffected, countUnpaid, ticketsReleased } from './affected.store.ts';
import { findCentreOf } from './centres.store.ts';
import { suspendedPapers } from './domain/suspended-papers.ts';
import type { Area } from './area.ts';

export type ScopeFacts = { sitting: Sitting; exam: Exam; area: Area; place: Words; phone: string | null; halfDays: number[] };

/** What a scope means: its sitting, its place by name, whom to call there; undefined where the sitting or the place is not there. */
export async function readScope(tx: Tx, { sittingId, area, halfDays }: SuspensionScope): Promise<ScopeFacts | undefined> {
  const sitting = await findSitting(tx, sittingId);
  const where = sitting && (await areaOf(tx, area));
  if (!sitting || !where) return undefined;
  const config = where.area.province === null ? undefined : await findProvinceConfig(tx, sittingId, where.area.province);
  if (where.area.province !== null && !config) return undefined;
  return { sitting, exam: await getExam(tx, sitting.examCode), ...where, phone: config?.phone ?? null, halfDays: [...new Set(halfDays)].sort((a, b) => a - b) };
}

async function areaOf(tx: Tx, area: SuspensionArea): Promise<{ area: Area; place: Words } | undefined> {
  switch (area.kind) {
    case 'nation': return { area: { kind: 'nation', province: null, prefecture: null, centreId: null }, place: { zh: '全国', en: 'the whole country' } };
    case 'province': {
      const province = await findProvince(tx, area.province);
      return province && { area: { kind: 'province', province: area.province, prefecture: null, centreId: null }, place: province.name };
    }
    case 'prefecture': {
      const place = await findPrefecture(tx, area.prefecture);
      return place && { area: { kind: 'prefecture', province: area.prefecture.slice(0, 2), prefecture: area.prefecture, centreId: null }, place: place.name };
    }
    case 'centre': {
      const centre = await findCentreOf(tx, area.centreId);
      return centre && { area: { kind: 'centre', province: centre.province, prefecture: centre.prefecture, centreId: area.centreId }, place: { zh: centre.name, en: centre.name } };
    }
  }
}

/** Half-days a scope names that the sitting does not have. */
export function refusalsOfHalfDays({ sitting, halfDays }: Pick<ScopeFacts, 'sitting' | 'halfDays'>): Refusal[] {
  return halfDays.filter((h) => h > sitting.examOn.length * 2).map((halfDay) => refuse('suspension.half_day_unknown', { path: 'halfDays', params: { halfDay } }));
}

/** What half-days are called. */
export const halfDayNames = (sitting: Pick<Sitting, 'examOn'>, halfDays: readonly number[]): Words[] => halfDays.map((h) => halfDayWords(sitting, h));

/** What a scope would do (影响): counted by kinds of people, so that it is shown at once however many they are. */
export async function readEffect(tx: Tx, f: ScopeFacts): Promise<SuspensionEffect> {
  const where = { sittingId: f.sitting.id, area: f.area };
  const [kinds, unpaid, released] = await Promise.all([countAffected(tx, where), countUnpaid(tx, where), ticketsReleased(tx, where)]);
  const byHalfDay = halfDaysOf(timesOf(f.exam, f.sitting));
  const touched = kinds.flatMap((k) => {
    const papers = suspendedPapers({ halfDays: f.halfDays }, { subjects: k.subjects, byHalfDay: byHalfDay(k), atCentre: k.atCentre });
    return papers.subjects.length === 0 ? [] : [{ ...k, whole: papers.whole }];
  });
  const sum = (of: (k: (typeof touched)[number]) => number) => touched.reduce((n, k) => n + of(k), 0);
  const codes = [...new Set(touched.map((k) => (f.area.kind === 'nation' ? k.province : k.prefecture)))].sort();
  const places = [];
  for (const code of codes) {
    const own = touched.filter((k) => (f.area.kind === 'nation' ? k.province : k.prefecture) === code);
    const name = code.length === 2 ? (await findProvince(tx, ProvinceCode.parse(code)))?.name : code === '' ? undefined : (await findPrefecture(tx, PrefectureCode.parse(code)))?.name;
    places.push({ code, name: name ?? { zh: code, en: code }, people: own.reduce((n, k) => n + k.people, 0), paidInFen: own.reduce((n, k) => n + k.paidInFen, 0) });
  }
  return {
    people: sum((k) => k.people), whole: sum((k) => (k.whole ? k.people : 0)), partly: sum((k) => (k.whole ? 0 : k.people)), paidInFen: sum((k) => k.paidInFen), onlineInFen: sum((k) => (k.how === 'online' ? k.paidInFen : 0)), onSiteInFen: sum((k) => (k.how === 'on_site' ? k.paidInFen : 0)),
    onSitePeople: sum((k) => (k.how === 'on_site' ? k.people : 0)), exempt: sum((k) => (k.how === null ? k.people : 0)), seated: sum((k) => k.seated), tickets: sum((k) => k.tickets), ticketsReleased: released, unpaid, places,
  };
}
