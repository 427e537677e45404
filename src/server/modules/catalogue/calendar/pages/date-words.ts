import type { Lang } from '#contracts/refusals.ts';
import type { DateKind } from '../../domain/calendar/sitting-dates.ts';

/** What a date of a sitting is called (日程), in lists and in calendar files. */
export const dateWords: Record<Lang, Record<DateKind, string>> = {
  zh: { apply_opens: '报名开始', apply_closes: '报名截止', pay_closes: '缴费截止', ticket_opens: '开始打印准考证', exam: '考试', score_opens: '公布成绩', recheck_closes: '成绩复核截止' },
  en: { apply_opens: 'Applications open', apply_closes: 'Applications close', pay_closes: 'Last day to pay', ticket_opens: 'Admission tickets out', exam: 'Exam', score_opens: 'Scores out', recheck_closes: 'Last day to ask for a re-check' },
};
