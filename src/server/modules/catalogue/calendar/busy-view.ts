import { beijingDay, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { OpeningMinute } from '#contracts/sittings.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { forecastDays, type ForecastDay } from '../domain/calendar/forecast-days.ts';
import { forecastVisits, type Draw } from '../domain/calendar/visit-forecast.ts';
import { CARRIED_PER_SECOND, openingLoad } from '../domain/editing/opening-load.ts';
import { expectedCandidates, getExam, listHeldSittings } from '../exams.ts';
import { usuallyApply, usualTurnout } from './usual-turnout.ts';

const DAY = 86_400_000;
/** How far the forecast looks. */
const FORECAST_DAYS = 28;

/** The openings of one day to come: from when, which exams, in which provinces, how many people in all will apply there, and whether so many calls in one of its minutes make people wait. */
export type OpeningAhead = { at: Instant; exams: readonly { code: string; name: Words }[]; provinces: readonly ProvinceCode[]; expected: number; load: 'usual' | 'busy' | 'heavy' };
export type BusyView = { openings: readonly OpeningAhead[]; days: readonly ForecastDay[]; /** Where the numbers of people come from: how many terms of provinces say their own, how many are the usual ones. */ stated: number; usual: number };

/** When the platform will be crowded in the coming four weeks, and when it is quiet (预计拥挤程度): figures and shapes by domain.md 9.2. */
export async function viewBusy(tx: Tx, now: Instant): Promise<BusyView> {
  const from = startOfBeijingDay(beijingDay(now));
  const until = from + FORECAST_DAYS * DAY;
  const [turnout, stated] = [await usualTurnout(), await expectedCandidates(tx)];
  const draws: (Draw & { examCode: string; province: ProvinceCode; isStated: boolean })[] = [];
  for (const { sitting, configs } of await listHeldSittings(tx)) {
    for (const { province, windows } of configs) {
      const own = stated.get(`${sitting.id}/${province}`);
      const people = own ?? usuallyApply(turnout, sitting.examCode, province);
      for (const kind of ['apply', 'ticket', 'score'] as const) {
        const window = windows[kind];
        if (window !== null && window.closesAt > from && window.opensAt < until) draws.push({ kind, ...window, people, examCode: sitting.examCode, province, isStated: own !== undefined });
      }
    }
  }
  const opening = draws.filter((d) => d.kind === 'apply' && d.opensAt > now);
  const minutes = openingLoad(opening.map((d) => ({ province: d.province, opensAt: d.opensAt, expected: d.people }))).toSorted((a, b) => a.at - b.at);
  const days = [...new Set(minutes.map((m) => beijingDay(m.at)))];
  const openings = await Promise.all(days.map(async (day) => ({
    ...presentOpenings(minutes.filter((m) => beijingDay(m.at) === day)), exams: await namesOf(tx, new Set(opening.filter((d) => beijingDay(d.opensAt) === day).map((d) => d.examCode))),
  })));
  return {
    openings, days: forecastDays(forecastVisits(draws, from, FORECAST_DAYS * 24), from, now),
    stated: draws.filter((d) => d.isStated).length, usual: draws.filter((d) => !d.isStated).length,
  };
}

/** The minutes of one day, the first of them first, as one opening. */
function presentOpenings(minutes: readonly OpeningMinute[]): Omit<OpeningAhead, 'exams'> {
  const perSecond = Math.max(...minutes.map((m) => m.perSecond));
  return {
    at: minutes[0]?.at ?? 0, provinces: [...new Set(minutes.flatMap((m) => m.provinces))], expected: minutes.reduce((sum, m) => sum + m.expected, 0),
    load: minutes.some((m) => m.heavy) ? 'heavy' : perSecond > CARRIED_PER_SECOND / 2 ? 'busy' : 'usual',
  };
}

async function namesOf(tx: Tx, codes: ReadonlySet<string>): Promise<{ code: string; name: Words }[]> {
  return Promise.all([...codes].map(async (code) => ({ code, name: (await getExam(tx, code)).name })));
}
