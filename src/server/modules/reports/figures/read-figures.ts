import type { Instant } from '#contracts/dates.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import type { Lang } from '#contracts/refusals.ts';
import { FUNNEL_STEPS, type Forecast, type ReportQuery, type ReportView } from '#contracts/reports.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findPrefecture, findProvince, findReviewPoint, findSitting, getExam, levelsIn, listProvinceConfigs, listSittings, specialtiesOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { forecastOf } from '../domain/forecast.ts';
import { NATION, scopesAt } from '../domain/scopes.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { words } from '../words.ts';
import { findCount } from './count-figures.store.ts';
import { hoursIn, partsOf, paymentsIn, specialtiesIn, subjectsIn, sumsOf, type Counted, type Of } from './figures.store.ts';

const DAYS_SHOWN = 14;
const BARS = 15;

/** `all`: every specialty, subject and hour, not only what a chart shows. */
type Asking = { tx: Tx; jurisdiction: Jurisdiction; query: ReportQuery; lang: Lang; now: Instant; all?: boolean };
const ALL = 5_000;

/** The figures as one page shows them, from what was last counted; within the jurisdiction, or nothing. */
export async function readFigures(env: ReportsEnv, { tx, jurisdiction, query, lang, now, all = false }: Asking): Promise<Result<ReportView>> {
  const scopes = scopesAt(jurisdiction, query.place);
  if (!scopes) return refusedFor('report.place_not_found');
  const of: Of = { scopes, sitting: query.sitting, exams: jurisdiction.exams };
  const sums = await sumsOf(tx, of);
  const counted = await findCount(tx);
  const places = [];
  for (const part of await partsOf(tx, of)) places.push({ code: part.scope, text: await namePlace(tx, part.scope, lang), started: part.started, confirmed: part.confirmed, approved: part.approved, paid: part.paid });
  return ok({
    countedAt: counted?.countedAt ?? null, tookMs: counted?.tookMs ?? 0,
    scopeText: query.place === undefined ? await env.nameJurisdiction(tx, jurisdiction, lang) : await namePlace(tx, query.place, lang),
    funnel: FUNNEL_STEPS.map((step) => ({ step, count: sums[step] })), exempt: sums.exempt, rejected: sums.rejected, ended: sums.ended,
    queue: [
      { bucket: '1', online: sums.online_1, onSite: sums.on_site_1 }, { bucket: '3', online: sums.online_3, onSite: sums.on_site_3 },
      { bucket: '7', online: sums.online_7, onSite: sums.on_site_7 }, { bucket: 'more', online: sums.online_more, onSite: sums.on_site_more },
    ],
    hours: await hoursIn(tx, of, all ? undefined : now - DAYS_SHOWN * 86_400_000), places,
    specialties: await named(tx, await specialtiesIn(tx, of, all ? ALL : BARS), 'specialty', { lang, withExam: query.sitting === undefined }),
    subjects: await named(tx, await subjectsIn(tx, of, all ? ALL : BARS), 'subject', { lang, withExam: query.sitting === undefined }),
    payments: await paymentsIn(tx, of), forecast: await forecast(tx, of, sums.confirmed, lang, now),
  });
}

/** A scope by name: the nation, a province, a place or a review point. */
export async function namePlace(tx: Tx, scope: string, lang: Lang): Promise<string> {
  if (scope === NATION) return words[lang].nation;
  const province = ProvinceCode.safeParse(scope);
  if (province.success) return (await findProvince(tx, province.data))?.name[lang] ?? scope;
  const prefecture = PrefectureCode.safeParse(scope);
  if (prefecture.success) return (await findPrefecture(tx, prefecture.data))?.name[lang] ?? scope;
  return (await findReviewPoint(tx, scope))?.name[lang] ?? scope;
}

async function named(tx: Tx, rows: Counted[], what: 'specialty' | 'subject', { lang, withExam }: { lang: Lang; withExam: boolean }): Promise<ReportView['specialties']> {
  const out: ReportView['specialties'] = [];
  for (const row of rows) {
    const sitting = await findSitting(tx, row.sittingId);
    if (!sitting) continue;
    const exam = await getExam(tx, sitting.examCode);
    const level = levelsIn(exam, sitting.year).find((l) => l.code === row.level)?.name[lang];
    const own = what === 'specialty' ? specialtiesOf(exam, row.level, sitting.year).find((s) => s.code === row.code)?.name[lang]
      : exam.subjects.find((s) => s.code === row.code && s.levels.some((l) => l === row.level))?.name[lang].replace('{specialty}', '…');
    out.push({ key: `${row.sittingId}/${row.level}/${row.code}`, text: [withExam && sittingText(sitting, exam.name, lang), level, own ?? row.code].filter(Boolean).join(' · '), confirmed: row.confirmed, paid: row.paid });
  }
  return out;
}

async function forecast(tx: Tx, of: Of, confirmed: number, lang: Lang, now: Instant): Promise<Forecast> {
  const window = of.sitting === undefined ? undefined : await windowOf(tx, of.sitting, of.scopes);
  const sitting = of.sitting === undefined ? undefined : await findSitting(tx, of.sitting);
  if (!window || !sitting) return { how: 'none' };
  const before = (await listSittings(tx)).filter((s) => s.examCode === sitting.examCode && s.half === sitting.half && s.year < sitting.year).toSorted((a, b) => b.year - a.year)[0];
  const lastWindow = before && (await windowOf(tx, before.id, of.scopes));
  const last = before && lastWindow && { text: sittingText(before, (await getExam(tx, before.examCode)).name, lang), window: lastWindow, hours: await hoursIn(tx, { ...of, sitting: before.id }) };
  return forecastOf({ confirmed, hours: await hoursIn(tx, of, now - 25 * 3_600_000), window, last, now });
}

/** From the first province's opening to the last one's end of confirmation, of the provinces in question. */
async function windowOf(tx: Tx, sittingId: string, scopes: readonly string[]): Promise<{ opensAt: Instant; closesAt: Instant } | undefined> {
  const configs = (await listProvinceConfigs(tx, sittingId)).filter((c) => scopes.some((s) => s === NATION || s.startsWith(c.province)));
  if (configs.length === 0) return undefined;
  return { opensAt: Math.min(...configs.map((c) => c.windows.apply.opensAt)), closesAt: Math.max(...configs.map((c) => c.windows.confirm.closesAt)) };
}
