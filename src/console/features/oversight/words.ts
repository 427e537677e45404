const zh = {
  title: '审计日志', sub: '谁在何时、从何处、对什么做了什么、为什么。每次查询本身也会记录。',
  chain: '审计链', sealed: (seals: number, events: number) => `已封存 ${String(seals)} 批、${String(events)} 条`, lastSeal: '最近封存', checked: '最近整链校验', whole: '完整', broken: (n: number) => `第 ${String(n)} 批与记录不符`, never: '尚未校验（每日 3:43 自动校验，也可运行 npm run audit:verify）',
  staff: '工作人员用户名', document: '证件号码', documentHint: '查与该证件号码的账号有关的全部操作', action: '操作', anyAction: '全部操作', subject: '对象', subjectHint: '如 application:0198…', from: '起始日期', to: '截止日期', search: '查询', clear: '清除条件',
  at: '时间', who: '操作人', what: '操作', on: '对象', address: '来源地址', why: '理由', empty: '没有符合条件的记录。', more: '更早的记录', changed: '留有摘要', kinds: { visitor: '未登录访客', candidate: '考生', staff: '工作人员', system: '系统', partner: '对接系统' },
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Audit log', sub: 'Who did what, when, from where, to what and why. Each search is itself written down.',
    chain: 'Chain of seals', sealed: (seals, events) => `${String(seals)} seals over ${String(events)} events`, lastSeal: 'Last seal', checked: 'Last check of the whole chain', whole: 'whole', broken: (n) => `seal ${String(n)} does not fit its rows`, never: 'not checked yet (every day at 3:43; or npm run audit:verify)',
    staff: 'User name of staff', document: 'Document number', documentHint: 'Everything about the accounts of this document', action: 'Act', anyAction: 'Every act', subject: 'Subject', subjectHint: 'such as application:0198…', from: 'First day', to: 'Last day', search: 'Search', clear: 'Clear',
    at: 'When', who: 'Who', what: 'Act', on: 'Subject', address: 'Address', why: 'Reason', empty: 'Nothing in the log fits.', more: 'Earlier', changed: 'digest kept', kinds: { visitor: 'a visitor', candidate: 'a candidate', staff: 'staff', system: 'the system', partner: 'an outside system' },
  },
};
