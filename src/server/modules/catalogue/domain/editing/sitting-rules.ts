import type { Exam } from '#contracts/catalogue.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { PrefectureCode } from '#contracts/regions.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { EditedWindows, ProvinceTerms, SittingSettings } from '#contracts/sittings.ts';

import { conditionSetFor, levelsIn } from '../exam-of-year.ts';
import { sittingIdOf } from './copy-sitting.ts';
import { refusalsOfWindows } from './window-checks.ts';

/** What stops the national part of a sitting: levels the exam does not have, levels without conditions, days of another half-year, a frame in the wrong order. */
export function refusalsOfSettings(settings: SittingSettings, frame: EditedWindows, exam: Exam, year: number, half: number): Refusal[] {
  const no: Refusal[] = [];
  const known = new Set(levelsIn(exam, year).map((l) => l.code));
  for (const level of new Set([...settings.levels, ...settings.levelsAlwaysManual])) {
    if (!known.has(level)) no.push(refuse('sitting.level_not_of_exam', { path: 'settings.levels', params: { level, year } }));
    else if (settings.levels.includes(level) && conditionSetFor(exam, level, settings.ruleYear) === undefined) {
      no.push(refuse('sitting.level_without_conditions', { path: 'settings.levels', params: { level, year: settings.ruleYear } }));
    }
  }
  const elsewhere = half <= 2 && settings.examOn.some((day) => { const of = sittingIdOf(exam.code, day); return of.year !== year || of.half !== half; });
  if (elsewhere) no.push(refuse('sitting.year_fixed', { path: 'settings.examOn', params: { year, half: half === 1 ? '上' : '下' } }));
  return [...no, ...refusalsOfWindows(frame, { frame: null, examOn: settings.examOn, reviewTiming: null }).map((r) => under('frame', r))];
}

export type TermsFacts = { frame: EditedWindows | null; settings: Pick<SittingSettings, 'examOn' | 'levels'>; cities: readonly PrefectureCode[] };

/** What stops a province's terms: windows, exam cities without a review point, a way of review for a level that is not held. */
export function refusalsOfTerms(terms: ProvinceTerms, { frame, settings, cities }: TermsFacts): Refusal[] {
  return [
    ...refusalsOfWindows(terms.windows, { frame, examOn: settings.examOn, reviewTiming: terms.reviewTiming }),
    ...(terms.examCities ?? []).filter((c) => !cities.includes(c)).map((city) => refuse('sitting.city_not_here', { path: 'examCities', params: { city } })),
    ...(['reviewModeByLevel', 'secondReviewByLevel'] as const).flatMap((name) => Object.keys(terms[name]).filter((level) => !settings.levels.includes(level)).map((level) => refuse('catalogue.level_not_offered', { path: `${name}.${level}` }))),
  ];
}

/** True once candidates may have acted on what stands: the sitting is announced and applying has begun somewhere it concerns. */
export function reasonNeeded(announcedAt: Instant | null, windows: readonly Pick<EditedWindows, 'apply'>[], now: Instant): boolean {
  return announcedAt !== null && windows.some((w) => w.apply.opensAt <= now);
}

/** Noes of changing what has begun: a reason of some length, and an opening that is past stays where it was. */
export function refusalsToChangeBegun(before: EditedWindows, after: EditedWindows, reason: string, now: Instant): Refusal[] {
  const no: Refusal[] = reason.length < 4 ? [refuse('sitting.reason_needed', { path: 'reason' })] : [];
  for (const [name, zh] of [['apply', '报名'], ['confirm', '信息确认'], ['pay', '缴费']] as const) {
    const was = before[name].opensAt;
    if (was <= now && after[name].opensAt !== was) no.push(refuse('sitting.opened_already', { path: `windows.${name}`, params: { window: zh, at: beijingTime(was) } }));
  }
  return no;
}

/** True when unfinished applications would lapse at another moment. */
export function deadlinesMoved(before: EditedWindows, after: EditedWindows): boolean {
  return (['apply', 'confirm', 'pay'] as const).some((name) => before[name].closesAt !== after[name].closesAt);
}

/** The same refusal, told where the form has the field. */
export function under(part: string, refusal: Refusal): Refusal {
  const path = refusal.path === undefined ? part : part === 'frame' ? refusal.path.replace(/^windows/, 'frame') : `${part}.${refusal.path}`;
  return { ...refusal, path };
}
