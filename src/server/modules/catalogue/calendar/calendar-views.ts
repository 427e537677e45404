import type { Period, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { DATE_KINDS, datesOf, type SittingDate } from '../domain/calendar/sitting-dates.ts';
import { getExam, listExams, listHeldSittings } from '../exams.ts';
import { listProvinces } from '../regions.ts';

/** A window over the provinces meant: from the first opening to the last closing; `varies` when they differ. */
export type Span = Period & { varies: boolean };
/** The windows a calendar draws. */
export const DRAWN = ['apply', 'pay', 'ticket', 'score'] as const;
export type Drawn = (typeof DRAWN)[number];

/** One sitting of the calendar, over one province or all that hold it. */
export type CalendarRow = { sitting: Sitting; examName: Words; spans: Record<Drawn, Span | null>; dates: readonly CalendarDate[] };
/** A date over the provinces meant: the first or the last of them, when they differ. */
export type CalendarDate = SittingDate & { which: 'all' | 'first' | 'last' };

export type CalendarAsked = { province?: ProvinceCode | undefined; exam?: string | undefined };
export type CalendarChoices = { provinces: readonly { value: string; text: string }[]; exams: readonly { value: string; text: string }[] };
export type CalendarView = CalendarAsked & CalendarChoices & { rows: readonly CalendarRow[] };

/** Every announced sitting as a calendar shows it, in the order in which applications open (报考日历). */
export async function viewCalendar(tx: Tx, lang: Lang, asked: CalendarAsked): Promise<CalendarView> {
  const rows: CalendarRow[] = [];
  for (const held of await listHeldSittings(tx)) {
    if (asked.exam !== undefined && held.sitting.examCode !== asked.exam) continue;
    const configs = held.configs.filter((c) => asked.province === undefined || c.province === asked.province);
    if (configs.length > 0) rows.push(rowOf(held.sitting, configs, (await getExam(tx, held.sitting.examCode)).name));
  }
  return {
    ...asked,
    provinces: (await listProvinces(tx)).map((p) => ({ value: p.code, text: p.name[lang] })), exams: (await listExams(tx)).map((e) => ({ value: e.code, text: e.name[lang] })),
    rows: rows.toSorted((a, b) => (a.spans.apply?.opensAt ?? 0) - (b.spans.apply?.opensAt ?? 0)),
  };
}

function rowOf(sitting: Sitting, configs: readonly ProvinceConfig[], examName: Words): CalendarRow {
  return { sitting, examName, spans: { apply: spanOf(configs, 'apply'), pay: spanOf(configs, 'pay'), ticket: spanOf(configs, 'ticket'), score: spanOf(configs, 'score') }, dates: datesOver(sitting, configs) };
}

function spanOf(configs: readonly ProvinceConfig[], name: Drawn): Span | null {
  const windows = configs.map((c) => c.windows[name]).filter((w) => w !== null);
  if (windows.length === 0) return null;
  const [opens, closes] = [windows.map((w) => w.opensAt), windows.map((w) => w.closesAt)];
  return { opensAt: Math.min(...opens), closesAt: Math.max(...closes), varies: new Set(opens).size > 1 || new Set(closes).size > 1 };
}

/** The dates of a sitting over provinces: what opens, by the first of them; what closes, by the last one: between them somebody can act. */
export function datesOver(sitting: Sitting, configs: readonly ProvinceConfig[]): CalendarDate[] {
  const all = configs.flatMap((c) => datesOf({ sitting, windows: c.windows }));
  return DATE_KINDS.flatMap((kind): CalendarDate[] => {
    const sorted = all.filter((d) => d.kind === kind).toSorted((a, b) => a.at - b.at);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (first.at === last.at) return [{ ...first, which: 'all' }];
    return [first.kind.endsWith('_closes') ? { ...last, which: 'last' } : { ...first, which: 'first' }];
  }).toSorted((a, b) => a.at - b.at);
}
