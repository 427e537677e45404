import type { RefusalWords } from './words.ts';

/** Noes about re-checks of scores (成绩复查). */
export const RECHECK_REFUSALS = {
  'recheck.too_late': { status: 409, zh: '成绩复查申请已经截止（成绩公布后 30 日内）', en: 'The time for re-checks is over (30 days from the release)' },
  'recheck.once': { status: 409, zh: '这个科目已经申请过复查，每科只受理一次', en: 'A re-check of this subject was asked for already; each is taken once' },
  'recheck.objective': { status: 409, zh: '客观题科目只有显示 0 分、缺考或违纪时才能申请复查', en: 'Objective subjects are re-checked only when they show 0, absent or a breach' },
  'recheck.not_sat': { status: 422, zh: '您没有报考这个科目', en: 'You do not sit this subject' },
  'recheck.not_found': { status: 404, zh: '没有这个复查申请，或不在您的辖区', en: 'There is no such re-check in your jurisdiction' },
  'recheck.wrong_state': { status: 409, zh: '这个复查申请不在这一步，请载入最新内容', en: 'The re-check is not at this step; load the newest state' },
  'recheck.own_work': { status: 403, zh: '提出复查结论的人不能确认，须由另一人确认', en: 'Whoever proposed the outcome cannot confirm it; a second person must' },
  'recheck.no_letter': { status: 409, zh: '复查还没有结论，暂无通知书', en: 'There is no outcome yet, and so no letter' },
  'recheck.unprintable': { status: 409, zh: '姓名中的“{characters}”暂时无法印出，请联系报名地考试机构', en: '“{characters}” in the name cannot be printed yet; please call the examination body' },
  'recheck.mark_needed': { status: 422, zh: '更正须填写正确的成绩，且与原成绩不同、不超过满分', en: 'A correction needs the right mark: another than before, and not beyond the full mark' },
} as const satisfies Record<string, RefusalWords>;
