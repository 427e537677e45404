import type { ScoreFaultKind } from '#contracts/scores.ts';
import type { Words } from '#contracts/words.ts';

/** What is wrong with a row of a file of scores, in words. */
export const FAULT_WORDS: Record<ScoreFaultKind, Words> = {
  ticket_malformed: { zh: '不是准考证号', en: 'Not a ticket number' },
  subject_malformed: { zh: '不是科目代码（1–9）', en: 'Not a subject code (1–9)' },
  mark_malformed: { zh: '不是成绩：应为至多一位小数的分数，或 -1、-2、-4', en: 'Not a mark: a number with at most one decimal, or -1, -2, -4' },
  row_short: { zh: '这一行缺少列', en: 'The row lacks columns' },
  duplicate: { zh: '同一准考证号、同一科目出现多次', en: 'The same ticket and subject stand there more than once' },
  unknown_ticket: { zh: '本次考试没有这个准考证号', en: 'No such ticket in this sitting' },
  subject_not_sat: { zh: '该考生没有报考这个科目', en: 'The examinee does not sit this subject' },
  beyond_full_mark: { zh: '超过满分', en: 'Beyond the full mark' },
  contradicts_exam_day: { zh: '与考务数据不一致（缺考应为 -1，违纪应为 -2 或 -4）', en: 'Contradicts the exam-day data (absent is -1, a breach -2 or -4)' },
  already_loaded: { zh: '该科目成绩已经载入', en: 'A mark of this subject is loaded already' },
  missing: { zh: '应有成绩而文件中没有', en: 'Should have a mark and has none in the file' },
};
