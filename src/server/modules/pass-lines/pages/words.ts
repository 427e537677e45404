import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '合格标准',
  lead: '各次考试的合格标准：达到标准的科目为合格。另有省份标准的，按考生报名省份执行。',
  sittings: '已结束的考试',
  examOn: (day: string) => `考试结束于 ${day}`,
  none: '还没有结束的考试',
  announced: (at: string, basis: string) => `公布于 ${at}，依据：${basis}`,
  ordinary: '本次考试的合格标准尚未公布。按现行规定，合格标准一般为试卷满分的 60%，最终以公布为准。',
  caption: '各科目合格标准',
  columns: { level: '级别', specialty: '专业', subject: '科目', full: '满分', mark: '合格标准' },
  every: '各专业',
  inProvinces: (names: string, mark: string) => `${names}：${mark} 分`,
  marks: (mark: string) => `${mark} 分`,
  expected: (mark: string) => `${mark} 分（预计）`,
};

const en: typeof zh = {
  title: 'Pass lines',
  lead: 'From which mark a subject is passed. Where a province has a line of its own, it holds for those who applied there.',
  sittings: 'Sittings that are over',
  examOn: (day) => `Ended on ${day}`,
  none: 'No sitting is over yet',
  announced: (at, basis) => `Announced ${at}; basis: ${basis}`,
  ordinary: 'The pass lines of this sitting are not announced yet. By the present rule they are usually 60% of the full mark; what is announced decides.',
  caption: 'Pass line of each subject',
  columns: { level: 'Level', specialty: 'Specialty', subject: 'Subject', full: 'Full mark', mark: 'Pass line' },
  every: 'Every specialty',
  inProvinces: (names, mark) => `${names}: ${mark}`,
  marks: (mark) => mark,
  expected: (mark) => `${mark} (expected)`,
};

/** What the public pages of pass lines say. */
export const words: Record<Lang, typeof zh> = { zh, en };
