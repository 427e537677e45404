import { beijingTime } from '#contracts/dates.ts';
import { ReportQuery, type FunnelStep, type ReportView } from '#contracts/reports.ts';
import { refuse } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, wholePart, type ListColumn, type ListReading } from '#server/platform/lists/list-source.ts';
import { scopesAt } from '../domain/scopes.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { namePlace, readFigures } from './read-figures.ts';

const STEPS: Record<FunnelStep, Words> = {
  started: { zh: '开始报考', en: 'Started' }, saved: { zh: '保存信息', en: 'Saved' }, committed: { zh: '完成承诺', en: 'Committed' }, confirmed: { zh: '确认', en: 'Confirmed' }, approved: { zh: '核验通过', en: 'Approved' }, paid: { zh: '缴费或免缴', en: 'Paid or exempt' },
};
const BUCKETS = { 1: { zh: '1 天内', en: 'under a day' }, 3: { zh: '1–3 天', en: '1–3 days' }, 7: { zh: '3–7 天', en: '3–7 days' }, more: { zh: '超过 7 天', en: 'over 7 days' } };
const NAME: ListColumn = { zh: '名称', en: 'Name' };
const CONFIRMED: ListColumn = { zh: '确认', en: 'Confirmed' };
const PAID: ListColumn = { zh: '缴费', en: 'Paid' };

/** The numbers under each chart of 统计看板, as last counted. */
export function figureLists(env: ReportsEnv) {
  const chart = <const K extends string>(name: string, title: Words, columns: Record<K, ListColumn>, rowsOf: (view: ReportView, reading: ListReading) => Record<K, string>[]) => {
    const read = async (reading: ListReading, query: ReportQuery) => {
      const view = await readFigures(env, { tx: reading.tx, jurisdiction: reading.by.jurisdiction, query, lang: reading.lang, now: reading.now, all: true });
      return view.ok ? rowsOf(view.value, reading) : [];
    };
    return defineList({
      name: `figures.${name}`, title, access: ['report.see'], columns, filters: ReportQuery,
      check: (by, f) => (scopesAt(by.jurisdiction, f.place) ? [] : [refuse('report.place_not_found', { path: 'filters.place' })]),
      describe: async ({ tx, lang }, f) => [await catalogueNames(tx, lang).sitting(f.sitting), f.place === undefined ? '' : await namePlace(tx, f.place, lang)],
      count: async (reading, query) => (await read(reading, query)).length,
      part: async (reading, query, after) => wholePart(after === undefined ? await read(reading, query) : [], after),
    });
  };
  const ranked = (key: 'specialties' | 'subjects') => (view: ReportView) => view[key].map((r) => ({ name: r.text, confirmed: String(r.confirmed), paid: String(r.paid) }));
  return [
    chart('funnel', { zh: '报考漏斗', en: 'Funnel' }, { step: { zh: '环节', en: 'Step' }, count: { zh: '人数', en: 'Count' } }, (view, { lang }) => view.funnel.map((f) => ({ step: STEPS[f.step][lang], count: String(f.count) }))),
    chart('queue', { zh: '待核验时长', en: 'Waiting for review' }, { age: { zh: '时长', en: 'Age' }, online: { zh: '线上', en: 'Online' }, on_site: { zh: '现场', en: 'On site' } }, (view, { lang }) => view.queue.map((q) => ({ age: BUCKETS[q.bucket][lang], online: String(q.online), on_site: String(q.onSite) }))),
    chart('hours', { zh: '逐小时报考', en: 'Applications by hour' }, { hour: { zh: '时间', en: 'Hour' }, started: { zh: '开始报考', en: 'Started' }, confirmed: CONFIRMED, paid: PAID }, (view) => view.hours.map((h) => ({ hour: beijingTime(h.at), started: String(h.started), confirmed: String(h.confirmed), paid: String(h.paid) }))),
    chart('places', { zh: '各地报考', en: 'Applications by place' }, { name: NAME, started: { zh: '开始', en: 'Started' }, confirmed: CONFIRMED, approved: { zh: '通过', en: 'Approved' }, paid: PAID }, (view) => view.places.map((p) => ({ name: p.text, started: String(p.started), confirmed: String(p.confirmed), approved: String(p.approved), paid: String(p.paid) }))),
    chart('specialties', { zh: '各专业报考', en: 'Applications by specialty' }, { name: NAME, confirmed: CONFIRMED, paid: PAID }, ranked('specialties')),
    chart('subjects', { zh: '各科目报考', en: 'Applications by subject' }, { name: NAME, confirmed: CONFIRMED, paid: PAID }, ranked('subjects')),
  ];
}
