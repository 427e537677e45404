import type { Lang } from '#contracts/refusals.ts';
import type { OwnDate } from '../domain/deadlines.ts';
import type { WhoActs } from '../domain/who-acts.ts';

const zh = {
  progress: (done: number, all: number, now: string | null) => (now === null ? `已完成 ${String(done)} 步，共 ${String(all)} 步` : `第 ${String(done + 1)} 步，共 ${String(all)} 步：${now}`),
  who: '现在轮到', whose: { you: '您办理', reviewer: '审核人员', bank: '支付渠道确认到账', agency: '考试机构', nobody: '不需要办理' } satisfies Record<WhoActs, string> as Record<WhoActs, string>,
  printed: (name: string, at: string) => `${name}　打印时间 ${at}`, onSite: '到审核点现场核验', see: '查看', ahead: '接下来的日期', calendar: '下载我的日程（日历文件）', calendarHint: '导入手机日历后到时提醒；文件里没有姓名和证件号码', calendarName: '我的报考日程', print: '打印报考摘要',
  dates: { apply_closes: '报名截止', confirm_closes: '信息确认截止', pay_closes: '缴费截止', ticket_opens: '准考证开始打印', exam: '考试', score_opens: '成绩公布', recheck_closes: '复核申请截止' } satisfies Record<OwnDate['kind'], string> as Record<OwnDate['kind'], string>,
  me: '我的账号', state: '账号', states: { active: '正常', identity_pending: '身份待确认', frozen: '已停用' } as Record<string, string>, identity: '身份核验', rows: '学历、学位核验', rowsNone: '还没有学历', rowsDone: (done: number, all: number) => `${String(done)} / ${String(all)} 条已有结果`, photo: '照片', messages: '站内消息', unread: (n: number) => (n === 0 ? '没有未读' : `${n >= 100 ? '99+' : String(n)} 条未读`),
  looks: '最近谁看过我的资料', looksNone: '还没有人看过', looksAll: '全部查看记录', mine: '我的个人信息', mineText: '查看平台保存了什么、保存多久；下载一份带走；注销账号', mineAct: '个人信息与账号',
};

/** What the journey card says beside the words of an application (我的报考). */
export const cardWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    progress: (done, all, now) => (now === null ? `${String(done)} of ${String(all)} steps done` : `Step ${String(done + 1)} of ${String(all)}: ${now}`),
    who: 'Whose turn it is', whose: { you: 'yours', reviewer: 'a reviewer’s', bank: 'the payment channel’s, to confirm the payment', agency: 'the exam agency’s', nobody: 'nothing to be done' },
    printed: (name, at) => `${name} · printed ${at}`, onSite: 'Go to your review point', see: 'Open', ahead: 'Dates ahead', calendar: 'Download my dates (calendar file)', calendarHint: 'Your phone’s calendar will remind you; no name and no document number is in the file', calendarName: 'My examination dates', print: 'Print this summary',
    dates: { apply_closes: 'applications close', confirm_closes: 'confirmation closes', pay_closes: 'payment closes', ticket_opens: 'admission tickets open', exam: 'examination', score_opens: 'results are released', recheck_closes: 're-check requests close' },
    me: 'My account', state: 'Account', states: { active: 'in order', identity_pending: 'identity to be settled', frozen: 'suspended' }, identity: 'Identity', rows: 'Education and degrees', rowsNone: 'no education yet', rowsDone: (done, all) => `${String(done)} of ${String(all)} have a result`, photo: 'Photo', messages: 'Messages', unread: (n) => (n === 0 ? 'none unread' : `${n >= 100 ? '99+' : String(n)} unread`),
    looks: 'Who looked at my record lately', looksNone: 'nobody yet', looksAll: 'All looks', mine: 'My personal data', mineText: 'See what is kept and for how long; take a copy with you; close the account', mineAct: 'Personal data and account',
  },
};
