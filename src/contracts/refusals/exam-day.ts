import type { RefusalWords } from './words.ts';

/** Noes about exam-day data (考务数据). */
export const EXAM_DAY_REFUSALS = {
  'exam_day.too_early': { status: 409, zh: '考试还没有开始，不能登记考务数据', en: 'The exam has not begun; nothing can be recorded yet' },
  'exam_day.roll_gathering': { status: 409, zh: '成绩名册还在汇总（已汇总 {people} 人），汇总完才能登记考务数据；请过几分钟再来', en: 'The roll of examinees is still being gathered ({people} so far); nothing can be recorded until it is whole. Come back in a few minutes' },
  'exam_day.no_roll': { status: 409, zh: '这次考试还没有成绩名册：开考后每小时汇总一次，准考证发布后才有名单', en: 'This sitting has no roll of examinees yet: it is gathered each hour once the exam has begun and tickets were released' },
  'exam_day.scored': { status: 409, zh: '该科目成绩已经载入，不能再登记', en: 'A mark of this subject is loaded; nothing more can be recorded' },
  'exam_day.not_sat': { status: 422, zh: '该考生没有报考这个科目', en: 'The examinee does not sit this subject' },
  'exam_day.recorded': { status: 409, zh: '该科目已登记为{kind}；登记错误的请先撤销', en: 'This subject is recorded already; cancel a wrong entry first' },
  'exam_day.not_recorded': { status: 409, zh: '没有可撤销的登记', en: 'There is no entry to cancel' },
  'exam_day.say_what': { status: 422, zh: '违纪须写明情况（至少 4 个字）', en: 'A breach needs a description of what happened' },
  'exam_day.no_headings': { status: 422, zh: '前 15 行中没有找到列标题：应有“准考证号”“科目”“情况”，可有“说明”', en: 'No headings in the first 15 rows: 准考证号, 科目, 情况 and, if there is one, 说明' },
  'exam_day.kind_unknown': { status: 422, zh: '情况应为“缺考”或“违纪”', en: 'Should be 缺考 (absent) or 违纪 (breach)' },
  'exam_day.reported_absent': { status: 409, zh: '{subject}：考场登记为缺考；有误的，请联系报名地考试机构', en: '{subjectEn}: recorded as absent; if that is wrong call the examination body' },
  'exam_day.reported_violation': { status: 409, zh: '{subject}：考场登记为违纪，以考试机构作出的书面处理决定为准', en: '{subjectEn}: a breach was recorded; what counts is the written decision of the examination body' },
  'exam_day.too_many_rows': { status: 422, zh: '一个文件最多 {rows} 行', en: 'A file has at most {rows} rows' },
  'exam_day.twice': { status: 422, zh: '与第 {row} 行重复', en: 'Says the same examinee and subject as row {row}' },
} as const satisfies Record<string, RefusalWords>;
