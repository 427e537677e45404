import type { WindowName } from '#contracts/catalogue.ts';
import { WINDOW_NAMES } from '#contracts/catalogue.ts';
import type { Day } from '#contracts/dates.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { EditedWindows, Finding, OpeningMinute, ProvinceTerms } from '#contracts/sittings.ts';

import { refusalsOfTerms, type TermsFacts } from './sitting-rules.ts';
import { hintsOfWindows, type Holidays } from './window-hints.ts';

/** Everything there is to see in a province's plan: what stops it, then what may be meant so. */
export function findingsOfProvince(province: ProvinceCode, terms: ProvinceTerms, facts: TermsFacts, holidays: Holidays, lang: Lang): Finding[] {
  return [
    ...refusalsOfTerms(terms, facts).map((r) => findingOf(r, province, lang)),
    ...hintsOfWindows(terms.windows, holidays).map((h): Finding => ({ kind: 'look', code: h.code, province, window: h.window, text: h.words[lang] })),
  ];
}

/** What stops a plan, as the console lists it. */
export function findingOf(refusal: Refusal, province: ProvinceCode | null, lang: Lang): Finding {
  return { kind: 'no', code: refusal.code, province, window: windowIn(refusal.path), text: refusalText(refusal, lang) };
}

/** What concerns the sitting as a whole: provinces that open together, unknown numbers, exams on the same days. */
export function findingsOfSitting(opening: readonly OpeningMinute[], provinces: readonly { province: ProvinceCode; terms: { expectedCandidates: number | null; windows: EditedWindows } }[], sameDays: readonly { name: string; days: readonly Day[] }[], lang: Lang): Finding[] {
  const zh = lang === 'zh';
  const look = (code: string, text: string, window: WindowName | null = null): Finding => ({ kind: 'look', code, province: null, window, text });
  const heavy = opening.filter((m) => m.heavy).map((m) => look('opening_heavy', zh
    ? `${String(m.provinces.length)} 个省份在同一分钟开放，预计 ${String(m.expected)} 人，首分钟约每秒 ${String(m.perSecond)} 次请求；请错开开放时间或启用排队`
    : `${String(m.provinces.length)} provinces open in the same minute, ${String(m.expected)} people expected, about ${String(m.perSecond)} requests a second at first; stagger them or let people queue`, 'apply'));
  const unknown = provinces.filter((p) => p.terms.expectedCandidates === null).length;
  return [
    ...heavy,
    ...(unknown > 0 ? [look('expected_unknown', zh ? `${String(unknown)} 个省份没有填写预计报名人数，开放瞬间的负荷无法估算` : `${String(unknown)} provinces give no expected number; their opening load is unknown`)] : []),
    ...sameDays.map((s) => look('same_days', zh ? `与《${s.name}》同日开考（${s.days.join('、')}），两项都报考的人只能选一项` : `on the same days as ${s.name} (${s.days.join(', ')}); who applies for both must choose`)),
  ];
}

function windowIn(path: string | undefined): WindowName | null {
  return WINDOW_NAMES.find((name) => path?.split('.').includes(name)) ?? null;
}
