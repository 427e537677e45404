import type { RefusalWords } from './words.ts';

/** Noes about pass lines (合格标准). */
export const PASS_LINE_REFUSALS = {
  'pass_line.not_found': { status: 404, zh: '没有这份合格标准', en: 'There is no such set of pass lines' },
  'pass_line.nation_only': { status: 403, zh: '合格标准由国家统一公布，只有全国范围的人员可以起草和批准', en: 'Pass lines are national: only staff of the national centre write and approve them' },
  'pass_line.draft_exists': { status: 409, zh: '本次考试已有 {by} 起草的合格标准尚未结束，请先办结', en: '{by} has already begun a set for this sitting; finish that first' },
  'pass_line.changed_meanwhile': { status: 409, zh: '{by} 刚刚修改了这份合格标准，请载入最新内容；您输入的内容仍在', en: '{by} has just changed this set; load the newest one. What you typed is kept' },
  'pass_line.wrong_state': { status: 409, zh: '这份合格标准现为“{state}”，不能这样办理', en: 'This set is “{stateEn}”; that is not open' },
  'pass_line.own_work': { status: 403, zh: '起草或修改过这份合格标准的人不能批准，须由另一人批准', en: 'Whoever wrote this set cannot approve it; a second person must' },
  'pass_line.not_approver': { status: 403, zh: '您没有批准合格标准的权限', en: 'Approving pass lines is not among your permissions' },
  'pass_line.before_exam': { status: 409, zh: '考试尚未结束（最后一天 {day}），合格标准在考试结束后制定', en: 'The exam is not over (last day {day}); pass lines are set afterwards' },
  'pass_line.subject_unknown': { status: 422, zh: '本次考试没有这个级别、专业和科目的组合', en: 'This sitting has no such level, specialty and subject' },
  'pass_line.above_full_mark': { status: 422, zh: '高于满分 {full} 分', en: 'Above the full mark of {full}' },
  'pass_line.twice': { status: 422, zh: '{place}的这个科目写了两条标准', en: 'This subject has two lines for {placeEn}' },
} as const satisfies Record<string, RefusalWords>;
