import type { Fee, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Province, ProvinceCode } from '#contracts/regions.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { datesAhead, type SittingDate } from '../domain/calendar/sitting-dates.ts';
import { isPlaceAsked } from '../domain/places/province-tiles.ts';
import { toldOfPractice, type Told } from '../domain/policy-words.ts';
import type { ProvincePractice } from '../domain/sitting-plan.ts';
import { phasesOf, type Phase } from '../domain/windows.ts';
import { getExam, listFees, listHeldSittings, listReviewPoints } from '../exams.ts';
import type { NewsLine, NewsPort } from '../news-port.ts';
import { listPrefectures, listProvinces } from '../regions.ts';
import { usualPractices } from '../usual-practices.ts';

/** Exams that open within so many days open soon. */
const SOON = 30 * 86_400_000;
const NEWS = 5;

/** One place of application in the list and on the chart: whom to ask, how it usually works, how many exams take applications there now and open within thirty days. */
export type PlaceLine = { code: ProvinceCode; name: string; short: string; phones: readonly string[]; open: number; soon: number; practice: ProvincePractice | undefined };
export type PlacesView = { places: readonly PlaceLine[]; found: readonly PlaceLine[]; asked: string; fictional: boolean };

/** Every place of application with what is open there at a moment, and those that were asked for (各省报名政策, R-1.1-01). */
export async function viewPlaces(tx: Tx, now: Instant, lang: Lang, asked: string): Promise<PlacesView> {
  const provinces = await listProvinces(tx);
  const [usual, standing] = [await usualPractices(), await standingByProvince(tx, now)];
  const lineOf = (p: Province): PlaceLine => ({
    code: p.code, name: p.name[lang], short: p.short[lang], phones: p.phones, ...(standing.get(p.code) ?? { open: 0, soon: 0 }), practice: usual.find((one) => one.province === p.code),
  });
  const places = provinces.map(lineOf);
  const found = new Set(provinces.filter((p) => isPlaceAsked(p, asked)).map((p) => p.code));
  return { places, found: places.filter((p) => found.has(p.code)), asked, fictional: provinces.some((p) => p.phonesFictional) };
}

async function standingByProvince(tx: Tx, now: Instant): Promise<Map<string, { open: number; soon: number }>> {
  const counted = new Map<string, { open: number; soon: number }>();
  for (const { configs } of await listHeldSittings(tx)) {
    for (const { province, windows: { apply } } of configs) {
      const { open, soon } = counted.get(province) ?? { open: 0, soon: 0 };
      const isOpen = apply.opensAt <= now && now < apply.closesAt;
      counted.set(province, { open: open + Number(isOpen), soon: soon + Number(apply.opensAt > now && apply.opensAt <= now + SOON) });
    }
  }
  return counted;
}

/** A sitting as one province holds it. */
export type HeldHere = { sitting: Sitting; examName: Words; config: ProvinceConfig; phases: Record<keyof ProvinceConfig['windows'], Phase>; fees: readonly Fee[]; ahead: readonly SittingDate[] };
/** The review points of a prefecture. */
export type PointsOf = { prefecture: string; points: readonly { id: string; name: string; address: string; phone: string; hours: string }[] };
export type PlaceView = {
  province: Province;
  told: readonly Told[];
  /** What is open or ahead there, what closes soonest first, then what opens soonest. */
  held: readonly HeldHere[];
  /** What one only waits for: tickets, the exam, scores. */
  waiting: readonly HeldHere[];
  points: readonly PointsOf[];
  news: readonly NewsLine[]; policies: readonly NewsLine[];
};

/** Everything one place of application tells its candidates at a moment. */
export async function viewPlace(tx: Tx, now: Instant, lang: Lang, province: Province, { latestNotices }: NewsPort): Promise<PlaceView> {
  const here = await heldHere(tx, now, province.code);
  const practice = (await usualPractices()).find((p) => p.province === province.code);
  const forApplying = here.filter((h) => h.config.windows.pay.closesAt > now);
  const moment = ({ config: { windows: { apply, pay } }, phases }: HeldHere): Instant => (phases.apply === 'before' ? apply.opensAt : phases.apply === 'open' ? apply.closesAt : pay.closesAt);
  return {
    province,
    told: practice === undefined ? [] : toldOfPractice(practice),
    held: forApplying.toSorted((a, b) => Number(a.phases.apply === 'before') - Number(b.phases.apply === 'before') || moment(a) - moment(b)),
    waiting: here.filter((h) => h.config.windows.pay.closesAt <= now && h.ahead.length > 0).toSorted((a, b) => (a.ahead[0]?.at ?? 0) - (b.ahead[0]?.at ?? 0)),
    points: await pointsOf(tx, lang, province.code),
    news: await latestNotices(tx, now, lang, NEWS, { agency: province.code }),
    policies: await latestNotices(tx, now, lang, NEWS, { kind: 'policy', agency: province.code }),
  };
}

async function heldHere(tx: Tx, now: Instant, province: ProvinceCode): Promise<HeldHere[]> {
  const here: HeldHere[] = [];
  for (const { sitting, configs } of await listHeldSittings(tx)) {
    const config = configs.find((c) => c.province === province);
    if (config === undefined) continue;
    here.push({
      sitting, config, examName: (await getExam(tx, sitting.examCode)).name, phases: phasesOf(config.windows, now), fees: await listFees(tx, sitting.examCode, province, sitting.year),
      ahead: datesAhead({ sitting, windows: config.windows }, now),
    });
  }
  return here;
}

async function pointsOf(tx: Tx, lang: Lang, province: ProvinceCode): Promise<PointsOf[]> {
  const points = await listReviewPoints(tx, { province });
  return (await listPrefectures(tx, province)).flatMap(({ code, name }) => {
    const here = points.filter((p) => p.prefecture === code);
    return here.length === 0 ? [] : [{ prefecture: name[lang], points: here.map((p) => ({ id: p.id, name: p.name[lang], address: p.address, phone: p.phone, hours: p.hours[lang] })) }];
  });
}
