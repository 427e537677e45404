import type { Lang } from '#contracts/refusals.ts';
import type { EntryKind } from '../entry.ts';

const zh = {
  title: '站内搜索', lead: '考试、报考条件、各省政策、审核点、公告、政策文件、问答、专业和办事页面。',
  label: '搜什么', hint: '例如 一建 工作年限、济南 审核点、退费', act: '搜索', more: '按报名地查找', province: '报名地', provinceHint: '选择后显示该省和全国的内容', all: '全部', kinds: '类别',
  kind: { exam: '考试', province: '各省', review_point: '审核点', announcement: '通知公告', policy: '政策文件', question: '问答', guide: '操作流程', major: '专业', page: '办事页面' } as Record<EntryKind, string>,
  found: (n: number) => `找到 ${String(n)} 条`, loose: '没有内容包含全部词语，以下内容与其中一部分相符。', near: '您是不是要找：',
  nothing: '没有找到相关内容。', nothingNext: '换一个说法试试，或少用几个词；仍找不到的，看考生问答，或按报名地咨询考试机构。', questions: '考生问答', contact: '联系我们', exams: '考试计划',
  personal: '搜索框里不要填写证件号码或手机号码。查自己的信息请用：', own: [{ text: '准考证打印', href: '/tickets' }, { text: '成绩查询', href: '/scores' }, { text: '证书查询', href: '/certificates' }, { text: '我的报考', href: '/my/applications' }],
  try: '大家常找', popular: ['报考条件', '工作年限', '照片要求', '审核点电话', '告知承诺', '退费', '准考证', '成绩复核'],
};

/** Words of 站内搜索; a missing English word does not compile. */
export const searchWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Search', lead: 'Exams, conditions, provinces, review points, announcements, policy files, answers, majors and services.',
    label: 'Search for', hint: 'For example constructor experience, review point Jinan, refund', act: 'Search', more: 'By place of application', province: 'Place of application', provinceHint: 'Shows what that province and the national centre say', all: 'All', kinds: 'Kinds',
    kind: { exam: 'Exams', province: 'Provinces', review_point: 'Review points', announcement: 'Announcements', policy: 'Policy files', question: 'Answers', guide: 'Step by step', major: 'Majors', page: 'Services' },
    found: (n) => (n === 1 ? '1 result' : `${String(n)} results`), loose: 'Nothing holds all of these words; these hold some of them.', near: 'Did you mean: ',
    nothing: 'Nothing was found.', nothingNext: 'Try other or fewer words; otherwise see the questions and answers, or ask the examination body of your place.', questions: 'Questions and answers', contact: 'Contact', exams: 'Examinations',
    personal: 'Do not type numbers of documents or telephones here. To see what is yours use: ', own: [{ text: 'Admission ticket', href: '/tickets' }, { text: 'Scores', href: '/scores' }, { text: 'Certificates', href: '/certificates' }, { text: 'My applications', href: '/my/applications' }],
    try: 'Often looked for', popular: ['conditions', 'photo', 'review point', 'commitment', 'refund', 'admission ticket', 'recheck'],
  },
};
