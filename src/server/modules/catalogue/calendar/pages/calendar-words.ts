import type { Lang } from '#contracts/refusals.ts';
import type { LoadLevel } from '../../domain/calendar/forecast-days.ts';

const levels: Record<LoadLevel, string> = { quiet: '空闲', usual: '平稳', busy: '较拥挤', crowded: '拥挤' };

const zh = {
  calendar: {
    title: '报考日历', lead: '全部考试在各报名地的报名、缴费、准考证、考试和成绩时间。均为北京时间，以公告为准。',
    views: '查看方式', months: '按月', table: '一览表', busy: '拥挤预报',
    province: '报名地', allProvinces: '全部报名地', exam: '考试', allExams: '全部考试', show: '查看', clear: '清除条件',
    line: '全年时间轴', lineNote: '时间轴内容与下方按月列表、一览表相同。', today: '今天',
    marks: { apply: '报名', pay: '缴费', ticket: '准考证打印', exam: '考试', score: '公布成绩' },
    none: '没有符合条件的日程。', noneNext: '时间安排以公告为准；也可以换一个报名地或考试。',
    where: { all: '', first: '（最早的报名地）', last: '（最晚的报名地）' },
    caption: (n: number) => `共 ${n} 次考试`, sitting: '考试', apply: '报名', pay: '缴费截止', ticket: '准考证打印', examOn: '考试日期', score: '公布成绩', keep: '日历文件',
    varies: '各地不同，此处为最早至最晚', ics: '加入日历', unpublished: '未公布', chooseProvince: '各地时间不同：这里的开始是最早的报名地，截止是最晚的报名地，您的报名地可能更早截止。选择报名地，即显示当地的准确时间，并可下载日历文件。',
    trial: '带“演示”的安排不是正式公布的考试计划。', trialMark: '演示',
  },
  busy: {
    title: '报名拥挤预报', lead: '未来四周哪些时段人多、什么时候办理更顺畅。',
    levels, advice: '报名在截止前均可办理，一般不分先后，不必赶在开放的第一个小时。',
    openings: '将要开放的报名', openingsNone: '未来四周没有新开放的报名。', when: '开放时间', exams: '考试', places: '报名地', placesOf: (n: number) => `${n} 个`, expected: '预计报名', expectedOf: (n: string) => `约 ${n}人`, load: '开放时拥挤程度',
    loads: { usual: '平稳', busy: '较拥挤', heavy: '拥挤' }, mayWait: '可能需要排队进入',
    days: '每天的拥挤程度', chart: (day: string) => `${day}各小时访问量`, fullest: (from: string, to: string, times: string) => `最忙 ${from}–${to} 时，约为平常的 ${times} 倍`, even: '全天平稳', quiet: (spans: string) => `较空闲：${spans}`, span: (from: number, to: number) => `${from}–${to} 时`,
    later: '之后三周', basis: '依据', basisOf: (stated: number, usual: number) => `人数：${stated} 处采用报名地填报的预计报名人数${usual === 0 ? '' : `，${usual} 处没有填报，按近年公开的全国报考规模和各省常见占比推算`}。`,
    basisShape: '时段：开放后第一小时约占两成，最后一天约占 12%，其余按一天内常见的办理规律分布；准考证和成绩公布后的查询也计算在内。', basisOrdinary: '“平常”指这四周内 7 时至 24 时每小时访问量的中位数。预报仅供安排时间参考，不是实际访问数据。',
  },
};

/** What the calendar and the forecast say. */
export const calendarWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    calendar: {
      title: 'Calendar of exams', lead: 'When every exam opens, closes, is paid, sat and marked in every place of application. Beijing time; the announcements decide.',
      views: 'Shown as', months: 'By month', table: 'Table', busy: 'Crowded hours',
      province: 'Place of application', allProvinces: 'All places', exam: 'Exam', allExams: 'All exams', show: 'Show', clear: 'Clear',
      line: 'The year at a glance', lineNote: 'The months below and the table say the same in words.', today: 'today',
      marks: { apply: 'applications', pay: 'payment', ticket: 'admission tickets', exam: 'exam', score: 'scores out' },
      none: 'No dates were found.', noneNext: 'The announcements say when; or try another place or exam.',
      where: { all: '', first: '(the first place)', last: '(the last place)' },
      caption: (n) => (n === 1 ? '1 sitting' : `${n} sittings`), sitting: 'Exam', apply: 'Applications', pay: 'Pay until', ticket: 'Admission tickets', examOn: 'Exam days', score: 'Scores out', keep: 'Calendar file',
      varies: 'differs by place; from the first to the last', ics: 'Add to calendar', unpublished: 'not published', chooseProvince: 'Places differ: what opens is said here by the first of them, what closes by the last, and yours may close earlier. Choose your place of application for its exact times and for calendar files.',
      trial: 'What is marked “demo” is no published plan.', trialMark: 'demo',
    },
    busy: {
      title: 'Crowded hours', lead: 'When many people will come in the next four weeks, and when it goes smoothly.',
      levels: { quiet: 'quiet', usual: 'as usual', busy: 'busy', crowded: 'crowded' }, advice: 'You may apply until the closing day, as a rule in no order: there is no need to come in the first hour.',
      openings: 'Applications about to open', openingsNone: 'Nothing new opens within four weeks.', when: 'Opens', exams: 'Exam', places: 'Places', placesOf: (n) => String(n), expected: 'Expected to apply', expectedOf: (n) => `about ${n}`, load: 'When it opens',
      loads: { usual: 'as usual', busy: 'busy', heavy: 'crowded' }, mayWait: 'you may have to wait',
      days: 'Day by day', chart: (day) => `Visits by hour on ${day}`, fullest: (from, to, times) => `fullest ${from}–${to} h, about ${times} times the ordinary`, even: 'even all day', quiet: (spans) => `better come at ${spans}`, span: (from, to) => `${from}–${to} h`,
      later: 'The three weeks after', basis: 'What this is computed from', basisOf: (stated, usual) => `People: ${stated === 1 ? '1 window has' : `${stated} windows have`} the number the place itself expects${usual === 0 ? '' : `; for ${usual} others nobody has stated one, and the usual size of the exam and share of the province stand in`}.`,
      basisShape: 'Hours: a fifth comes in the first hour, 12 % on the last day, the rest as people usually come over the day; tickets and scores count too.', basisOrdinary: '“Ordinary” is the median hour between 7 and 24 o’clock of these four weeks. A forecast to plan by, not a measurement.',
    },
  },
};
