import type { RefusalWords } from './words.ts';

/** Noes of suspensions (停考). */
export const SUSPENSION_REFUSALS = {
  'suspension.not_found': { status: 404, zh: '未找到该停考事项', en: 'This suspension is not there' },
  'suspension.none_here': { status: 404, zh: '该报考没有停考事项', en: 'No suspension touches this application' },
  'suspension.changed_meanwhile': { status: 409, zh: '该停考事项刚刚有变化，请刷新后再操作', en: 'This suspension has just changed; look again before you act' },
  'suspension.place_foreign': { status: 404, zh: '停考范围不在您的辖区内，或该地不举行本次考试', en: 'This place is not within your jurisdiction, or the exam is not held there' },
  'suspension.half_day_unknown': { status: 422, zh: '本次考试没有第 {halfDay} 个半天', en: 'The sitting has no half-day {halfDay}' },
  'suspension.nobody': { status: 409, zh: '该范围内没有报名完成的人，不需要停考', en: 'Nobody has a complete application there; nothing needs to be suspended' },
  'suspension.exists': { status: 409, zh: '同一范围的停考已经提出', en: 'The same suspension has been proposed already' },
  'suspension.scores_out': { status: 409, zh: '本次考试成绩已提请公布或已公布，不能再停考', en: 'The scores of this sitting are proposed or released; it cannot be suspended any more' },
  'suspension.choose_until_missing': { status: 422, zh: '由考生选择的，须写明选择截止时间', en: 'Where people choose, say until when' },
  'suspension.choose_until_past': { status: 422, zh: '选择截止时间须在今后，且不超过 90 天', en: 'The end of the choice must lie ahead, within 90 days' },
  'suspension.not_proposed': { status: 409, zh: '该停考不在待批准状态', en: 'This suspension does not await approval' },
  'suspension.own_proposal': { status: 409, zh: '提出停考的人不能自己批准，请由另一人批准', en: 'Who proposed the suspension cannot approve it; a second person must' },
  'suspension.not_in_effect': { status: 409, zh: '停考尚未生效，办理完成后再操作', en: 'The suspension is not in effect yet; wait until its work is done' },
  'suspension.no_choice': { status: 409, zh: '该停考不由考生选择，或选择已截止', en: 'This suspension leaves no choice, or the choice has ended' },
  'suspension.choice_open': { status: 409, zh: '选择尚未截止（{until}），请先等待截止或提前截止选择', en: 'The choice is still open (until {until}); wait, or end it first' },
  'suspension.chosen': { status: 409, zh: '已经选择退费，不能再改', en: 'You chose to have the fee back; that cannot be changed' },
  'suspension.no_resit': { status: 409, zh: '没有人参加延期考试，不需要安排', en: 'Nobody takes part in a resit; there is nothing to arrange' },
  'suspension.resit_settled': { status: 409, zh: '延期考试已经安排', en: 'The resit has been arranged already' },
  'suspension.resit_not_proposed': { status: 409, zh: '没有待批准的延期考试安排', en: 'No timetable of a resit awaits approval' },
  'suspension.resit_days': { status: 422, zh: '延期考试应当有 {days} 天，按原先后顺序', en: 'The resit needs {days} days, in the order of the suspended ones' },
  'suspension.resit_past': { status: 422, zh: '延期考试的日期须在今后', en: 'The days of the resit must lie ahead' },
  'suspension.resit_tickets': { status: 422, zh: '准考证打印应当在今后开始，在考试最后一天之前结束不早于首日', en: 'Tickets must be printed from a moment ahead and at least until the first day of the exam' },
  'suspension.no_number_left': { status: 409, zh: '该年度延期考试次数已满', en: 'The year has no number left for another resit' },
} as const satisfies Record<string, RefusalWords>;
